import { basename } from "node:path";

import { serve } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";

import { disk } from "../hosts/files/disk.ts";
import { drawSetupCode } from "../server/access/staff.ts";
import { openSignOn, type SignOn } from "../server/access/signOn.ts";
import { checkSubmission } from "../server/check/checkSubmission.ts";
import { loadMaster } from "../server/keeping/loadMaster.ts";
import { officeApp } from "../server/web/app.ts";
import { serveBackups } from "./officeBackups.ts";
import { dataFolder, failureLine, tell, withOffice, type At, type KeyAt, type Machine } from "./officeMachine.ts";

export type ServeOptions = At &
  KeyAt & {
    readonly host: string;
    readonly port: number;
    readonly origin?: string;
    readonly behindProxy?: true;
    readonly work: boolean;
  };

/** `office serve`: the pages, and unless told otherwise the checking beside them. */
export const runServe = (machine: Machine, options: ServeOptions): Promise<0 | 1> =>
  withOffice(machine, options, async (office) => {
    const shown = `http://${options.host}:${options.port}`;
    const origin = options.origin ?? shown;
    const signOn = signOnFrom(machine, origin);
    if (typeof signOn === "string") {
      machine.err(signOn);
      return 1;
    }
    const app = officeApp(office, {
      secure: origin.startsWith("https://"),
      signOn,
      addressOf: (context) => {
        const forwarded = context.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim();
        const own = getConnInfo(context).remote.address ?? "";
        return options.behindProxy === true ? (forwarded ?? own) : own;
      },
      broken: (error) => machine.err(`${machine.now()} ${error.stack ?? error.message}`),
    });
    const server = serve({ fetch: app.fetch, hostname: options.host, port: options.port });
    const refused = await new Promise<unknown>((resolve) => {
      server.once("listening", () => resolve(null));
      server.once("error", resolve);
    });
    if (refused !== null) {
      machine.err(`${shown} 不能监听 cannot be listened on：${failureLine(refused)}`);
      return 1;
    }
    const release = options.work ? await office.queue.work((id) => checkSubmission(office, id)) : null;
    // One process alone has the folder: whoever wants a backup meanwhile asks it.
    const backups =
      office.database.kind === "embedded" ? await serveBackups(machine, office, dataFolder(options)) : null;
    const code = await drawSetupCode(office);
    // All at once: whoever reads the address has the code beside it.
    machine.out(`考评报送平台 collection office：${origin}`);
    if (code !== null) {
      machine.out(`一次性管理员码 one-time administrator code：${code}`);
      machine.out(`在 ${origin}/setup 设定第一个管理员 make the first administrator there`);
    }
    await machine.untilAsked();
    await backups?.();
    await release?.();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    return 0;
  });

/** The identity provider of the environment; null where there is none, a sentence where a setting is missing. */
const signOnFrom = (machine: Machine, origin: string): SignOn | string | null => {
  const of = (name: string): string => machine.environment[name] ?? "";
  const issuer = of("OIDC_ISSUER");
  if (issuer === "") return null;
  const clientId = of("OIDC_CLIENT_ID");
  if (!URL.canParse(issuer) || clientId === "") {
    return "统一身份认证设置不全，请设好 single sign-on wants：OIDC_ISSUER=https://… OIDC_CLIENT_ID OIDC_CLIENT_SECRET";
  }
  const heard = (error: Error): void => machine.err(`${machine.now()} 统一身份认证 single sign-on：${error.message}`);
  return openSignOn({ issuer, clientId, clientSecret: of("OIDC_CLIENT_SECRET"), origin, heard });
};

/** `office work`: checks what comes in, beside others that do. */
export const runWork = async (machine: Machine): Promise<0 | 1> => {
  if ((machine.environment["DATABASE_URL"] ?? "") === "") {
    machine.err("office work 要 DATABASE_URL；没有时 office serve 自己查验 wants DATABASE_URL");
    return 1;
  }
  return withOffice(machine, {}, async (office) => {
    const release = await office.queue.work((id) => checkSubmission(office, id));
    machine.out("查验 checking");
    await machine.untilAsked();
    await release();
    return 0;
  });
};

/** `office migrate`: opening does it. */
export const runMigrate = (machine: Machine, options: At): Promise<0 | 1> =>
  withOffice(machine, options, () => {
    machine.out("表已是本版本 the tables are of this version");
    return Promise.resolve(0);
  });

/** `office load A.xlsx`. */
export const runLoad = (machine: Machine, path: string, options: At): Promise<0 | 1> =>
  withOffice(machine, options, async (office) => {
    const content = await disk.read(path);
    if (!content.ok) {
      tell(machine, content.issues);
      return 1;
    }
    const loaded = await loadMaster(office, { name: basename(path), content: content.value }, "office load");
    tell(machine, loaded.issues);
    if (!loaded.ok) return 1;
    machine.out(`已载入：自评表 ${loaded.value.forms} 份，评审包 ${loaded.value.packs} 个`);
    return 0;
  });
