import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, posix } from "node:path";

import ts from "typescript";

import type { Room } from "./rooms.d.mts";

export type SourceFile = { readonly path: string; readonly text: string };

/** Every TypeScript file of the project's sources, by its path from the project's root. */
export const sourceFiles = (root: string): readonly SourceFile[] =>
  readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((name) => posix.join("src", name.replaceAll("\\", "/")))
    .filter((path) => /\.tsx?$/u.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

const roomOf = (path: string, rooms: readonly Room[]): Room | undefined =>
  rooms.filter(({ room }) => path.startsWith(`${room}/`)).sort((a, b) => b.room.length - a.room.length)[0];

/** What a file imports that its room may not, one line a breach. */
export const breaches = ({ path, text }: SourceFile, rooms: readonly Room[]): readonly string[] => {
  const room = roomOf(path, rooms);
  if (!room) return [`${path} stands in no room`];
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.flatMap(({ fileName }) => {
    const allowed = fileName.startsWith(".")
      ? maySee(room, posix.join(posix.dirname(path), fileName))
      : mayUse(room, fileName);
    return allowed ? [] : [`${path} (${room.room}) may not import ${fileName}`];
  });
};

const maySee = ({ room, sees }: Room, target: string): boolean =>
  [room, ...sees].some((seen) => target === seen || target.startsWith(`${seen}/`));

const mayUse = ({ packages }: Room, name: string): boolean => {
  const full = builtinModules.includes(name) ? `node:${name}` : name;
  return Object.keys(packages).some((one) => full === one || full.startsWith(one.endsWith(":") ? one : `${one}/`));
};
