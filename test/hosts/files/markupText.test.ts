import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";

import { markupText } from "../../../src/hosts/files/markupText.ts";
import { runs, seed } from "../../soak.ts";

describe("a text in markup", () => {
  it("has its marks written as entities, and loses only what markup cannot hold", () => {
    expect(markupText(`甲<乙>&"丙"`)).toBe("甲&lt;乙&gt;&amp;&quot;丙&quot;");
    expect(markupText("a\u0000b\u000Bc\u001Fd\uFFFEe\uFFFFf")).toBe("abcdef");
    expect(markupText("a\tb\nc\rd\u007Fe\u0085f")).toBe("a\tb\nc\rd\u007Fe\u0085f");
  });

  it("is well-formed whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        let fault: Error | null = null;
        const parser = new SaxesParser();
        parser.on("error", (error) => (fault ??= error));
        parser.write(`<a b="${markupText(text)}">${markupText(text)}</a>`).close();
        expect(fault).toBeNull();
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});
