import { api } from "./api.ts";
import { Handler } from "./components/handler.ts";
import { endpointKeys, events } from "./data.ts";

/** Graphs of alarms, at addresses that nobody can guess and that end by themselves. */
export const image = new Handler("image", {
  memory: 256,
  timeoutSeconds: 10,
  grants: [endpointKeys.read(), events.allow("GetItem")],
});

api.route(image, {
  methods: ["GET", "HEAD"],
  paths: ["/v1/image/{token}"],
  guard: "image-token",
  throttle: { ratePerSecond: 200, burst: 400 },
});
