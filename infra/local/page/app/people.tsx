import { type Endpoint, type Surfaces, say, setPresence, type User } from "./api.ts";
import { Icon, type IconName, platformName } from "./icons.tsx";
import { Picture } from "./person.tsx";

interface PeopleProps {
  readonly surfaces: Surfaces;
  /** The channel for which people are on duty. */
  readonly endpoint: Endpoint | undefined;
  readonly done: (problem?: string) => void;
}

/** Who is there: whether people are active, want not to be disturbed, and are on duty in the channel that is open. */
export const People = ({ surfaces, endpoint, done }: PeopleProps) => {
  const names = [...new Set(surfaces.people.map(({ name }) => name))];
  return (
    <section className="staff" aria-labelledby="staff-title">
      <h2 id="staff-title">
        <Icon name="person" size={15} />
        <span>People</span>
      </h2>
      <ul>
        {names.map((name) => (
          <PersonRow key={name} {...{ name, surfaces, endpoint, done }} />
        ))}
      </ul>
      <p className="staff-note dim">
        {endpoint ? `On duty: for #${endpoint.name} in ${platformName[endpoint.platform]}. ` : ""}
        Slack tells who is away; Teams tells a bot nothing of it.
      </p>
    </section>
  );
};

const PersonRow = ({ name, surfaces, endpoint, done }: PeopleProps & { name: string }) => {
  const on = (platform: string): User | undefined =>
    surfaces.people.find((user) => user.platform === platform && user.name === name);
  const slack = on("slack");
  const here = endpoint && on(endpoint.platform);
  const away = slack?.presence === "away";
  const quiet = slack?.dnd === true;
  const onDuty =
    surfaces.channels
      .find(({ url }) => url === endpoint?.url)
      ?.onDuty.some((id) => id === here?.id || id === here?.botId) ?? false;

  const set = (now: { presence?: "active" | "away"; dnd?: boolean }): Promise<void> =>
    reported(done, async () => {
      if (slack) await setPresence({ platform: "slack", user: slack.id, ...now });
    });
  const duty = (): Promise<void> =>
    reported(done, async () => {
      if (!here || !endpoint) return;
      const { platform, channel: conversation } = endpoint;
      const text = onDuty ? "I'm off duty" : "I'm on duty";
      await say({ platform, conversation, user: here.id, text, mention: true });
    });

  return (
    <li className="staff-row">
      <span className="staff-picture" data-away={away} data-quiet={quiet}>
        <Picture name={name} size={24} />
      </span>
      <span className="staff-name">
        {name}
        <span className="dim">
          {[quiet ? "do not disturb" : away ? "away" : "active", onDuty && "on duty"].filter(Boolean).join(", ")}
        </span>
      </span>
      <Toggle
        icon="moon"
        label={`${name} is away`}
        on={away}
        flip={() => set({ presence: away ? "active" : "away" })}
      />
      <Toggle
        icon="quiet"
        label={`${name} does not want to be disturbed`}
        on={quiet}
        flip={() => set({ dnd: !quiet })}
      />
      <Toggle icon="duty" label={`${name} is on duty`} on={onDuty} flip={duty} off={!endpoint} />
    </li>
  );
};

const Toggle = ({
  icon,
  label,
  on,
  flip,
  off = false,
}: {
  icon: IconName;
  label: string;
  on: boolean;
  flip: () => Promise<void>;
  off?: boolean;
}) => (
  <button
    type="button"
    className="toggle"
    aria-pressed={on}
    aria-label={label}
    title={label}
    disabled={off}
    onClick={() => void flip()}
  >
    <Icon name={icon} size={15} />
  </button>
);

const reported = async (done: PeopleProps["done"], work: () => Promise<void>): Promise<void> => {
  try {
    await work();
    done();
  } catch (problem) {
    done(problem instanceof Error ? problem.message : "It could not be changed.");
  }
};
