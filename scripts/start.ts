import { spawnSync } from "node:child_process";

/** Until the browser workbench stands, the main job is shown by the demo: the sample year from document to ranking. */
const folder = "kaoping-demo";
const { status } = spawnSync(process.execPath, ["--import", "tsx", "src/main/cli.ts", "demo", "--out", folder], {
  stdio: "inherit",
});
if (status === 0) {
  process.stdout.write(
    [
      "",
      `样例全年已生成，在 ${folder} 文件夹：用 Excel、WPS 或 LibreOffice 打开 ${folder}/assessment.xlsx。`,
      "换成自己的工作要点：npm run --silent kaoping -- demo --document 文件.txt --out 文件夹",
      "",
      `The sample year is in ${folder}: open ${folder}/assessment.xlsx in Excel, WPS or LibreOffice.`,
      "With your own work points: npm run --silent kaoping -- demo --document FILE.txt --out FOLDER",
      "",
    ].join("\n"),
  );
}
process.exitCode = status ?? 1;
