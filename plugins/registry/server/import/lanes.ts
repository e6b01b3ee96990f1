/** What a piece of work gets with its lane. */
export interface Turn {
  /** What it works on, and no other piece at the same time. */
  claims: ReadonlySet<string>;
  /** Run when the pieces begun earlier have had theirs: for what must happen in the order of the file. */
  inOrder<T>(run: () => T): Promise<T>;
}

interface Lanes {
  /** Resolves when the work has been begun: when a lane is free and nobody works on what it claims. */
  begin(claims: ReadonlySet<string>, work: (turn: Turn) => Promise<void>): Promise<void>;
  /** Waits for all; throws the first fault. */
  end(): Promise<void>;
}

/** A few pieces of work side by side. After a fault nothing new is begun. */
export function createLanes(count: number): Lanes {
  const running = new Map<Promise<void>, ReadonlySet<string>>();
  let before: Promise<unknown> = Promise.resolve();
  let fault: { reason: unknown } | null = null;

  const meets = (claims: ReadonlySet<string>) =>
    [...running.values()].some((taken) => [...claims].some((claim) => taken.has(claim)));
  const check = () => {
    if (fault) throw fault.reason;
  };
  return {
    async begin(claims, work) {
      while (running.size >= count || meets(claims)) await Promise.race(running.keys());
      check();
      const earlier = before;
      let had: () => void = () => undefined;
      before = new Promise<void>((resolve) => {
        had = resolve;
      });
      const turn: Turn = {
        claims,
        async inOrder(run) {
          await earlier;
          check();
          const result = run();
          had();
          return result;
        },
      };
      const done: Promise<void> = work(turn)
        .catch((reason: unknown) => {
          fault ??= { reason };
        })
        .finally(() => {
          had();
          running.delete(done);
        });
      running.set(done, claims);
    },
    async end() {
      await Promise.all(running.keys());
      check();
    },
  };
}
