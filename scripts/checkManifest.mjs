import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SaxesParser } from "saxes";

/**
 * @typedef {{ name: string, uri: string, attributes: Record<string, string>,
 *   children: Element[], text: string, line: number }} Element
 * @typedef {(fileName: string) => Uint8Array | undefined} ReadAsset
 * @typedef {(element: Element, message: string) => void} Report
 * @typedef {Map<string, { part: string, element: Element }>} Resources by id
 */

const NAMESPACES = {
  app: "http://schemas.microsoft.com/office/appforoffice/1.1",
  basicTypes: "http://schemas.microsoft.com/office/officeappbasictypes/1.0",
  overrides: "http://schemas.microsoft.com/office/taskpaneappversionoverrides",
};

/**
 * Children in the schema's order; "!" marks those we require.
 * Source: learn.microsoft.com, "How to find the proper order of manifest elements"; [MS-OWEMXML] section 5.
 * @type {Record<string, string>}
 */
const CHILDREN = {
  OfficeApp:
    "Id! AlternateId Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl! HighResolutionIconUrl! " +
    "SupportUrl! AppDomains Hosts! Requirements! DefaultSettings! Permissions! VersionOverrides!",
  VersionOverrides: "Description Requirements Hosts! Resources! WebApplicationInfo EquivalentAddins",
  DesktopFormFactor: "GetStarted! FunctionFile ExtensionPoint!",
  GetStarted: "Title! Description! LearnMoreUrl!",
  CustomTab: "Group! Label! InsertAfter InsertBefore",
  OfficeMenu: "Control!",
  Group: "Label! Icon! Control!",
  Control: "Label! Supertip! Icon! Action!",
  Supertip: "Title! Description!",
  Action: "TaskpaneId SourceLocation! Title",
  Resources: "Images! Urls! ShortStrings! LongStrings!",
};

/** Which part of Resources an element's resid points into. @type {Record<string, string>} */
const RESOURCE_PART = {
  Image: "Images",
  SourceLocation: "Urls",
  FunctionFile: "Urls",
  LearnMoreUrl: "Urls",
  Label: "ShortStrings",
  Title: "ShortStrings",
  Description: "LongStrings",
};

/** Longest texts in characters, by element or by part of Resources. @type {Record<string, number>} */
const LONGEST_TEXT = { DisplayName: 125, Description: 250, ShortStrings: 125, LongStrings: 250 };
const LONGEST_RESOURCE_ID = 32;
const LONGEST_CONTROL_ID = 125;
const LONGEST_URL = 2048;

/** Elements whose DefaultValue is an address, unless they have a resid. */
const ADDRESSES = ["IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation", "Image", "Url"];
/** Pixels a side that Office asks of each icon. @type {Record<string, number>} */
const ICON_PIXELS = { IconUrl: 32, HighResolutionIconUrl: 64 };
/** Menus that Excel opens on a right click. Source: learn.microsoft.com, "OfficeMenu". */
const MENUS = ["ContextMenuText", "ContextMenuCell"];
/** What may stand in an extension point. @type {Record<string, string>} */
const EXTENSION_POINTS = { PrimaryCommandSurface: "CustomTab", ContextMenu: "OfficeMenu" };
const RIBBON_SIZES = ["16", "32", "80"];

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const VERSION = /^\d{1,5}(\.\d{1,5}){3}$/;
const SET_VERSION = /^\d{1,5}\.\d{1,5}$/;
const LOCALE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}$/;
const PERMISSIONS = ["Restricted", "ReadDocument", "ReadAllDocument", "WriteDocument", "ReadWriteDocument"];

/**
 * Checks an add-in manifest without a network.
 *
 * @param {string} xmlText the manifest
 * @param {ReadAsset} readAsset bytes of a file of the folder assets, undefined when there is none
 * @returns {string[]} the problems, one a line of text; empty when there is none
 */
