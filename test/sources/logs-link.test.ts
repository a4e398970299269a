import { httpsUrl } from "../../functions/sources/content.ts";
import { logsLink } from "../../functions/sources/logs-link.ts";

const place = { partition: "aws", region: "eu-west-1" };
const at = "2026-11-24T08:00:00.000Z";

it("opens the log group in the minutes around the moment", () => {
  const link = logsLink(place, "/aws/lambda/orders", at);
  expect(link?.label).toBe("Search its log");
  expect(link?.url).toBe(
    "https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:logs-insights$3FqueryDetail$3D~(end~'2026-11-24T08*3a05*3a00.000Z~start~'2026-11-24T07*3a45*3a00.000Z~timeType~'ABSOLUTE~tz~'UTC~editorString~'fields*20*40timestamp*2c*20*40message*0a*7c*20sort*20*40timestamp*20desc*0a*7c*20limit*20100~source~(~'*2faws*2flambda*2forders))",
  );
});

it("is a sound address whatever a log group is called, in the partition of the event", () => {
  for (const name of ["<!channel>", "a|b c\n", "é\ud800", ")~source~(~'x"]) {
    const url = logsLink({ partition: "aws-cn", region: "cn-north-1" }, name, at)?.url ?? "";
    expect(httpsUrl(url)).toBe(true);
    expect(url.startsWith("https://console.amazonaws.cn/cloudwatch/home?region=cn-north-1#")).toBe(true);
    expect(url.match(/~source~/g)).toHaveLength(1);
  }
});

it("has nothing to open without a log group, or where no console is known", () => {
  expect(logsLink(place, undefined, at)).toBeUndefined();
  expect(logsLink(place, "x".repeat(600), at)).toBeUndefined();
  expect(logsLink({ partition: "aws-iso", region: "us-iso-east-1" }, "a", at)).toBeUndefined();
});
