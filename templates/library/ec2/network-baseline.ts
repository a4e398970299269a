import type { Table } from "../../value.ts";

/** Families of general use, and what each size of them has. */
const families: readonly (readonly [families: readonly string[], sizes: Readonly<Record<string, number>>])[] = [
  [
    ["t3", "t3a", "t4g"],
    { nano: 0.032, micro: 0.064, small: 0.128, medium: 0.256, large: 0.512, xlarge: 1.024, "2xlarge": 2.048 },
  ],
  [["m5", "r5"], { large: 0.75, xlarge: 1.25, "2xlarge": 2.5, "4xlarge": 5, "8xlarge": 10 }],
  [
    ["m6a", "m6i", "m7i", "c6a", "c6i", "c7i", "r6a", "r6i", "r7i"],
    { large: 0.781, xlarge: 1.562, "2xlarge": 3.125, "4xlarge": 6.25, "8xlarge": 12.5 },
  ],
  [["m6g", "c6g", "r6g"], { medium: 0.5, large: 0.75, xlarge: 1.25, "2xlarge": 2.5, "4xlarge": 5, "8xlarge": 12 }],
  [
    ["m7a", "c7a", "r7a"],
    { medium: 0.39, large: 0.781, xlarge: 1.562, "2xlarge": 3.125, "4xlarge": 6.25, "8xlarge": 12.5 },
  ],
  [
    ["m7g", "c7g", "r7g"],
    { medium: 0.52, large: 0.937, xlarge: 1.876, "2xlarge": 3.75, "4xlarge": 7.5, "8xlarge": 15 },
  ],
  [["m7i-flex", "c7i-flex"], { large: 0.39, xlarge: 0.781, "2xlarge": 1.562, "4xlarge": 3.125, "8xlarge": 6.25 }],
  [
    ["m8g", "c8g", "r8g"],
    { medium: 0.52, large: 0.937, xlarge: 1.875, "2xlarge": 3.75, "4xlarge": 7.5, "8xlarge": 15 },
  ],
  [["m8i", "c8i", "r8i"], { large: 0.937, xlarge: 1.875, "2xlarge": 3.75, "4xlarge": 7.5, "8xlarge": 15 }],
  [["c5"], { large: 0.75, xlarge: 1.25, "2xlarge": 2.5, "4xlarge": 5 }],
];

/**
 * The network that a type of instance has for long, in Gbit/s, as EC2 tells it (`BaselineBandwidthInGbps` of
 * DescribeInstanceTypes): what is above is a burst from credits.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-network-bandwidth.html
 */
export const networkBaseline: Table = {
  name: "NetworkBaseline",
  values: Object.fromEntries(
    families.flatMap(([families, sizes]) =>
      families.flatMap((family) => Object.entries(sizes).map(([size, gbits]) => [`${family}.${size}`, gbits])),
    ),
  ),
};