export function checkManifest(xmlText, readAsset) {
  const { root, problems } = parse(xmlText);
  if (!root || problems.length > 0) return problems;
  /** @type {Report} */
  const report = (element, message) => void problems.push(`line ${element.line}: ${message}`);
  const elements = flatten(root);
  checkRoot(root, report);
  for (const element of elements) checkChildren(element, report);
  checkForms(root, elements, report);
  checkSurfaces(elements, report);
  const resources = checkResources(elements, report);
  checkReferences(elements, resources, report);
  checkAddresses(elements, report);
  checkIcons(root, elements, resources, readAsset, report);
  return problems;
}

/** @param {string} xmlText @returns {{ root: Element | undefined, problems: string[] }} */
function parse(xmlText) {
  const parser = new SaxesParser({ xmlns: true, position: true });
  /** @type {string[]} */ const problems = [];
  /** @type {Element[]} */ const open = [];
  /** @type {Element | undefined} */ let root;
  parser.on("error", (error) => problems.push(`not well-formed: ${error.message}`));
  parser.on("opentag", (tag) => {
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]));
    const element = { name: tag.local, uri: tag.uri, attributes, children: [], text: "", line: parser.line };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xmlText).close();
  return { root, problems: problems.slice(0, 1) };
}

/** @param {Element} root @returns {Element[]} the element and all below it, in document order */
function flatten(root) {
  return [root, ...root.children.flatMap(flatten)];
}

/** @param {Element} parent @param {string} name */
function child(parent, name) {
  return parent.children.find((element) => element.name === name);
}

/** @param {Element} root @param {Report} report */
function checkRoot(root, report) {
  if (root.name !== "OfficeApp" || root.uri !== NAMESPACES.app) report(root, "root is not OfficeApp 1.1");
  if (root.attributes["xsi:type"] !== "TaskPaneApp") report(root, "xsi:type of OfficeApp is not TaskPaneApp");
  const overrides = child(root, "VersionOverrides");
  const version = overrides && `${overrides.uri} ${overrides.attributes["xsi:type"]}`;
  if (overrides && version !== `${NAMESPACES.overrides} VersionOverridesV1_0`) {
    report(overrides, "VersionOverrides is not the task pane's version 1.0");
  }
}

/** Required children are there, none unknown, all in order. @param {Element} element @param {Report} report */
function checkChildren(element, report) {
  const names = CHILDREN[element.name]?.split(" ");
  if (!names) return;
  const order = names.map((name) => name.replace("!", ""));
  for (const name of names.filter((name) => name.endsWith("!"))) {
    if (!child(element, name.slice(0, -1))) report(element, `${element.name} lacks ${name.slice(0, -1)}`);
  }
  let furthest = 0;
  for (const inner of element.children) {
    const at = order.indexOf(inner.name);
    if (at < 0) report(inner, `${element.name} has no place for ${inner.name}`);
    else if (at < furthest) report(inner, `${inner.name} must stand before ${order[furthest]}`);
    else furthest = at;
  }
}

/**
 * Identity, version, locales, texts, host, requirement sets, permission.
 * @param {Element} root @param {Element[]} elements @param {Report} report
 */
