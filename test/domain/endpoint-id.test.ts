import fc from "fast-check";
import { type EndpointAddress, mintEndpointId, readEndpointId } from "../../functions/domain/endpoint-id.ts";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const keys = { current: "a", keys: { a: key(1) } };
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const text = (length: number) =>
  fc
    .array(fc.constantFrom(...ALPHABET), { minLength: length, maxLength: length })
    .map((characters) => characters.join(""));
const addresses: fc.Arbitrary<EndpointAddress> = fc.record({ customer: text(12), number: text(6), nonce: text(5) });
const example: EndpointAddress = { customer: "abcdefghijkl", number: "mnopqr", nonce: "stuvw" };

it("P43 reads what it minted, in 40 characters that fit an address and an e-mail local part", () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const id = mintEndpointId(keys, address);
      expect(id).toMatch(/^[a-z2-7]{40}$/);
      expect(readEndpointId(keys, id)).toEqual(address);
    }),
  );
});

it("P43 refuses an id in which any one character is another", () => {
  fc.assert(
    fc.property(addresses, fc.nat(39), fc.constantFrom(...ALPHABET), (address, at, other) => {
      const id = mintEndpointId(keys, address);
      fc.pre(id[at] !== other);
      expect(readEndpointId(keys, id.slice(0, at) + other + id.slice(at + 1))).toBeUndefined();
    }),
  );
});

it("P43 refuses what was never an id, whatever it is", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), text(40)), (id) => expect(readEndpointId(keys, id)).toBeUndefined()));
});

it("is exact: neither case nor space nor length is forgiven", () => {
  const id = mintEndpointId(keys, example);
  for (const other of [id.toUpperCase(), ` ${id}`, `${id}\n`, `${id}a`, id.slice(1), ""])
    expect(readEndpointId(keys, other)).toBeUndefined();
});

it("keeps old ids alive while the key is rotated, and ends them with their key", () => {
  const id = mintEndpointId(keys, example);
  const rotated = { current: "b", keys: { a: key(1), b: key(2) } };
  expect(readEndpointId(rotated, id)).toEqual(example);
  expect(mintEndpointId(rotated, example)[0]).toBe("b");
  expect(readEndpointId({ current: "b", keys: { b: key(2) } }, id)).toBeUndefined();
});

it("P43 cannot be made with another key", () => {
  const forged = mintEndpointId({ current: "a", keys: { a: key(2) } }, example);
  expect(readEndpointId(keys, forged)).toBeUndefined();
});

it("never takes an empty or short value for a key", () => {
  const broken = { current: "a", keys: { a: "" } };
  expect(() => mintEndpointId(broken, example)).toThrow("a current key");
  expect(readEndpointId(broken, mintEndpointId(keys, example))).toBeUndefined();
});

it("has one published form: an id that customers have pasted somewhere stays valid", () => {
  expect(mintEndpointId(keys, example)).toMatchInlineSnapshot(`"aabcdefghijklmnopqrstuvwyyh2qvfzvncszy25"`);
});
