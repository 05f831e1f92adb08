import { formulaValues } from "./formulaValues.ts";
import { asFile, openPane, openStep, type OpenPane } from "./paneHands.ts";

const led = `云泽市2026年政务公开工作要点

一、深化政策公开
（一）公开部门预算。6月底前在门户网站公开全部部门预算。（市财政局牵头）
（二）公开规范性文件。每季度集中公布现行有效的规范性文件目录。（市司法局牵头）
（三）办好热线。对群众来电当日登记，3个工作日内答复。（市政务服务和数据管理局牵头）
`;

/** A year of three units, scored and ranked, in a pane as it is asked for. */
export const rankedYear = async (options: Parameters<typeof openPane>[0]): Promise<OpenPane> => {
  const made: { open?: OpenPane } = {};
  const evaluate = formulaValues(() => {
    if (!made.open) throw new RangeError("the workbook: got none, want the pane's");
    return made.open.excel.standin;
  });
  const open = await openPane({ ...options, evaluate });
  made.open = open;
  const { pane, excel } = open;
  const primary = (step: string) => pane.locator(`#panel-${step} .fui-Button`).filter({ visible: true });
  await pane.locator(".actor input").fill("公开办");
  await open.pick(asFile("要点.txt", led));
  await pane.locator("ul.tasks > li, .review").first().waitFor();
  await primary("tasks").last().click();
  await pane.locator(".message.done").waitFor();
  await openStep(pane, "scheme");
  await pane.locator(".checks li").first().waitFor();
  await primary("scheme").last().click();
  await pane.locator(".step.now #step-scores").waitFor();
  const sheet = "评分-政务公开办";
  excel.standin.userEdit(
    sheet,
    "B4",
    [0, 1, 2].map((row) => [30, 25, 15, 20, 10].map((most) => most - row)),
  );
  await openStep(pane, "ranking");
  await primary("ranking").first().click();
  await pane.locator(".scroller table").waitFor();
  return open;
};