function checkForms(root, elements, report) {
  /** @type {[string, (text: string) => boolean, string][]} */
  const forms = [
    ["Id", (text) => GUID.test(text), "a GUID"],
    ["Version", (text) => VERSION.test(text), "four numbers such as 1.0.0.0"],
    ["ProviderName", (text) => text.length > 0 && text.length <= 125, "1 to 125 characters"],
    ["DefaultLocale", (text) => LOCALE.test(text), "a locale such as zh-CN"],
    ["Permissions", (text) => PERMISSIONS.includes(text), `one of ${PERMISSIONS.join(", ")}`],
  ];
  for (const [name, holds, want] of forms) {
    const element = child(root, name);
    if (element && !holds(element.text)) report(element, `${name} is "${element.text}", want ${want}`);
  }
  for (const element of root.children) {
    const longest = LONGEST_TEXT[element.name];
    if (longest !== undefined) checkLengths(element, element.name, longest, report);
  }
  for (const element of elements) {
    const { name, attributes } = element;
    if (name === "Override" && !LOCALE.test(attributes.Locale ?? "")) {
      report(element, `Locale of Override is "${attributes.Locale ?? ""}", want a locale such as en-US`);
    }
    const host = attributes.Name ?? attributes["xsi:type"];
    if (name === "Host" && host !== "Workbook") report(element, "Host is not Workbook");
    if (name === "Set" && !(attributes.Name && SET_VERSION.test(attributes.MinVersion ?? "1.1"))) {
      report(element, "Set needs a Name and a MinVersion such as 1.14");
    }
  }
}

/**
 * Where commands stand: the tab of the ribbon, the menu of a cell; panes of one id share one pane.
 * @param {Element[]} elements @param {Report} report
 */
function checkSurfaces(elements, report) {
  for (const element of elements) {
    const { name, attributes, children } = element;
    if (name === "ExtensionPoint") {
      const holds = EXTENSION_POINTS[attributes["xsi:type"] ?? ""];
      if (!holds)
        report(
          element,
          `ExtensionPoint is "${attributes["xsi:type"] ?? ""}", want ${Object.keys(EXTENSION_POINTS).join(" or ")}`,
        );
      else if (!children.some((inner) => inner.name === holds)) report(element, `ExtensionPoint lacks ${holds}`);
    }
    if (name === "OfficeMenu" && !MENUS.includes(attributes.id ?? "")) {
      report(element, `OfficeMenu is "${attributes.id ?? ""}", want ${MENUS.join(" or ")}`);
    }
    if (name === "Action" && attributes["xsi:type"] === "ShowTaskpane" && !child(element, "TaskpaneId")?.text) {
      report(element, "Action lacks the id of its pane");
    }
  }
}

/** Default and overriding values of an element. @param {Element} element @returns {string[]} */
function valuesOf(element) {
  const overrides = element.children.filter(({ name }) => name === "Override");
  return [element.attributes.DefaultValue ?? "", ...overrides.map(({ attributes }) => attributes.Value ?? "")];
}

/** @param {Element} element @param {string} what @param {number} longest in characters @param {Report} report */
function checkLengths(element, what, longest, report) {
  for (const { length } of valuesOf(element)) {
    if (length === 0) report(element, `${what} has an empty text`);
    if (length > longest) report(element, `${what} has ${length} characters, at most ${longest} are allowed`);
  }
}

/** @param {Element[]} elements @param {Report} report @returns {Resources} */
function checkResources(elements, report) {
  const resources = new Map();
  for (const part of elements.find(({ name }) => name === "Resources")?.children ?? []) {
    for (const element of part.children) {
      const id = element.attributes.id ?? "";
      if (element.uri !== NAMESPACES.basicTypes) report(element, `${element.name} of Resources lacks the prefix bt`);
      if (id === "") report(element, `${element.name} of ${part.name} lacks an id`);
      if (id.length > LONGEST_RESOURCE_ID) report(element, `resource id "${id}" is longer than ${LONGEST_RESOURCE_ID}`);
      if (resources.has(id)) report(element, `resource id "${id}" is used twice`);
      const longest = LONGEST_TEXT[part.name];
      if (longest !== undefined) checkLengths(element, `${part.name} "${id}"`, longest, report);
      resources.set(id, { part: part.name, element });
    }
  }
  return resources;
}

