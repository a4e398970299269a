const BEGIN = "<!-- figures: written by npm run generate from docs/bench.md -->";
const END = "<!-- end of figures -->";

interface Figure {
  readonly label: string;
  readonly figure: string;
}

/** The README with the main figures of `docs/bench.md` between its two marks, as that page has them. */
export const withFigures = (readme: string, bench: string): string => {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`README.md has no place between ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${summary(figuresIn(bench))}\n\n${END}${after}`;
};

const summary = (figures: readonly Figure[]): string => {
  const one = (label: string): string => {
    const found = figures.find((figure) => figure.label === label)?.figure;
    if (found === undefined) throw new Error(`docs/bench.md has no figure "${label}"`);
    return found;
  };
  const stories = figures.flatMap(({ label, figure: calls }, index) => {
    const next = figures[index + 1];
    const [, story] = /^(.+): calls$/.exec(label) ?? [];
    return story && next?.label === "dollars per million" ? [`| ${story} | ${calls} | ${next.figure} |`] : [];
  });
  return [
    "| what | AWS calls | dollars a million |",
    "| --- | ---: | ---: |",
    ...stories,
    "",
    `A month in which nothing happens costs ${one("idle month")}, most of it the stream's shard. On a laptop an alarm becomes a post in`,
    `Slack after ${one("p50")} (p95 ${one("p95")}). 10 000 events of 50 alarms within a minute make ${one("posts in the channel")} posts in their channel.`,
  ].join("\n");
};

/** The rows of all tables: `| label | figure | aim | |`. */
const figuresIn = (page: string): readonly Figure[] =>
  page
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, label = "", figure = ""]) => ({ label, figure }));
