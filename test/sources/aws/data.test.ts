import { cacheEvents } from "../../../functions/sources/aws/data/elasticache-events.ts";
import {
  blueGreenEvents,
  clusterEvents,
  groupEvents,
  proxyEvents,
  snapshotEvents,
} from "../../../functions/sources/aws/data/rds-cluster-events.ts";
import { instanceEvents } from "../../../functions/sources/aws/data/rds-instance-events.ts";
import { meaningOf } from "../../../functions/sources/aws/data/rds-meaning.ts";
import { eventNameIn } from "../../../functions/sources/aws/data/s3-event-name.ts";
import { transferTypes, wordsOf } from "../../../functions/sources/aws/data/transfer-types.ts";
import { understand } from "../../../functions/sources/index.ts";
import { aReceived, fixture } from "../fixtures.ts";

const seen = (source: string, name: string) => understand(fixture(source, name)).observation;

const changed = (source: string, name: string, detail: Record<string, unknown>) => {
  const body = JSON.parse(fixture(source, name).body);
  return understand(aReceived({ body: JSON.stringify({ ...body, detail: { ...body.detail, ...detail } }) }))
    .observation;
};

describe("RDS events by number", () => {
  const pairs: readonly (readonly [number, number])[] = [
    [4, 6],
    [13, 15],
    [13, 49],
    [50, 51],
    [20, 21],
    [52, 53],
    [45, 46],
    [57, 46],
    [165, 166],
    [221, 218],
    [222, 17],
    [7, 218],
    [195, 194],
  ];

  it.each(pairs)("RDS-EVENT-%s is over with RDS-EVENT-%s", (problem, recovery) => {
    const [began, ended] = [instanceEvents[problem], instanceEvents[recovery]];
    expect(began?.[0]).toBe(ended?.[0]);
    expect(began?.[1]).toMatchObject({ class: "alert" });
    expect(began?.[1].kind).toBeUndefined();
    expect(ended?.[1]).toMatchObject({ kind: "recovered" });
  });

  it.each([
    [69, 71],
    [72, 71],
    [73, 71],
    [181, 185],
    [143, 142],
    [85, 173],
    [234, 236],
  ])("cluster: RDS-EVENT-%s is over with RDS-EVENT-%s", (problem, recovery) => {
    expect(clusterEvents[problem]?.[0]).toBe(clusterEvents[recovery]?.[0]);
    expect(clusterEvents[problem]?.[1].class).toBe("alert");
    expect(clusterEvents[recovery]?.[1].kind).toBe("recovered");
  });

  it("gives every subject that is recovered somewhere a problem of its own", () => {
    for (const meanings of [instanceEvents, clusterEvents, snapshotEvents, proxyEvents, blueGreenEvents, groupEvents]) {
      const all = Object.values(meanings);
      const troubled = new Set(
        all.filter(([, { class: kind, kind: what }]) => kind === "alert" && !what).map(([subject]) => subject),
      );
      const recovered = all.filter(([, { kind }]) => kind === "recovered").map(([subject]) => subject);
      const alone = recovered.filter((subject) => !troubled.has(subject));
      expect([...new Set(alone)]).toEqual([]);
    }
  });

  it("goes by category and message where there is no number", () => {
    const of = (categories: readonly string[], message: string) =>
      meaningOf(instanceEvents, undefined, categories, message);
    expect(of(["failover"], "A Multi-AZ failover has completed.")).toMatchObject(["failover", { kind: "recovered" }]);
    expect(of(["failover"], "A Multi-AZ failover has started.")).toMatchObject(["failover", { class: "alert" }]);
    expect(of(["low storage"], "Space is low.")).toMatchObject(["storage", { class: "alert", severity: "high" }]);
    expect(of(["backup"], "Backing up DB instance")).toMatchObject(["backup", { class: "notification" }]);
    expect(of([], "")[1]).toMatchObject({ class: "notification", words: "reports an event" });
  });

  it("does not take a failure for a completion", () => {
    const [, outcome] = meaningOf(
      instanceEvents,
      undefined,
      ["notification"],
      "The export could not be completed: it failed.",
    );
    expect(outcome).toMatchObject({ class: "alert" });
    expect(outcome.kind).toBeUndefined();
  });
});

describe("one situation over every transport", () => {
  it.each([
    ["rds-instance", "failover-started", "sns-failover-started"],
    ["dms-replication", "failed", "sns-failed"],
    ["elasticache-cache", "sns-node-replaced", "message-node-lost"],
  ])("%s: %s and %s", (source, one, other) => {
    expect(seen(source, one).fingerprint).toBe(seen(source, other).fingerprint);
  });

  it("RDS reads Event Time of the SNS form as UTC", () => {
    expect(seen("rds-instance", "sns-failover-started").at).toBe(seen("rds-instance", "failover-started").at);
  });

  it("S3 calls an upload the same in both forms", () => {
    const event = JSON.parse(fixture("s3-object", "created").body);
    const object = { ...event.detail.object, key: "2026/11/4711 copy(2).pdf" };
    const upload = changed("s3-object", "created", { object });
    expect(upload.fingerprint).toBe(seen("s3-object", "sns-created").fingerprint);
    expect(upload.content.title).toBe(seen("s3-object", "sns-created").content.title);
  });
});

