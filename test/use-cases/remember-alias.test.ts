import { beforeEach, describe, expect, it } from "@jest/globals";
import { cardOf } from "../../functions/domain/alert-card.ts";
import {
  type AccountName,
  type Book,
  emptyBook,
  MOST_ACCOUNTS,
  withAccount,
  withAlias,
} from "../../functions/domain/book.ts";
import { Fault } from "../../functions/errors.ts";
import { encode, type OperationOf } from "../../functions/records.ts";
import { processBatch } from "../../functions/use-cases/process-batch.ts";
import { rememberAlias } from "../../functions/use-cases/remember-alias.ts";
import { anAlert, anEndpoint, customer, START } from "../support/builders.ts";
import { Service } from "../support/crashing.ts";
import { enrichment } from "../support/enrichment.ts";

const shop = { id: "111111111111", alias: "shop-production" };
const from = { customer, endpoint: "aaaaaa" };
let service: Service;
beforeEach(() => {
  service = new Service();
  service.memory.endpointItems.set(`${customer} aaaaaa`, anEndpoint());
});
const accounts = () => service.memory.bookItems.get(customer)?.accounts;
const puts = () => service.calls.made.filter((call) => call === "books.put").length;
const knows = (named: Record<string, AccountName>) =>
  service.memory.bookItems.set(customer, { ...emptyBook, revision: 1, accounts: named });

describe("an account's own alias", () => {
  it("is kept with one write, and with none when it is known", async () => {
    await rememberAlias(service.ports(), from, shop);
    await rememberAlias(service.ports(), from, shop);
    expect(accounts()).toEqual({ "111111111111": { alias: "shop-production", learned: true } });
    expect(puts()).toBe(1);
    await rememberAlias(service.ports(), from, { ...shop, alias: "shop-live" });
    expect(accounts()).toMatchObject({ "111111111111": { alias: "shop-live" } });
  });

  it("takes the place of no name that a team told, and gives its own to one", async () => {
    knows({ "111111111111": { alias: "shop", team: "payments" } });
    await rememberAlias(service.ports(), from, shop);
    expect(accounts()).toEqual({ "111111111111": { alias: "shop", team: "payments" } });
    const told = withAccount(withAlias(emptyBook, shop), shop.id, { alias: "shop" });
    expect(told.accounts).toEqual({ "111111111111": { alias: "shop" } });
  });

  it("is kept for no channel that is gone: nothing would ever delete it", async () => {
    service.memory.endpointItems.clear();
    await rememberAlias(service.ports(), from, shop);
    expect(service.memory.bookItems.size).toBe(0);
  });

  it("gives way to what a team tells at the same moment", async () => {
    const { books } = service.memory;
    const { put } = books;
    books.put = async (of, next, before) => {
      books.put = put;
      knows({ "111111111111": { alias: "shop" } });
      return put(of, next, before);
    };
    await rememberAlias(service.ports(), from, shop);
    expect(accounts()).toEqual({ "111111111111": { alias: "shop" } });
  });

  it("stands on every later card of the account", async () => {
    await rememberAlias(service.ports(), from, shop);
    const alert = anAlert({ content: { title: "x", facts: [], links: [], origin: { account: "111111111111" } } });
    const book = await service.memory.books.get(customer);
    expect(cardOf(alert, { book }).content.facts).toEqual([
      { label: "Account", value: "shop-production (111111111111)" },
    ]);
  });
});

describe("a full book", () => {
  const full = (learned: boolean): Book =>
    Array.from({ length: MOST_ACCOUNTS }, (_, index) => String(200000000000 + index)).reduce<Book>(
      (book, id) => (learned ? withAlias(book, { id, alias: "a" }) : withAccount(book, id, { alias: "a" })),
      emptyBook,
    );

  it("learns nothing more, and forgets what it learned for what a team tells", () => {
    for (const learned of [true, false]) expect(withAlias(full(learned), shop)).toEqual(full(learned));
    const told = withAccount(full(true), shop.id, { alias: "shop" });
    expect(told.accounts[shop.id]).toEqual({ alias: "shop" });
    expect(Object.keys(told.accounts)).toHaveLength(MOST_ACCOUNTS);
    expect(withAccount(full(false), shop.id, { alias: "shop" }).accounts[shop.id]).toBeUndefined();
  });
});

describe("on the stream", () => {
  const found = (change = {}): OperationOf<"enrichment"> => {
    const body = JSON.stringify(enrichment("cpu-high", START, change));
    const event = { id: "found1", at: START, transport: "https", contentType: "application/json" } as const;
    return { v: 1, type: "enrichment", ...from, event: { ...event, body, encoding: "utf-8" } };
  };
  const record = (operation: OperationOf<"enrichment">) => ({
    ...{ sequence: "1", partitionKey: "p", data: encode(operation) },
  });

  it("comes with an enrichment of that account, and of no other", async () => {
    await service.happens(found({ account: { id: "222222222222", alias: "somebody else's" } }));
    expect(service.memory.bookItems.size).toBe(0);
    await service.happens(found());
    expect(accounts()).toEqual({ "111111111111": { alias: "shop-production", learned: true } });
  });

  it("comes again where it could not be kept, and stands in the way of nothing", async () => {
    service.memory.books.put = async () => {
      throw new Fault("store.busy", "Slow down", { retry: true });
    };
    expect(await processBatch(service.ports(), [record(found())])).toEqual({ retry: ["1"] });
    expect([...service.memory.ledger.values()]).toMatchObject([{ source: "enrichment", fate: "held" }]);
  });
});
