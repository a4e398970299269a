import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface PageBundle {
  readonly script: string;
  readonly style: string;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Script and style sheet of the page, or of the gallery of cards, which is drawn by the same components. React, Block Kit
 * and Adaptive Card renderers are included, nothing is fetched from elsewhere.
 */
export const bundlePage = async (page: "main" | "gallery" = "main"): Promise<PageBundle> => {
  const { outputFiles } = await build({
    entryPoints: { app: at(`app/${page}.tsx`), style: at("styles/style.css") },
    outdir: at("out"),
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const text = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return { script: text("app.js"), style: text("style.css") };
};
