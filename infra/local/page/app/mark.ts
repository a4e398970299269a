/** The product's picture, as SVG: the page's icon, and the bot's face. */
export const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#5b4ddb"/><path d="M8 22v-8.5a4 4 0 0 1 8 0V22m0-8.5a4 4 0 0 1 8 0V22" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round"/></svg>`;

/** The same as an address that needs no server. */
export const markUrl = `data:image/svg+xml,${encodeURIComponent(markSvg)}`;
