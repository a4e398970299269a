/** How often we ask a platform whether the bot is still where it was installed: its own signal may be lost. Seconds. */
export const CHECK_SECONDS = 12 * 3600;
