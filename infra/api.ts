import { HttpApi } from "./components/http-api.ts";
import { settings } from "./config.ts";

/** The one door: AWS accounts, Slack and Teams come through it. Far below an account's quota of 10 000 requests/s. */
export const api = new HttpApi("api", {
  domain: settings.domain,
  throttle: { ratePerSecond: 1000, burst: 2000 },
});
