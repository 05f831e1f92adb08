import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";

/** How long an office may take to answer, in milliseconds. */
const patience = 60_000;

/** Asks a collection office for something, in the name of a token (向报送平台取). */
export const fetchFrom = async (address: string, token: string): Promise<Result<Uint8Array>> => {
  const place = { kind: "file", name: address } as const;
  try {
    const answer = await fetch(address, {
      headers: { Authorization: `Bearer ${token}` },
      // A token goes to the office that was named and nowhere else.
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) return refused([errorAt(place, "office-refused", { status: answer.status })]);
    return done(new Uint8Array(await answer.arrayBuffer()));
  } catch (error) {
    // The platform says by errors of several kinds that nobody answered.
    if (!(error instanceof Error)) throw error;
    const cause = error.cause instanceof Error ? error.cause.message : error.message;
    return refused([errorAt(place, "office-unreachable", { detail: cause })]);
  }
};
