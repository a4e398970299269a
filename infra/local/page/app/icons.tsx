import type { Platform } from "./api.ts";
import { markUrl } from "./mark.ts";

/** Icons drawn in the text's colour; they say nothing that the words beside them do not say. */
const paths = {
  slack:
    "M9 3a2 2 0 0 0-2 2v5a2 2 0 0 0 4 0V5a2 2 0 0 0-2-2ZM3 9a2 2 0 1 0 2 2V9ZM15 21a2 2 0 0 0 2-2v-5a2 2 0 0 0-4 0v5a2 2 0 0 0 2 2Zm6-6a2 2 0 1 0-2-2v2ZM3 15a2 2 0 0 0 2 2h5a2 2 0 0 0 0-4H5a2 2 0 0 0-2 2Zm6 6a2 2 0 1 0 2-2H9ZM21 9a2 2 0 0 0-2-2h-5a2 2 0 0 0 0 4h5a2 2 0 0 0 2-2Zm-6-6a2 2 0 1 0-2 2h2Z",
  teams:
    "M4 6h9v2.6H9.9V18H7.1V8.6H4V6Zm12.5 1a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-2 2H20a1 1 0 0 1 1 1v4.5a4 4 0 0 1-6.5 3.1V9Z",
  sun: "M12 4V2m0 20v-2m8-8h2M2 12h2m13.7-5.7 1.4-1.4M4.9 19.1l1.4-1.4m0-11.4L4.9 4.9m14.2 14.2-1.4-1.4M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z",
  send: "M4 12 20 4l-5 16-3.5-6.5L4 12Z",
  copy: "M9 9h11v11H9V9Zm-5 6V4h11",
  check: "m4 12.5 5.5 5.5L20 7",
  eye: "M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2",
  forward: "m4 6 7 6-7 6V6Zm9 0 7 6-7 6V6Z",
  chat: "M4 5h16v11H9l-5 4V5Z",
  list: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  bolt: "M13 2 5 14h6l-1 8 8-12h-6l1-8Z",
  hash: "M9 4 7 20M17 4l-2 16M4 9h16M4 15h16",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 9c.6-3.6 3.4-6 7-6s6.400 2.400 7 6",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.500 4.500",
  bell: "M6 17V11a6 6 0 0 1 12 0v6l2 2H4l2-2Zm4 4.500h4",
  quiet: "M6 17V11a6 6 0 0 1 9.500-4.900M18 11v6l2 2H8m2 2.500h4M3 3l18 18",
  duty: "M12 3 5 6v5c0 4.500 3 8 7 10 4-2 7-5.500 7-10V6l-7-3Zm-3 9 2.200 2.200L15.200 10",
  plus: "M12 5v14M5 12h14",
  dots: "M5 12h.01M12 12h.01M19 12h.01",
  home: "M4 11.500 12 4l8 7.500M6 10v10h12V10",
  cross: "m6 6 12 12M18 6 6 18",
} as const;

export type IconName = keyof typeof paths;

const filled: ReadonlySet<IconName> = new Set(["slack", "teams", "send", "forward"]);

export const Icon = ({ name, size = 16 }: { name: IconName; size?: number }) => (
  <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path
      d={paths[name]}
      fill={filled.has(name) ? "currentColor" : "none"}
      stroke={filled.has(name) ? "none" : "currentColor"}
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);

export const platformName: Record<Platform, string> = { slack: "Slack", teams: "Microsoft Teams" };

/** The product's own picture. */
export const Mark = ({ size = 28 }: { size?: number }) => (
  <img src={markUrl} width={size} height={size} alt="" className="mark" />
);
