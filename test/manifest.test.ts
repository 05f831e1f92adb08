import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkManifest } from "../scripts/checkManifest.mjs";

const manifest = readFileSync(new URL("../manifest.xml", import.meta.url), "utf8");
const sizes = [16, 32, 64, 80, 128];
const assets = new Map(
  sizes.map((size) => {
    const fileName = `icon-${size}.png`;
    return [fileName, new Uint8Array(readFileSync(new URL(`../assets/${fileName}`, import.meta.url)))] as const;
  }),
);
const readAsset = (fileName: string) => assets.get(fileName);

/** The manifest with one passage replaced; the passage must be there, or the test tests nothing. */
function altered(passage: string | RegExp, replacement: string): string {
  const text = manifest.replace(passage, replacement);
  if (text === manifest) throw new Error(`the manifest has no ${String(passage)}`);
  return text;
}

/** The whole element, with its end tag when it has one, and the line break after it. */
const element = (name: string) => new RegExp(`<${name}( [^>]*?)?(/>|>[\\s\\S]*?</${name}>)\\s*`);

test("the shipped manifest has no problem", () => {
  expect(checkManifest(manifest, readAsset)).toEqual([]);
});

describe("a defect is named, with its line", () => {
  type Defect = readonly [what: string, passage: string | RegExp, replacement: string, problem: string];
  const long = (length: number) => "长".repeat(length);
  const longId = "x".repeat(33);
  const defects: readonly Defect[] = [
    ["text that is not well-formed", "</OfficeApp>", "", "not well-formed"],
    ["another kind of add-in", 'xsi:type="TaskPaneApp"', 'xsi:type="ContentApp"', "is not TaskPaneApp"],
    ["another schema", "appforoffice/1.1", "appforoffice/1.0", "root is not OfficeApp 1.1"],
    ["overrides of another version", "VersionOverridesV1_0", "VersionOverridesV1_1", "version 1.0"],
    ["an id that is no GUID", /<Id>.*<\/Id>/, "<Id>kaoping</Id>", "want a GUID"],
    ["a version of three parts", "<Version>0.1.0.0<", "<Version>0.1.0<", "want four numbers"],
    ["no provider", /<ProviderName>.*</, "<ProviderName><", "ProviderName is"],
    ["a default locale of another form", ">zh-CN<", ">Chinese<", "DefaultLocale is"],
    ["an override's locale of another form", 'Locale="en-US"', 'Locale="english"', "Locale of Override"],
    ["another host", '<Host Name="Workbook"', '<Host Name="Document"', "Host is not Workbook"],
    ["a requirement set without a version", 'MinVersion="1.14"', 'MinVersion="latest"', "Set needs"],
    ["an unknown permission", "ReadWriteDocument", "Everything", "Permissions is"],
    [
      "a display name that is too long",
      'DisplayName DefaultValue="考评"',
      `DisplayName DefaultValue="${long(126)}"`,
      "126",
    ],
    [
      "an overriding text that is too long",
      'Value="Kaoping"',
      `Value="${long(126)}"`,
      "DisplayName has 126 characters",
    ],
    ["an empty description", /<Description DefaultValue="[^"]*"/, '<Description DefaultValue=""', "empty text"],
    ["a label that is too long", 'DefaultValue="打开考评"', `DefaultValue="${long(126)}"`, "at most 125"],
    ["a tooltip that is too long", /DefaultValue="在右侧[^"]*"/, `DefaultValue="${long(251)}"`, "at most 250"],
    ["a resid that leads nowhere", 'Label resid="Tab.Label"', 'Label resid="Tab.Name"', '"Tab.Name"'],
    ["a resid of another kind", 'Label resid="Tab.Label"', 'Label resid="Pane.Url"', "ShortStrings does not hold"],
    ["a label without resid", 'Label resid="Tab.Label"', "Label", 'points at ""'],
    [
      "a domain without https",
      "<Hosts>",
      "<AppDomains><AppDomain>http://a.cn</AppDomain></AppDomains><Hosts>",
      "AppDomain is",
    ],
    [
      "an address that is too long",
      'SupportUrl DefaultValue="https://',
      `SupportUrl DefaultValue="https://${"a/".repeat(1024)}`,
      "2048",
    ],
    ["a resource id used twice", 'id="Group.Label" D', 'id="Tab.Label" D', '"Tab.Label" is used twice'],
    ["a control id used twice", 'id="Kaoping.Group"', 'id="Kaoping.Tab"', '"Kaoping.Tab" is used twice'],
    ["a control id that is too long", 'id="Kaoping.Tab"', `id="${"x".repeat(126)}"`, "id of CustomTab"],
    ["a resource without an id", 'id="Pane.Url" D', "D", "lacks an id"],
    [
      "a resource outside bt",
      element("bt:Url"),
      '<Url id="Pane.Url" DefaultValue="https://localhost/" />',
      "prefix bt",
    ],
    [
      "an icon without https",
      '"https://localhost:3000/assets/icon-64',
      '"http://localhost:3000/assets/icon-64',
      "want https",
    ],
    ["a pane without https", 'SourceLocation DefaultValue="https', 'SourceLocation DefaultValue="http', "want https"],
    ["a resource without https", '"Pane.Url" DefaultValue="https', '"Pane.Url" DefaultValue="http', "Url is"],
    ["an address that is none", 'SupportUrl DefaultValue="https:', 'SupportUrl DefaultValue="', "SupportUrl is"],
    ["an icon that is not there", "icon-64.png", "icon-48.png", "is not in assets"],
    ["a ribbon icon that is not there", "icon-80.png", "icon-81.png", "is not in assets"],
    ["an icon of another size", "assets/icon-64.png", "assets/icon-32.png", "32 × 32 pixels, want 64 × 64"],
    ["a ribbon icon of another size", "icon-16.png", "icon-32.png", "want 16 × 16"],
    ["an icon without a size", /<bt:Image size="80" [^>]*>/, "", "Icon lacks the size 80"],
    ["an element that is unknown", "<Hosts>", "<Colour /><Hosts>", "OfficeApp has no place for Colour"],
    ["no start callout", element("GetStarted"), "", "DesktopFormFactor lacks GetStarted"],
    ["a menu that Excel does not have", "ContextMenuCell", "ContextMenuRow", "want ContextMenuText or ContextMenuCell"],
    ["a menu without a command", /(<OfficeMenu [^>]*>)[\s\S]*(<\/OfficeMenu>)/, "$1$2", "OfficeMenu lacks Control"],
    ["a context menu without a menu", element("OfficeMenu"), "", "ExtensionPoint lacks OfficeMenu"],
    ["a surface that is none", "PrimaryCommandSurface", "SecondaryCommandSurface", "ExtensionPoint is"],
    ["a pane without an id", "<TaskpaneId>Kaoping.Pane<", "<TaskpaneId><", "lacks the id of its pane"],
    ["two commands of one id", "Kaoping.OpenTasks", "Kaoping.OpenScores", "Kaoping.OpenScores"],
    ["a button without action", element("Action"), "", "Control lacks Action"],
  ];

  test.each(defects)("%s", (_what, passage, replacement, problem) => {
    const problems = checkManifest(altered(passage, replacement), readAsset);
    expect(problems.filter((line) => line.includes(problem))).not.toEqual([]);
    expect(problems.filter((line) => !/^(line \d+: |not well-formed: )/.test(line))).toEqual([]);
  });

  const required = ["Id", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl"];
  const requiredToo = [
    "HighResolutionIconUrl",
    "SupportUrl",
    "Hosts",
    "Requirements",
    "DefaultSettings",
    "Permissions",
  ];
  test.each([...required, ...requiredToo, "VersionOverrides"])("OfficeApp without %s", (name) => {
    const text = altered(element(name), "");
    expect(checkManifest(text, readAsset)).toEqual([expect.stringContaining(`OfficeApp lacks ${name}`)]);
  });

  test("elements out of the schema's order", () => {
    const text = altered(/(<Version>.*<\/Version>)(\s*)(<ProviderName>.*<\/ProviderName>)/, "$3$2$1");
    expect(checkManifest(text, readAsset)).toEqual(["line 9: Version must stand before ProviderName"]);
  });

  test("a resource id of 33 characters, even where the resid matches", () => {
    const text = manifest.replaceAll('"Tab.Label"', `"${longId}"`);
    expect(checkManifest(text, readAsset)).toEqual([expect.stringContaining(`"${longId}" is longer than 32`)]);
  });

  test("an icon file that is not a PNG", () => {
    const readText = (fileName: string) => (fileName === "icon-64.png" ? new Uint8Array(64) : readAsset(fileName));
    expect(checkManifest(manifest, readText)).toEqual([expect.stringContaining("icon-64.png is not a PNG file")]);
  });
});
