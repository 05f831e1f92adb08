const fields = ["财政预决算", "重大项目", "教育招生", "医疗卫生", "环境保护"];
const units = ["财政", "发展和改革", "教育", "卫生健康", "生态环境"];
const head = "青原市2026年政务公开工作要点\n青政办发〔2026〕12号\n2026年3月1日\n\n";
const clause = "深入推进决策、执行、管理、服务和结果公开，细化公开事项、内容、时限和方式，加强政策解读，及时回应关切。";

const until = (megabytes: number, piece: (index: number) => string): string => {
  const pieces = [head];
  for (let index = 0, size = 0; size < megabytes * 1_000_000; index++) {
    const next = piece(index);
    pieces.push(next);
    size += Buffer.byteLength(next);
  }
  return pieces.join("");
};

const field = (index: number): string => fields[index % fields.length] ?? "";
const unit = (index: number): string => `市${units[index % units.length] ?? ""}局`;

/** Nothing but bullets, twenty below each heading, each with who is responsible and by when. */
export const bulletText = (megabytes: number): string =>
  until(megabytes, (index) => {
    const heading = index % 20 === 0 ? `${index / 20 + 1}．推进重点领域信息公开\n` : "";
    return `${heading}- 推进${field(index)}信息公开，${(index % 12) + 1}月底前编制目录并公布。（${unit(index)}牵头，${unit(index + 1)}、${unit(index + 2)}配合）\n`;
  });

/** Paragraphs of some hundred characters without numbers, each of which says at its end who is responsible. */
export const paragraphText = (megabytes: number): string =>
  until(
    megabytes,
    (index) =>
      `${clause.repeat(4)}${field(index)}信息每年${(index % 12) + 1}月底前公布。由${unit(index)}牵头，${unit(index + 1)}配合。\n`,
  );
