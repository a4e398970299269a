import { alertStoreContract } from "../contracts/alert-store.ts";
import { Memory } from "./memory.ts";

alertStoreContract("the alert store in memory", async () => {
  const memory = new Memory();
  return {
    alerts: memory.alerts,
    setNow: (at) => {
      memory.now = at;
    },
  };
});
