import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import { fileStore } from "../../src/server/keeping/fileStore.ts";
import { s3Store, type S3Settings } from "../../src/server/keeping/s3Store.ts";
import { digestOfBytes } from "../../src/domain/ledger/digest.ts";
import { databaseKinds, databasesOf } from "../support/databases.ts";
import { freePort } from "../support/officeProcesses.ts";
import { formsOf, issuedYearOf, masterFileOf } from "../fixtures/manyUnits.ts";
import { codesOn, newOffice, staffIn } from "../support/newOffice.ts";
import { isSigned } from "../support/signedRequests.ts";
import { sha256 } from "../support/sha256.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const secret = "a secret of the store";

/**
 * A store that speaks S3 and keeps its objects in a folder: s3rver, in a process of its own. It looks at no signature of version 4,
 * so that what stands before it does, and lets nothing through that is not signed.
 */
const startedStore = async (): Promise<{ readonly settings: S3Settings; readonly folder: string }> => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "office"), { recursive: true });
  const port = await freePort();
  const store = spawn(
    process.execPath,
    [
      "node_modules/s3rver/bin/s3rver.js",
      "-d",
      folder,
      "-a",
      "127.0.0.1",
      "-p",
      String(port),
      "--configure-bucket",
      "office",
    ],
    { stdio: "ignore" },
  );
  onTestFinished(() => void store.kill());
  await untilHeard(`http://127.0.0.1:${port}`);
  const passedOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = new Uint8Array(Buffer.concat(parts));
    const { method = "", url: path = "" } = request;
    const headers = request.headers as Readonly<Record<string, string>>;
    if (!isSigned({ method, path, headers, body }, secret)) {
      response.writeHead(403).end();
      return;
    }
    const signed = ["authorization", "x-amz-date", "x-amz-content-sha256", "content-type"];
    const own = Object.fromEntries(
      signed.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
    );
    const init = { method, headers: own, ...(method === "PUT" ? { body } : {}) };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  };
  const before = createServer((request, response) => void passedOn(request, response));
  await new Promise<void>((resolve) => before.listen(0, "127.0.0.1", () => resolve()));
  onTestFinished(() => {
    before.closeAllConnections();
    before.close();
  });
  const address = before.address();
  const endpoint = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    settings: { endpoint, bucket: "office", region: "us-east-1", accessKeyId: "S3RVER", secretAccessKey: secret },
    folder,
  };
};

const untilHeard = async (address: string): Promise<void> => {
  for (let attempt = 0; attempt < 300; attempt++) {
    try {
      await fetch(address);
      return;
    } catch (error) {
      // fetch says by a TypeError that nobody listens yet.
      if (!(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
};

describe("what tells whether a request to a store is signed", () => {
  const example = {
    method: "GET",
    path: "/test.txt",
    headers: {
      host: "examplebucket.s3.amazonaws.com",
      range: "bytes=0-9",
      "x-amz-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "x-amz-date": "20130524T000000Z",
      authorization:
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    },
    body: new Uint8Array(),
  };
  const key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  it("knows the example that Amazon publishes, and nothing that differs from it", () => {
    expect(isSigned(example, key)).toBe(true);
    expect(isSigned(example, `${key}x`)).toBe(false);
    expect(isSigned({ ...example, path: "/other.txt" }, key)).toBe(false);
    expect(isSigned({ ...example, body: new Uint8Array([1]) }, key)).toBe(false);
  });
});

describe.each(databaseKinds)("contents in an S3-compatible store, beside a database that is %s", (kind) => {
  const newDatabase = databasesOf(kind);

  it("are not in the database, are held to their digest, and a whole submission goes through", async () => {
    const { settings, folder } = await startedStore();
    const objects = s3Store(settings);
    const opened = await newOffice(await newDatabase(), { objects });
    const { office } = opened;
    const year = issuedYearOf(1);
    const admin = await staffIn(opened);
    await admin.get("/staff/load");
    await admin.post("/staff/load", { file: new File([new Uint8Array(await masterFileOf(year))], "a.xlsx") });
    await admin.get("/staff/rounds/1");
    const [code = ""] = codesOn((await admin.post("/staff/rounds/1/codes", {})).text).values();
    const [form] = await formsOf(year);
    const unit = opened.browser();
    await unit.get("/");
    await unit.post("/enter", { code });
    const file = new File([new Uint8Array(form?.content ?? [])], "a.xlsx");
    expect((await unit.post("/mine/submissions", { file })).text).toContain("文件已接收");
    expect((await unit.get("/mine/paper")).bytes.length).toBeGreaterThan(1000);
    const { rows } = await office.database.run(
      "select count(*)::int as count from office.file where content is not null",
    );
    expect(rows).toEqual([{ count: 0 }]);

    // What lies outside under a digest and is something else is not taken for it.
    const digest = digestOfBytes(form?.content ?? new Uint8Array(), sha256);
    const [own = ""] = (readdirSync(folder, { recursive: true }) as string[]).filter(
      (name) => name.includes(digest) && name.endsWith("_object"),
    );
    const path = join(folder, own);
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from("x")]));
    await expect(office.store.get(digest)).rejects.toThrow("got content of");
    await opened.close();
  });

  it("are refused under a wrong secret, and nothing is acknowledged where the store does not take it", async () => {
    const { settings } = await startedStore();
    const wrong = fileStore(await migratedDatabase(), sha256, s3Store({ ...settings, secretAccessKey: "wrong" }));
    await expect(wrong.put(new Uint8Array([1, 2, 3]))).rejects.toThrow("got 403");
    expect(await s3Store(settings).get("0".repeat(64))).toBeNull();
  });

  const migratedDatabase = async () => {
    const opened = await newOffice(await newDatabase(), { idle: true });
    await opened.close();
    return opened.office.database;
  };
});