it.each([
  ["Object Created", "PutObject", "", "ObjectCreated:Put"],
  ["Object Created", "POST Object", "", "ObjectCreated:Post"],
  ["Object Created", "CopyObject", "", "ObjectCreated:Copy"],
  ["Object Created", "CompleteMultipartUpload", "", "ObjectCreated:CompleteMultipartUpload"],
  ["Object Deleted", "DeleteObject", "Permanently Deleted", "ObjectRemoved:Delete"],
  ["Object Deleted", "DeleteObject", "Delete Marker Created", "ObjectRemoved:DeleteMarkerCreated"],
  ["Object Deleted", "Lifecycle Expiration", "Permanently Deleted", "LifecycleExpiration:Delete"],
  ["Object Deleted", "Lifecycle Expiration", "Delete Marker Created", "LifecycleExpiration:DeleteMarkerCreated"],
  ["Object Restore Completed", "", "", "ObjectRestore:Completed"],
  ["Object Tags Deleted", "", "", "ObjectTagging:Delete"],
])("S3 event %s, %s, %s is called %s", (type, reason, deletion, name) => {
  expect(eventNameIn(type, reason, deletion)).toBe(name);
});

describe("ElastiCache", () => {
  /** The messages of the documentation's table, by the name of the event. */
  const messages: Readonly<Record<string, string>> = {
    AddCacheNodeComplete: "Finished modifying number of nodes from 2 to 3",
    AddCacheNodeFailed: "Failed to modify number of nodes from 2 to 3 due to insufficient free IP addresses",
    CacheClusterParametersChanged: "Updated parameter maxmemory-policy to allkeys-lru",
    CacheClusterProvisioningComplete: "Cache cluster created",
    CacheClusterProvisioningFailed: "Failed to create the cache cluster due to incompatible network state",
    CacheClusterScalingComplete: "Succeeded applying modification to cache node type to cache.r7g.large.",
    CacheClusterScalingFailed: "Failed applying modification to cache node type to cache.r7g.large.",
    CacheClusterSecurityGroupModified: "Applied change to security group",
    CacheNodeReplaceStarted: "Started recovery for cache nodes 0001",
    CacheNodeReplaceComplete: "Finished recovery for cache nodes 0001",
    CacheNodesRebooted: "Cache node 0001 restarted",
    DeleteCacheClusterComplete: "Cache cluster deleted",
    FailoverComplete: "Failover to replica node sessions-002 completed",
    RemoveCacheNodeComplete: "Removed cache nodes 0003",
    SnapshotComplete: "Snapshot succeeded for snapshot with ID 'daily' of cache cluster with ID 'sessions'",
    SnapshotFailed: "Snapshot failed for snapshot with ID 'daily' of cache cluster with ID 'sessions'",
  };

  it.each(Object.entries(messages))("knows %s by its message too", (name, message) => {
    expect(cacheEvents.find(({ says }) => says.test(message))?.name).toBe(`ElastiCache:${name}`);
  });

  it.each(cacheEvents.map(({ name }) => name))("reads the short form of %s", (name) => {
    const { observation } = understand(aReceived({ body: JSON.stringify({ [name]: "sessions" }) }));
    expect(observation.source).toBe("elasticache-cache");
    expect(observation.content.resource?.name).toBe("sessions");
  });
});

it("says every type of Transfer Family in words", () => {
  expect(new Set(transferTypes).size).toBe(54);
  for (const type of transferTypes) expect(wordsOf(type.replace(/ (Completed|Failed)$/, "")).done).not.toBe("done");
});

it.each([
  ["SUCCESS", "recovered"],
  [["SUCCESS"], "recovered"],
  ["ERROR", "problem"],
  [["ERROR"], "problem"],
])("DataSync's state may be a text or a list: %j", (State, kind) => {
  expect(changed("datasync-task", "run-failed", { State }).kind).toBe(kind);
});

it("links to Airflow only where AWS keeps it", () => {
  const links = (webserverUrl: string) =>
    changed("mwaa-environment", "available", { webserverUrl }).content.links.map(({ url }) => url);
  expect(links("abc.c2.eu-west-1.airflow.amazonaws.com")).toContain("https://abc.c2.eu-west-1.airflow.amazonaws.com");
  expect(links("airflow.amazonaws.com.example.com")).toHaveLength(1);
  expect(links("javascript:alert(1)")).toHaveLength(1);
});
