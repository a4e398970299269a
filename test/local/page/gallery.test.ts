import { describe, expect, it } from "@jest/globals";
import { galleryPage } from "../../../infra/local/page/gallery.ts";
import { GRAPH, graph, recordedSpecimens, templateSpecimen } from "../../../scripts/specimens.ts";

describe("the gallery", () => {
  it("is one file, which what events say cannot end or add to", async () => {
    const rows = [{ name: "hostile", does: "", slack: { blocks: [] }, teams: "</script><script>alert(1)</script>" }];
    const page = await galleryPage("Cards", [{ name: "sheet", rows }]);

    expect(page).not.toContain("</script><script>alert");
    expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
    const [, data = ""] = /id="sheets">(.*)<\/script>/.exec(page) ?? [];
    expect(JSON.parse(data)).toEqual([{ name: "sheet", rows }]);
  });

  it("shows an alert as it is posted, in Slack with its mention", async () => {
    const [alarm] = (await recordedSpecimens("cloudwatch-alarm")).filter(({ name }) => name.endsWith("/alarm"));

    expect(alarm?.does).toBe("alert, problem: turned to ALARM");
    expect(JSON.stringify(alarm?.slack)).toContain("<!here>");
    expect(JSON.stringify(alarm?.teams)).toContain("web-1 CPU is high");
  });

  it("shows what is over as the closed card of its problem, and of a lone recovery only what it does", async () => {
    const rows = await recordedSpecimens("cloudwatch-alarm");
    const over = rows.find(({ name }) => name === "cloudwatch-alarm/ok");
    expect(JSON.stringify(over?.slack)).toContain("Auto-closed after");
    const alone = rows.filter(({ slack }) => slack === undefined);
    for (const { does } of alone) expect(does).toMatch(/recovered: .*nothing was open/);
  });

  it("shows what a template sends with what was found out, and without where asked", async () => {
    expect(JSON.stringify(await templateSpecimen("lambda-function/errors"))).toContain(`"image_url":"${GRAPH}"`);
    expect(JSON.stringify(await templateSpecimen("lambda-function/errors", { enriched: false }))).not.toContain(GRAPH);
    expect(graph().subarray(1, 4).toString()).toBe("PNG");
  });
});
