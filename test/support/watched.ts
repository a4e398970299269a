import { Service } from "./crashing.ts";

/**
 * A service in which nothing may speak of what is named in `forbidden`: neither what is asked of a store, a queue or a
 * chat platform, nor what they answer. Whatever is asked anew is looked at, to the last field.
 */
export class Watched extends Service {
  forbidden: readonly string[] = [];
  readonly breaches: string[] = [];
  looked = 0;

  override ports(): ReturnType<Service["ports"]> {
    const ports = super.ports();
    return Object.fromEntries(
      Object.entries(ports).map(([name, port]) => [name, typeof port === "object" ? this.watch(name, port) : port]),
    ) as ReturnType<Service["ports"]>;
  }

  /** The same for a port that a handler is given. */
  watch<Port extends object>(name: string, port: Port): Port {
    return new Proxy(port, {
      get: (target, method, receiver) => {
        const call: unknown = Reflect.get(target, method, receiver);
        if (typeof call !== "function") return call;
        return (...input: unknown[]) => {
          this.#look(`${name}.${String(method)} is asked`, input);
          const answer: unknown = call.apply(target, input);
          if (!(answer instanceof Promise)) return answer;
          return answer.then((value) => {
            this.#look(`${name}.${String(method)} answers`, value);
            return value;
          });
        };
      },
    });
  }

  #look(where: string, value: unknown): void {
    this.looked += 1;
    const text = JSON.stringify(value) ?? "";
    for (const word of this.forbidden) if (text.includes(word)) this.breaches.push(`${where}: ${word}`);
  }
}
