/** An answer Excel would give: the runtime turns it into an `OfficeExtension.Error` with this code. */
export class HostError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "HostError";
    this.code = code;
  }
}

/** What the stand-in does not know it refuses, and lists in `stats.unsupported`. */
export class NotImplementedError extends HostError {
  readonly member: string;

  constructor(member: string) {
    super("ApiNotFound", `stand-in: ${member} is not implemented`);
    this.member = member;
  }
}

/** A value for a message. */
export const shown = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));

/** Refuses with one of the codes of `Excel.ErrorCodes`. */
export function refuse(code: string, message: string): never {
  throw new HostError(code, message);
}

/** Refuses a member, an argument or a format that nobody taught the stand-in yet. */
export function notImplemented(member: string): never {
  throw new NotImplementedError(member);
}
