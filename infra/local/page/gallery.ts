import type { GallerySheet } from "./app/gallery.tsx";
import { bundlePage, type PageBundle } from "./bundle.ts";

export type { GalleryRow, GallerySheet } from "./app/gallery.tsx";

let bundle: Promise<PageBundle> | undefined;

/** One file that needs no server: cards as the page draws them, from messages as the gateways send them. */
export const galleryPage = async (title: string, sheets: readonly GallerySheet[]): Promise<string> => {
  bundle ??= bundlePage("gallery");
  const { script, style } = await bundle;
  // What events say must not end the element that holds it.
  const data = JSON.stringify(sheets).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${title}</title>
    <style>${style}</style>
  </head>
  <body>
    <div id="root"></div>
    <script type="application/json" id="sheets">${data}</script>
    <script type="module">${script.replaceAll("</script", "<\\/script")}</script>
  </body>
</html>
`;
};
