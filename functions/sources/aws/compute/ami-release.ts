import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { list, part, text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";

const regions = <Image>(image: z.ZodType<Image>) => z.record(z.string(), image).catch({});
const image = part({ ImageId: text, Name: text });

const detail = z.object({
  v1: part({ ReleaseVersion: text, ImageVersion: text, ReleaseNotes: text, Regions: regions(list(image)) }),
  ECSAgent: part({ ReleaseVersion: text }),
  ECSAmis: list(
    z.object({
      ReleaseVersion: text,
      AgentVersion: text,
      ReleaseNotes: text,
      OperatingSystemName: text,
      Regions: regions(image),
    }),
  ),
});

/**
 * AWS has new images of Amazon Linux, or of the image that is made for ECS, as it tells on topics of its own.
 * https://docs.aws.amazon.com/linux/al2023/ug/notify-new-amis.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS-AMI-SubscribeTopic.html
 */
export const amiRelease = awsEvent({
  name: "ami-release",
  types: {},
  detail,
  also: [
    {
      marks: [{ fields: ["v1"], where: { field: "v1.ImageVersion" } }, { fields: ["ECSAmis"] }],
      schema: ownMessage("aws.ec2", "", detail, () => ({})),
    },
  ],
  read: ({ detail: { v1, ECSAgent, ECSAmis } }) => {
    const [ecs] = ECSAmis;
    const names = v1
      ? Object.values(v1.Regions).flatMap((all) => all.map((each) => each?.Name))
      : ECSAmis.flatMap(({ Regions }) => Object.values(Regions).map((each) => each?.Name));
    const version = v1?.ImageVersion ?? v1?.ReleaseVersion ?? ecs?.ReleaseVersion;
    const system = v1 ? systemOf(names[0]) : `ECS-optimised ${ecs?.OperatingSystemName ?? "Amazon Linux"}`;
    return {
      situation: [system, version],
      class: "notification",
      title: `New images of ${system} are available: ${version ?? "a new version"}`,
      text: v1?.ReleaseNotes ?? ecs?.ReleaseNotes,
      facts: [
        fact("Version", version),
        fact("Release", v1?.ReleaseVersion === version ? undefined : v1?.ReleaseVersion),
        fact("ECS agent", ecs?.AgentVersion ?? ECSAgent?.ReleaseVersion),
        fact("Regions", Object.keys(v1?.Regions ?? ecs?.Regions ?? {}).length || undefined),
        fact("Images", shortNames(names)),
      ],
      links: [
        v1
          ? { label: "Open the release notes", url: "https://docs.aws.amazon.com/linux/" }
          : { label: "Open the release notes", url: "https://github.com/aws/amazon-ecs-ami/releases" },
      ],
    };
  },
});

/** `amzn2-ami-kernel-5.10-hvm-2.0.2026...`, `al2023-ami-2023.9...`, `amzn-ami-hvm-2018.03...`. */
const systemOf = (name: string | undefined): string => {
  if (/^al2023/.test(name ?? "")) return "Amazon Linux 2023";
  return /^amzn2/.test(name ?? "") ? "Amazon Linux 2" : "Amazon Linux";
};

const shortNames = (names: readonly (string | undefined)[]): string =>
  [...new Set(names.filter((name) => name !== undefined))].slice(0, 4).join(", ");
