import { arnOf, isDrawn, nameIn } from "../../../functions/sources/aws/arn-name.ts";

const place = { partition: "aws-cn", region: "cn-north-1", account: "111111111111" };

it.each([
  ["i-0a1b2c3d4e5f60718", "arn:aws-cn:ec2:cn-north-1:111111111111:instance/i-0a1b2c3d4e5f60718"],
  ["i-0a1b2c3d", "arn:aws-cn:ec2:cn-north-1:111111111111:instance/i-0a1b2c3d"],
  ["vol-0a1b2c3d4e5f60718", "arn:aws-cn:ec2:cn-north-1:111111111111:volume/vol-0a1b2c3d4e5f60718"],
])("knows of what kind %s is", (id, arn) => {
  expect(arnOf(id, place)).toBe(arn);
  expect(nameIn(arn)).toBe(id);
});

it.each(["i-shop", "shop", "arn:aws:s3:::shop", "i-0a1b2c3d/x", "I-0A1B2C3D", ""])("leaves %j as it is", (id) => {
  expect(arnOf(id, place)).toBe(id);
});

it("makes no ARN of a place that it does not know", () => {
  expect(arnOf("i-0a1b2c3d", { ...place, region: "global" })).toBe("i-0a1b2c3d");
  expect(arnOf("i-0a1b2c3d", { ...place, region: "" })).toBe("i-0a1b2c3d");
  expect(arnOf("i-0a1b2c3d", { ...place, account: "" })).toBe("i-0a1b2c3d");
});

it("tells an id that nobody chose from a name", () => {
  expect(isDrawn("644461c6-5fe1-464f-8590-0365f6496a1b")).toBe(true);
  expect(isDrawn("orders")).toBe(false);
  expect(isDrawn("orders-644461c6-5fe1-464f-8590-0365f6496a1b")).toBe(false);
});
