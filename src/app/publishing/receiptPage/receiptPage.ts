import { printed } from "../../../domain/ledger/checkpoint.ts";
import { digestOfText, type Sha256 } from "../../../domain/ledger/digest.ts";
import { receiptPageScript } from "./receiptPageScript.ts";
import { receiptPageStyle } from "./receiptPageStyle.ts";

/** What a receipt is held to (核对依据): the texts of checkpoint.txt and office.pub; no key where the office has none. */
export type ReceiptGrounds = { readonly checkpoint: string; readonly key: string };

/**
 * The page on which a unit checks its own receipt (回执核对页): one file that is opened from the disk, asks nothing of any network, and
 * lets nothing run but its own script. It brings what was published beside it; whoever has another checkpoint or key puts it there.
 */
export const receiptPage = (title: string, { checkpoint, key }: ReceiptGrounds, sha256: Sha256): string => {
  const allowed = (text: string): string => `'sha256-${printed(digestOfText(text, sha256))}'`;
  const policy =
    `default-src 'none'; script-src ${allowed(receiptPageScript)}; style-src ${allowed(receiptPageStyle)}; ` +
    "base-uri 'none'; form-action 'none'";
  return [
    "<!doctype html>",
    '<html lang="zh-CN">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>核对回执：${markup(title)}</title>`,
    `<style>${receiptPageStyle}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>核对回执 ${english("Check a receipt")}</h1>`,
    `<p>${markup(title)}</p>`,
    "<p>选择本单位的回执，即可核对公布的结果里是不是这一份。本页只在您的电脑上计算，不联网，什么也不发出去。可以把文件拖到本页任何地方。",
    english("Choose your unit's receipt. Nothing leaves this computer. Files can be dropped anywhere on this page."),
    "</p>",
    ...input("receipt", "一、回执", "1. Receipt, a .json file", ""),
    ...input("checkpoint", "二、存证", "2. Checkpoint, checkpoint.txt", checkpoint),
    ...input("key", "三、公布机关的公钥", "3. Public key of the office, office.pub", key),
    "<p>存证和公钥已填好随本页公布的。如果您另外留有存证（通报、报纸、收到的自评表），或从别的渠道得到公钥，请换成自己的：那样才查得出公布以后的改动。",
    english(
      "Use a checkpoint and a key that you have from elsewhere where you can: only they show changes made since.",
    ),
    "</p>",
    `<p><button type="button" id="check">核对 ${english("Check")}</button></p>`,
    '<section id="verdict" role="status" tabindex="-1"></section>',
    "<noscript><p>本页需要 JavaScript 才能核对；也可以用命令行 kaoping verify --receipt。</p></noscript>",
    "</main>",
    `<script>${receiptPageScript}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
};

/** A text that is chosen as a file, or seen and changed as it is. */
const input = (id: string, name: string, inEnglish: string, content: string): readonly string[] => [
  `<h2>${name} ${english(inEnglish)}</h2>`,
  `<p><label for="${id}-file">选择文件 ${english("File")}</label> <input type="file" id="${id}-file"></p>`,
  `<details><summary>查看或粘贴${name.slice(2)} ${english("See or paste")}</summary>`,
  `<p><label for="${id}">${name.slice(2)}的内容 ${english("Its text")}</label></p>`,
  `<textarea id="${id}" rows="6" spellcheck="false">${markup(content)}</textarea></details>`,
];

const english = (text: string): string => `<span lang="en">${text}</span>`;

const markup = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
