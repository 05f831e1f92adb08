import { describe, expect, it } from "vitest";

import { layoutRecord, readLayoutRecord } from "../../src/app/layoutRecord.ts";
import { shownSheets } from "../../src/app/masterSheets.ts";
import { setUpAssessment } from "../fixtures/smallAssessment.ts";
import { sha256 } from "../support/sha256.ts";

describe("the record of how sheets were laid out", () => {
  it("comes back as it was kept; none, or one that cannot be read, says nothing", () => {
    const record = JSON.parse(JSON.stringify(layoutRecord(shownSheets(setUpAssessment()), sha256))) as unknown;
    expect(readLayoutRecord(JSON.stringify(record))).toEqual(record);
    for (const text of [null, "[{", "{}", '[{"name":""}]']) expect(readLayoutRecord(text)).toBeNull();
  });
});
