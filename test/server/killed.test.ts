import { join } from "node:path";

import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { describe, expect, it, onTestFinished } from "vitest";

import { openEmbedded } from "../../src/server/database/embeddedDatabase.ts";
import { openServer } from "../../src/server/database/serverDatabase.ts";
import { seed } from "../soak.ts";
import { crowdedOffice, foundAfter, untilChecked } from "../support/crowdedOffice.ts";
import { emptyDatabaseIn } from "../support/emptyDatabase.ts";
import { freePort, officeProcess, untilServing, type OfficeProcess } from "../support/officeProcesses.ts";
import { hasPostgres, newDatabase, startCluster } from "../support/postgres.ts";
import { sendAll } from "../support/sendAll.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const soak = process.env["KAOPING_SOAK"] === "1";

/** Kills one of the processes after so many acknowledgements, at moments and in an order that the seed draws. */
const killer = (processes: readonly OfficeProcess[], kills: number, papers: number) => {
  const random = xoroshiro128plus(seed);
  const draw = (most: number): number => uniformInt(random, 0, most);
  const moments = new Set<number>();
  while (moments.size < kills) moments.add(draw(papers - 2) + 1);
  let killed = Promise.resolve();
  let count = 0;
  return {
    acknowledged: (told: number): void => {
      if (!moments.has(told)) return;
      const victim = processes[draw(processes.length - 1)];
      const wait = draw(200);
      count++;
      killed = killed.then(() => new Promise((resolve) => setTimeout(resolve, wait))).then(() => victim?.kill());
    },
    over: async (): Promise<number> => {
      await killed;
      return count;
    },
  };
};

/** Waits until as many files are there to be collected, at most four minutes. */
const untilAccepted = async (accepted: () => Promise<number>, wanted: number): Promise<void> => {
  for (let attempt = 0; attempt < 480 && (await accepted()) < wanted; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};

const whole = { lost: 0, twice: 0, states: ["accepted"], receivedOnce: true, checkedOnce: true, badEntry: null };

describe("an office whose processes are killed", () => {
  it.runIf(hasPostgres)(
    "on a server has everything that it acknowledged, once, and its chain holds",
    async () => {
      const [units, kills, connections] = soak ? [300, 20, 50] : [12, 2, 6];
      const cluster = await startCluster();
      const { address, drop } = await newDatabase(cluster);
      const { papers, codes } = await crowdedOffice({ address }, units);
      const ports = [await freePort(), await freePort()];
      const bases = ports.map((port) => `http://127.0.0.1:${port}`);
      const environment = { DATABASE_URL: address };
      const processes = [
        ...ports.map((port) => officeProcess(["serve", "--port", String(port), "--no-work"], environment)),
        ...Array.from({ length: soak ? 2 : 1 }, () => officeProcess(["work"], environment)),
      ];
      const database = await openServer(address);
      onTestFinished(async () => {
        await Promise.all(processes.map((one) => one.end()));
        await database.close();
        await drop();
        await cluster.close();
      });
      await Promise.all(bases.map(untilServing));
      const { acknowledged, over } = killer(processes, kills, papers.length);
      const started = performance.now();
      const told = await sendAll(papers, { bases, codes, connections, acknowledged });
      const seconds = (performance.now() - started) / 1000;
      expect(await over()).toBe(kills);
      await untilChecked(database, 120_000);
      expect(await foundAfter(database, told)).toEqual({ stored: units, ...whole });
      expect(told).toHaveLength(units);
      if (soak) expect(seconds).toBeLessThan(120);
    },
    900_000,
  );

  it("in one process has everything that it acknowledged, once, and its chain holds", async () => {
    const [units, kills, connections] = soak ? [60, 5, 10] : [6, 1, 3];
    const data = temporaryFolder();
    const folder = join(data, "postgresql");
    await emptyDatabaseIn(folder);
    const { papers, codes, accepted } = await crowdedOffice({ folder }, units);
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    const office = officeProcess(["serve", "--data", data, "--port", String(port)], { DATABASE_URL: "" });
    onTestFinished(() => office.end());
    await untilServing(base);
    const { acknowledged, over } = killer([office], kills, papers.length);
    const told = await sendAll(papers, { bases: [base], codes, connections, acknowledged });
    expect(await over()).toBe(kills);
    await untilServing(base);
    // All that waits is checked by the process that came back, as whoever collects sees it; then the folder is nobody's.
    await untilAccepted(() => accepted(base), units);
    await office.end();
    const database = await openEmbedded(folder);
    const found = await foundAfter(database, told);
    await database.close();
    expect(found).toEqual({ stored: units, ...whole });
  }, 900_000);
});
