/** The four people who are in Slack and in Teams on the laptop. */
export const staff = [
  { slack: "U0ADA000001", teams: "a0da0000-0000-4000-8000-000000000001", name: "Ada", timeZone: "Europe/London" },
  { slack: "U0BEN000002", teams: "be000000-0000-4000-8000-000000000002", name: "Ben", timeZone: "Europe/Berlin" },
  { slack: "U0CHLOE0003", teams: "c410e000-0000-4000-8000-000000000003", name: "Chloe", timeZone: "America/New_York" },
  { slack: "U0DEV000004", teams: "de000000-0000-4000-8000-000000000004", name: "Dev", timeZone: "Asia/Kolkata" },
] as const;
