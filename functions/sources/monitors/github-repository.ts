import * as z from "zod";
import { part, text } from "../aws/loose.ts";

/** What every webhook of GitHub says about where it comes from. https://docs.github.com/webhooks/webhook-events-and-payloads */
export const githubRepository = z.object({ full_name: z.string().min(1), html_url: text, default_branch: text });

export const githubUser = part({ login: text });
