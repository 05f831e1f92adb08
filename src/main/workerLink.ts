type Call = { readonly kind: "call"; readonly id: number; readonly name: string; readonly args: readonly unknown[] };
type Answer = { readonly kind: "answer"; readonly id: number; readonly value: unknown };
type Failure = { readonly kind: "failure"; readonly id: number; readonly message: string };
type Told = { readonly kind: "told"; readonly value: unknown };
export type LinkMessage = Call | Answer | Failure | Told;

/** One end of a line between two threads. */
export type LinkEnd = {
  readonly send: (message: LinkMessage) => void;
  readonly listen: (hear: (message: LinkMessage) => void) => void;
};

/** What one end can do with the other. */
export type Link<Theirs> = {
  readonly theirs: Theirs;
  /** Says something that wants no answer. */
  readonly tell: (value: unknown) => void;
  /** Gives up on every call that has no answer yet. */
  readonly giveUp: (reason: Error) => void;
};

/**
 * Joins two threads (线程连接): each may call what the other offers, and tell it things. A call that fails over there fails here.
 *
 * @param ours what the other end may call
 */
export const linkThreads = <Theirs extends object>(
  end: LinkEnd,
  ours: object,
  told: (value: unknown) => void,
): Link<Theirs> => {
  const waiting = new Map<
    number,
    { readonly answer: (value: unknown) => void; readonly fail: (error: Error) => void }
  >();
  let calls = 0;
  const offered = new Map(Object.entries(ours));
  end.listen((message) => {
    if (message.kind === "told") told(message.value);
    else if (message.kind === "call") void serve(end, offered, message);
    else {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === "answer") asked?.answer(message.value);
      else asked?.fail(new Error(message.message));
    }
  });
  const call = (name: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((answer, fail) => {
      const id = ++calls;
      waiting.set(id, { answer, fail });
      end.send({ kind: "call", id, name, args });
    });
  const theirs = new Proxy({} as Theirs, {
    get: (_, name) => (typeof name === "string" ? (...args: unknown[]) => call(name, args) : undefined),
  });
  return {
    theirs,
    tell: (value) => end.send({ kind: "told", value }),
    giveUp: (reason) => {
      for (const { fail } of waiting.values()) fail(reason);
      waiting.clear();
    },
  };
};

const serve = async (end: LinkEnd, offered: ReadonlyMap<string, unknown>, { id, name, args }: Call): Promise<void> => {
  try {
    const offer = offered.get(name);
    if (typeof offer !== "function")
      throw new RangeError(`a call: got ${name}, want one of ${[...offered.keys()].join(", ")}`);
    const value: unknown = await (offer as (...all: readonly unknown[]) => unknown)(...args);
    end.send({ kind: "answer", id, value });
  } catch (error) {
    end.send({ kind: "failure", id, message: error instanceof Error ? error.message : String(error) });
  }
};
