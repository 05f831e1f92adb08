import { openEmbedded } from "../database/embeddedDatabase.ts";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openServer } from "../database/serverDatabase.ts";
import { openQueue, type QueuePace } from "../queue/queue.ts";
import { fileStore, type ObjectStore } from "./fileStore.ts";
import type { Office } from "./office.ts";
import { sendWaiting } from "./sendWaiting.ts";

/** What an office is opened with (平台设置). */
export type OfficeSettings = Pick<Office, "checker" | "hashes" | "now" | "random" | "signer"> & {
  /** A server's address, or the folder of PostgreSQL in this process. */
  readonly at: { readonly address: string } | { readonly folder: string } | { readonly database: Database };
  readonly migrations: string;
  readonly objects: ObjectStore | null;
  readonly pace: QueuePace;
  readonly broken: (error: Error) => void;
};

/** Opens the database, brings its tables up to this version, and opens the queue in it (打开报送平台). */
export const openOffice = async (settings: OfficeSettings): Promise<Office> => {
  const { at, checker, hashes, now, random, signer, broken } = settings;
  const database =
    "database" in at ? at.database : "address" in at ? await openServer(at.address) : await openEmbedded(at.folder);
  await migrate(database, settings.migrations);
  const queue = await openQueue(database, settings.pace, broken);
  // In this process nobody else can be at a job: what one that died was at need not wait until its time is over.
  if (database.kind === "embedded") await sendWaiting({ database, queue });
  const store = fileStore(database, hashes.sha256, settings.objects);
  return { database, queue, store, checker, hashes, now, random, signer };
};

export const closeOffice = async ({ queue, checker, database }: Office): Promise<void> => {
  await queue.close();
  await checker.close();
  await database.close();
};
