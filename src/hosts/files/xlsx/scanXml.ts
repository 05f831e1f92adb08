import { XmlError } from "./walkXml.ts";

/** A tag of an XML text; `start` and `end` are its own, in UTF-16 units. One object serves for all tags of a scan. */
export type Tag = {
  /** The local name, without a prefix. */
  name: string;
  start: number;
  end: number;
  /** An empty tag both opens and closes. */
  opens: boolean;
  closes: boolean;
  /** How many elements it stands in, itself not counted. */
  depth: number;
};

export type XmlScan = {
  readonly tag: Tag;
  /** Goes to the next tag; false where there is none and all are closed. @throws XmlError */
  readonly next: () => boolean;
  /** The text between the tag before and this one. */
  readonly text: () => string;
  /** An attribute of this tag by its local name. */
  readonly attribute: (name: string) => string | undefined;
};

const deepest = 1000;
const code = { bang: 33, quote: 34, amp: 38, apostrophe: 39, slash: 47, colon: 58, less: 60, equal: 61, greater: 62 };

/**
 * Goes through the tags of an XML text with their places (逐个标签扫描), several times as fast as a full parser and as strict
 * where it matters: every tag is closed by its own name, entities are XML's own, there is no document type. Large sheets
 * are read by it, and parts that are changed in place.
 */
export const scanXml = (xml: string): XmlScan => {
  const tag: Tag = { name: "", start: 0, end: 0, opens: false, closes: false, depth: 0 };
  const open: string[] = [];
  let at = 0;
  let before = 0;
  let gathered = "";
  let rooted = false;

  /** Steps over what is no tag; text and CDATA between two tags are gathered. */
  const skipOther = (less: number): boolean => {
    const mark = xml.charCodeAt(less + 1);
    const isOther = mark === code.bang || mark === 63;
    if (!isOther) return false;
    gathered += decoded(xml.slice(before, less));
    const [opening, closing] = xml.startsWith("<!--", less)
      ? ["<!--", "-->"]
      : xml.startsWith("<![CDATA[", less)
        ? ["<![CDATA[", "]]>"]
        : ["<?", "?>"];
    if (!xml.startsWith(opening, less)) throw new XmlError("document type");
    const end = xml.indexOf(closing, less + opening.length);
    if (end < 0) throw new XmlError("not closed");
    if (opening === "<![CDATA[") gathered += xml.slice(less + opening.length, end);
    at = before = end + closing.length;
    return true;
  };

  const next = (): boolean => {
    gathered = "";
    before = at;
    if (tag.opens && !tag.closes) open.push(xml.slice(tag.start + 1, nameEnd(xml, tag.start + 1)));
    for (;;) {
      const less = xml.indexOf("<", at);
      if (less < 0) {
        if (open.length > 0 || !rooted) throw new XmlError("not closed");
        return false;
      }
      if (skipOther(less)) continue;
      readTag(less);
      return true;
    }
  };

  const readTag = (less: number): void => {
    const closing = xml.charCodeAt(less + 1) === code.slash;
    const from = less + (closing ? 2 : 1);
    const to = nameEnd(xml, from);
    if (to === from) throw new XmlError("no name");
    let end = to;
    for (let quoted = 0; ; end++) {
      const unit = xml.charCodeAt(end);
      if (Number.isNaN(unit) || unit === code.less) throw new XmlError("tag not closed");
      if (quoted !== 0) {
        if (unit === quoted) quoted = 0;
      } else if (unit === code.greater) break;
      else if (unit === code.quote || unit === code.apostrophe) quoted = unit;
    }
    if (closing && open.pop() !== xml.slice(from, to)) throw new XmlError("unexpected close tag");
    if (!closing && open.length === 0 && rooted) throw new XmlError("two roots");
    if (open.length >= deepest) throw new XmlError("nesting");
    rooted = true;
    const name = xml.slice(from, to);
    const colon = name.lastIndexOf(":");
    tag.name = colon > 0 ? name.slice(colon + 1) : name;
    tag.start = less;
    tag.end = at = end + 1;
    tag.opens = !closing;
    tag.closes = closing || xml.charCodeAt(end - 1) === code.slash;
    tag.depth = open.length;
  };

  return {
    tag,
    next,
    text: () => {
      const last = xml.slice(before, tag.start);
      return gathered === "" ? decoded(last) : gathered + decoded(last);
    },
    attribute: (name) => attributeOf(xml, tag, name),
  };
};

const isBlank = (unit: number): boolean => unit === 32 || unit === 10 || unit === 13 || unit === 9;

const nameEnd = (xml: string, from: number): number => {
  let at = from;
  for (; at < xml.length; at++) {
    const unit = xml.charCodeAt(at);
    if (unit === code.greater || unit === code.slash || isBlank(unit)) break;
    if (unit === code.less || unit === code.quote || unit === code.amp) throw new XmlError("no name");
  }
  return at;
};

const attributeOf = (xml: string, { start, end }: Tag, wanted: string): string | undefined => {
  let at = nameEnd(xml, start + 1);
  while (at < end) {
    while (isBlank(xml.charCodeAt(at))) at++;
    let from = at;
    while (at < end && xml.charCodeAt(at) !== code.equal) {
      if (xml.charCodeAt(at) === code.colon) from = at + 1;
      at++;
    }
    if (at >= end) return undefined;
    const nameTo = at;
    do at++;
    while (isBlank(xml.charCodeAt(at)));
    const quote = xml.charCodeAt(at);
    if (quote !== code.quote && quote !== code.apostrophe) throw new XmlError("attribute without quotes");
    const valueFrom = at + 1;
    at = xml.indexOf(quote === code.quote ? '"' : "'", valueFrom) + 1;
    const length = wanted.length;
    if (xml.startsWith(wanted, from) && (nameTo - from === length || isBlank(xml.charCodeAt(from + length)))) {
      return decoded(xml.slice(valueFrom, at - 1));
    }
  }
  return undefined;
};

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text without references and with line feeds alone, as XML 1.0 section 2.11 has it. */
const decoded = (text: string): string => {
  const lines = text.includes("\r") ? text.replace(/\r\n?/gu, "\n") : text;
  if (!lines.includes("&")) return lines;
  return lines.replace(/&([^;]*);?/gu, (whole, reference: string) => {
    const number = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/u.exec(reference);
    const point = number ? parseInt(number[1] ?? number[2] ?? "", number[1] === undefined ? 10 : 16) : -1;
    const character = number ? (point <= 0x10ffff ? String.fromCodePoint(point) : undefined) : named[reference];
    if (character === undefined || !whole.endsWith(";")) throw new XmlError(`entity ${reference}`);
    return character;
  });
};
