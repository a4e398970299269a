import { readFileSync } from "node:fs";
import { evaluate } from "../../infra/local/evaluate.ts";
import type { Program } from "../../infra/local/resource.ts";
import { library } from "../../templates/library/index.ts";
import { evaluated, inputsOf, json, ofType } from "./graph.ts";

let program: Program;
let full: Program;
beforeAll(async () => {
  ({ program, full } = await evaluated());
}, 60_000);

const environmentOf = (of: Program, name: string) =>
  (inputsOf(of, "lambda/function:Function", name).environment as { variables: Record<string, string> }).variables;
const objects = () => ofType(full, "s3/bucketObjectv2:BucketObjectv2").map(({ inputs }) => inputs);

describe("the monitoring templates", () => {
  it("are published nowhere unless the operator says where", async () => {
    expect(ofType(program, "s3/bucket:Bucket")).toEqual([]);
    expect(environmentOf(program, "deliver-slack").TEMPLATES_URL).toBe("");
    const elsewhere = await evaluate({ templatesUrl: "https://templates.s3.eu-west-1.amazonaws.com/marbot" });
    expect(environmentOf(elsewhere, "deliver-teams").TEMPLATES_URL).toBe(
      "https://templates.s3.eu-west-1.amazonaws.com/marbot",
    );
  }, 60_000);

  it("lie in a bucket whose name nobody else can have, at an address that CloudFormation opens", () => {
    expect(inputsOf(full, "s3/bucket:Bucket", "templates").bucket).toBe("marbot-local-templates-111111111111");
    for (const name of ["deliver-slack", "deliver-teams"])
      expect(environmentOf(full, name)).toMatchObject({
        TEMPLATES_URL: "https://marbot-local-templates-111111111111.s3.eu-west-1.amazonaws.com",
        TEMPLATES_PACKAGE_VERSION: expect.stringMatching(/^1\.0\.0-r[0-9a-f]{10}$/),
      });
  });

  it("P06 are read by everybody, over TLS only, and neither listed nor written by anybody", () => {
    const { Statement } = json(inputsOf(full, "s3/bucketPolicy:BucketPolicy", "templates-policy").policy);
    const bucket = "arn:aws:s3:::marbot-local-templates-111111111111";
    expect(Statement).toEqual([
      expect.objectContaining({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${bucket}/*` }),
      expect.objectContaining({
        ...{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [bucket, `${bucket}/*`] },
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ]);
    expect(inputsOf(full, "s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "templates-access")).toMatchObject({
      ...{ blockPublicAcls: true, ignorePublicAcls: true },
    });
  });

  it("are all there: the newest of each, and each by its version in every format", () => {
    const keys = objects().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(3 * library.length + 1);
    for (const { slug, version } of library)
      expect(keys).toEqual(
        expect.arrayContaining([
          ...[`cloudformation/${slug}.yaml`, `${version}/cloudformation/${slug}.yaml`],
          `${version}/terraform/${slug}.zip`,
        ]),
      );
  });

  it("are the files that can be read in the repository", () => {
    const basics = inputsOf(full, "s3/bucketObjectv2:BucketObjectv2", "templates-cloudformation-basics-yaml");
    const root = new URL("../../", import.meta.url);
    const uploaded = (basics.source as { readonly path: string }).path;
    expect(readFileSync(new URL(uploaded.replace(/^.*(?=\.build)/, ""), root), "utf8")).toBe(
      readFileSync(new URL("templates/generated/cloudformation/basics.yaml", root), "utf8"),
    );
    expect(basics).toMatchObject({ contentType: "text/yaml; charset=utf-8", cacheControl: "public, max-age=300" });
  });
});