/** @param {Element[]} elements @param {Resources} resources @param {Report} report */
function checkReferences(elements, resources, report) {
  const controlIds = new Set();
  for (const element of elements) {
    const { name, uri, attributes } = element;
    const part = RESOURCE_PART[name];
    const resid = attributes.resid ?? "";
    const refers = "resid" in attributes || (part !== undefined && uri === NAMESPACES.overrides);
    if (refers && resources.get(resid)?.part !== part) {
      report(element, `${name} points at "${resid}", which ${part ?? "Resources"} does not hold`);
    }
    if (["CustomTab", "Group", "Control"].includes(name)) {
      const id = attributes.id ?? "";
      if (id === "" || id.length > LONGEST_CONTROL_ID) report(element, `id of ${name} is empty or too long`);
      if (controlIds.has(id)) report(element, `id "${id}" is used twice`);
      controlIds.add(id);
    }
  }
}

/** @param {Element[]} elements @param {Report} report */
function checkAddresses(elements, report) {
  for (const element of elements) {
    const { name, attributes, text } = element;
    const holdsAddress = ADDRESSES.includes(name) && attributes.resid === undefined;
    const addresses = name === "AppDomain" ? [text] : holdsAddress ? valuesOf(element) : [];
    for (const address of addresses) {
      const isSecure = URL.canParse(address) && address.startsWith("https://");
      if (!isSecure) report(element, `${name} is "${address}", want https`);
      if (address.length > LONGEST_URL) report(element, `${name} is longer than ${LONGEST_URL} characters`);
    }
  }
}

/**
 * @param {Element} root @param {Element[]} elements @param {Resources} resources
 * @param {ReadAsset} readAsset @param {Report} report
 */
function checkIcons(root, elements, resources, readAsset, report) {
  for (const [name, pixels] of Object.entries(ICON_PIXELS)) {
    const element = child(root, name);
    if (element) checkIconFiles(element, pixels, readAsset, report);
  }
  const asked = new Map();
  for (const icon of elements.filter(({ name }) => name === "Icon")) {
    const sizes = icon.children.map(({ attributes }) => attributes.size ?? "");
    const lacking = RIBBON_SIZES.filter((size) => !sizes.includes(size));
    if (lacking.length > 0) report(icon, `Icon lacks the size ${lacking.join(", ")}`);
    for (const { attributes } of icon.children) asked.set(`${attributes.resid} ${attributes.size}`, attributes);
  }
  for (const { resid, size } of asked.values()) {
    const resource = resources.get(resid);
    if (resource) checkIconFiles(resource.element, Number(size), readAsset, report);
  }
}

/**
 * @param {Element} element @param {number} pixels wanted width and height
 * @param {ReadAsset} readAsset @param {Report} report
 */
function checkIconFiles(element, pixels, readAsset, report) {
  for (const address of valuesOf(element)) {
    const fileName = /\/assets\/([^/?#]+)$/.exec(address)?.[1];
    const bytes = fileName === undefined ? undefined : readAsset(fileName);
    const size = bytes && pngSize(bytes);
    if (!bytes) report(element, `icon ${address} is not in assets`);
    else if (!size) report(element, `icon ${fileName} is not a PNG file`);
    else if (size.width !== pixels || size.height !== pixels) {
      report(element, `icon ${fileName} has ${size.width} × ${size.height} pixels, want ${pixels} × ${pixels}`);
    }
  }
}

/**
 * Reads the size from the IHDR chunk.
 * @param {Uint8Array} bytes @returns {{ width: number, height: number } | undefined} undefined when not a PNG file
 */
function pngSize(bytes) {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, at) => bytes[at] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Checks the project's manifest, or the one named on the command line, and sets the exit status. */
function main() {
  const assets = new URL("../assets/", import.meta.url);
  const path = process.argv[2] ?? fileURLToPath(new URL("../manifest.xml", import.meta.url));
  const problems = checkManifest(readFileSync(path, "utf8"), (fileName) => {
    const file = new URL(fileName, assets);
    return existsSync(file) ? readFileSync(file) : undefined;
  });
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length === 0) process.stdout.write("The manifest has no problem.\n");
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
