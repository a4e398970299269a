import type { Source } from "../../source.ts";
import { codepipelinePipeline } from "./codepipeline-pipeline.ts";

/** The kinds of this family that are made by hand: one file, one line here, one folder of fixtures each. */
export const delivery: readonly Source[] = [codepipelinePipeline];
