import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";

/** What OWASP asks of scrypt: 128 MiB for each guess. Source: OWASP Password Storage Cheat Sheet; RFC 7914. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 };

/** The fewest and the most characters of a password. */
const shortest = 12;
const longest = 200;

/** One at a time: each takes 128 MiB, and many who log in at once shall not take all of the memory. */
let turn: Promise<unknown> = Promise.resolve();

const derived = (password: string, salt: Uint8Array): Promise<Buffer> => {
  const next = turn.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(password.normalize("NFKC"), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
      }),
  );
  turn = next.catch(() => undefined);
  return next;
};

/**
 * What is kept of a password (口令散列): how it was made, the salt, the key.
 *
 * @param login whose it is; a password that is little more than that is none
 * @returns `password-weak` (want)
 */
export const passwordHash = async (password: string, login: string): Promise<Result<string>> => {
  const plain = password.normalize("NFKC");
  const characters = Array.from(plain);
  const rest = plain.toLowerCase().replaceAll(login.toLowerCase(), "");
  if (characters.length < shortest || characters.length > longest || new Set(characters).size < 6 || rest.length < 8) {
    return refused([errorAt({ kind: "assessment" }, "password-weak", { want: shortest })]);
  }
  const salt = randomBytes(16);
  const key = await derived(password, salt);
  return done(["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), key.toString("base64")].join("$"));
};

/** Compared with where there is no account, so that it takes as long to be told so. */
const nobody = `scrypt$${cost.N}$8$1$${Buffer.alloc(16).toString("base64")}$${Buffer.alloc(32).toString("base64")}`;

/** Whether a password is the one that was hashed; null where there is no account, or none with a password. */
export const isPassword = async (password: string, hash: string | null): Promise<boolean> => {
  const [, , , , salt = "", key = ""] = (hash ?? nobody).split("$");
  const got = await derived(password.slice(0, 4 * longest), Buffer.from(salt, "base64"));
  const want = Buffer.from(key, "base64");
  return got.length === want.length && timingSafeEqual(got, want) && hash !== null;
};
