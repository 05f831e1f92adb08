import { AwsClient } from "aws4fetch";

import type { ObjectStore } from "./fileStore.ts";

/** Where contents lie outside (对象存储): any store that speaks S3, by its address and one bucket of it. */
export type S3Settings = {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/** How long one answer may take, in milliseconds, and how often what failed on the store's side is asked again. */
const patience = 30_000;
const retries = 4;

/**
 * Contents in a bucket, their digest the key (存入对象存储). What is sent is signed together with its digest, so that the store refuses
 * what was altered on the way. Source: Amazon S3 API, AWS Signature Version 4.
 *
 * @throws RangeError where the store refuses; whatever waited for it is not acknowledged
 */
export const s3Store = ({ endpoint, bucket, ...access }: S3Settings): ObjectStore => {
  const client = new AwsClient({ ...access, service: "s3", retries });
  const addressOf = (key: string): string => `${endpoint.replace(/\/+$/u, "")}/${encodeURIComponent(bucket)}/${key}`;
  const asked = (key: string, init: RequestInit): Promise<Response> =>
    client.fetch(addressOf(key), { ...init, signal: AbortSignal.timeout(patience) });
  return {
    put: async (key, content) => {
      const headers = { "Content-Type": "application/octet-stream", "X-Amz-Content-Sha256": key };
      const answer = await asked(key, { method: "PUT", headers, body: new Uint8Array(content) });
      if (!answer.ok) throw new RangeError(`object ${key}: got ${answer.status} from the store, want 200`);
    },
    get: async (key) => {
      const answer = await asked(key, {});
      if (answer.status === 404) return null;
      if (!answer.ok) throw new RangeError(`object ${key}: got ${answer.status} from the store, want 200`);
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
};
