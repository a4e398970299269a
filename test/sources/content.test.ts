import { bounded } from "../../functions/sources/content.ts";

const links = (...urls: readonly string[]) =>
  bounded({ title: "Queue is full", facts: [], links: urls.map((url, index) => ({ label: `Link ${index}`, url })) })
    .links;

test("a card leads to a page once, and by the first name it has", () => {
  expect(links("https://a.example/1", "https://a.example/2", "https://a.example/1")).toEqual([
    { label: "Link 0", url: "https://a.example/1" },
    { label: "Link 1", url: "https://a.example/2" },
  ]);
});

test("what is no sound address takes no other link's place", () => {
  expect(
    links("javascript:alert(1)", "https://a.example/ <!channel>", "https://ada@a.example/", "https://a.example/1"),
  ).toEqual([{ label: "Link 3", url: "https://a.example/1" }]);
});
