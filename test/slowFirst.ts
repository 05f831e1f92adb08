import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Short files of slow tests: left to the order by size they would begin last, and then one processor waits for the other. */
const slow = [
  "test/cli/cellChanges.test.ts",
  "test/cli/sameEverywhere.test.ts",
  "test/cli/shownNumbers.test.ts",
  "test/hosts/excel/largeYear.test.ts",
  "test/hosts/files/xlsx/returned/mutatedFiles.test.ts",
  "test/app/masterFormulas.test.ts",
  "test/main/paneDocuments.test.ts",
  "test/main/paneNarrow.test.ts",
  "test/main/paneRobustness.test.ts",
  "test/main/paneSteps.test.ts",
  "test/main/workbench/workbenchContract.test.ts",
  "test/main/workbench/workbenchStored.test.ts",
];

const isSlow = ({ moduleId }: TestSpecification): boolean => slow.some((name) => moduleId.endsWith(name));

/** The order of test files: the slow ones first, then the larger before the smaller. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isSlow), ...sorted.filter((one) => !isSlow(one))];
  }
}
