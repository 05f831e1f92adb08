import { createHash, createHmac } from "node:crypto";

/** A request as a store receives it. */
export type Received = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

const digest = (content: Uint8Array | string): string => createHash("sha256").update(content).digest("hex");
const mac = (key: Uint8Array | string, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/**
 * Whether a request without a query is signed by a secret, and its body, where it has one, is what was signed. Source: Amazon S3 API, "Authenticating
 * Requests: Using the Authorization Header (AWS Signature Version 4)".
 */
export const isSigned = ({ method, path, headers, body }: Received, secret: string): boolean => {
  const [, scope = "", names = "", signature = ""] =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/u.exec(
      headers["authorization"] ?? "",
    ) ?? [];
  const [day = "", region = "", service = ""] = scope.split("/");
  const content = headers["x-amz-content-sha256"] ?? "";
  const signed = names.split(";").map((name) => `${name}:${(headers[name] ?? "").trim().replace(/ +/gu, " ")}\n`);
  const request = [method, path, "", signed.join(""), names, content].join("\n");
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"] ?? "", scope, digest(request)].join("\n");
  const key = [region, service, "aws4_request"].reduce<Buffer>(mac, mac(`AWS4${secret}`, day));
  const isContent = content === digest(body) || (content === "UNSIGNED-PAYLOAD" && body.length === 0);
  return mac(key, text).toString("hex") === signature && isContent;
};
