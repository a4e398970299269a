import type { Family } from "../entry.ts";
import { administration } from "./administration.ts";
import { exchange } from "./exchange.ts";
import { health } from "./health.ts";
import { machineLearning } from "./machine-learning.ts";
import { speech } from "./speech.ts";
import { things } from "./things.ts";

/** The catalogue, by family of services. A new entry is a line in one of these. */
export const families: readonly Family[] = [administration, exchange, health, machineLearning, speech, things];
