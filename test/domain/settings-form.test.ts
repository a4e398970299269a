import { describe, expect, it } from "@jest/globals";
import { formView, readSubmission } from "../../functions/chat/slack/views.ts";
import { answersTo, formCard, readFormPress } from "../../functions/chat/teams/dialog.ts";
import type { Answers } from "../../functions/domain/form.ts";
import { inputsOf } from "../../functions/domain/form.ts";
import { changesInWords, durationText, readSettings, settingsForm } from "../../functions/domain/settings-form.ts";
import { problemsOf } from "../../infra/local/chat/slack/blocks.ts";
import { stateOf } from "../../infra/local/chat/slack/views.ts";
import { cardProblems, inputValues } from "../../infra/local/chat/teams/card.ts";
import { anEndpoint } from "../support/builders.ts";

const form = settingsForm(anEndpoint());
const asShown: Answers = Object.fromEntries(inputsOf(form).map(({ name, value }) => [name, value]));

/** What comes back from each platform when its person changes some answers. */
const platforms: Record<string, (changed: Answers) => Answers | undefined> = {
  Slack: (changed) => {
    const view = formView(form);
    expect(problemsOf(view.blocks, 100)).toEqual([]);
    const state = stateOf(view as unknown as Record<string, unknown>, changed);
    const payload = {
      type: "view_submission",
      team: { id: "T1" },
      user: { id: "U1" },
      view: { ...view, id: "V1", state },
    };
    const submitted = readSubmission(payload);
    expect(submitted).toMatchObject({ workspace: "T1", actor: "U1", about: "aaaaaa" });
    return submitted?.answers;
  },
  Teams: (changed) => {
    const card = formCard(form);
    expect(cardProblems(card)).toEqual([]);
    const flat = Object.fromEntries(
      Object.entries(changed).map(([name, value]) => [name, typeof value === "string" ? value : value.join(",")]),
    );
    const data = { about: form.about, ...inputValues(card), ...flat };
    const press = readFormPress(
      {
        ...{ type: "invoke", name: "adaptiveCard/action", id: "f:1", from: { id: "29:ada" } },
        ...{ conversation: { id: "19:ops@thread.tacv2;messageid=1" }, value: { action: { verb: "save", data } } },
      },
      "tenant",
    );
    expect(press).toMatchObject({ conversation: "19:ops@thread.tacv2", actor: "29:ada" });
    return press?.filled && answersTo(form, press.filled);
  },
};

describe.each(Object.keys(platforms))("the settings form in %s", (platform) => {
  const filled = (changed: Answers) => platforms[platform]?.(changed) ?? {};

  it("comes back as it was shown", () => {
    expect(filled({})).toEqual(asShown);
    expect(readSettings(filled({}))).toMatchObject({ chosen: { settings: { stepSeconds: 300, mentions: true } } });
  });

  it("comes back as it was changed", () => {
    const changed = { step: "10 min", mentions: "off", strategy: "people", responders: ["U2", "U3"], address: "86400" };
    expect(readSettings(filled(changed))).toMatchObject({
      chosen: {
        settings: { stepSeconds: 600, mentions: false, strategy: "people", responders: ["U2", "U3"] },
        graceSeconds: 86_400,
      },
    });
  });
});

describe("settings", () => {
  it("refuse what they cannot be, a sentence a field, whatever is sent", () => {
    const read = readSettings({
      step: "soon",
      "alert-window": ["x"],
      strategy: "everybody",
      end: "yes",
      responders: "U1",
    });
    expect(read).toEqual({
      problems: expect.objectContaining({
        step: expect.stringContaining("is no duration"),
        "alert-window": expect.any(String),
        strategy: "Choose one of them",
        end: "Write DELETE, or leave it empty",
        responders: expect.any(String),
      }),
    });
    expect("problems" in readSettings({})).toBe(true);
  });

  it("say what is different, and nothing where nothing is", () => {
    const { settings } = anEndpoint();
    const read = readSettings(asShown);
    if (!("chosen" in read)) throw new Error("what is shown can be saved");
    expect(changesInWords(settings, read.chosen)).toEqual([]);
    const changed = { settings: { ...read.chosen.settings, class: "alert" as const }, graceSeconds: 0 };
    expect(changesInWords(settings, changed)).toEqual([
      "what comes is always an alert",
      "there is a new address, the old one has ended",
    ]);
  });

  it.each([60, 90, 300, 3600, 5400, 86_400, 604_800, 0])("say %d seconds as they are read again", (seconds) => {
    const read = readSettings({ ...asShown, "notification-window": durationText(seconds) });
    expect("chosen" in read && read.chosen.settings.notificationWindowSeconds).toBe(seconds);
  });
});

it("takes nothing from a person of another workspace", () => {
  const view = { id: "V1", callback_id: "form", private_metadata: "aaaaaa", state: { values: {} } };
  const submission = { type: "view_submission", team: { id: "T1" }, view };
  expect(readSubmission({ ...submission, user: { id: "U1", team_id: "T1" } })).toBeDefined();
  expect(readSubmission({ ...submission, user: { id: "U1", team_id: "T2" } })).toBeUndefined();
});
