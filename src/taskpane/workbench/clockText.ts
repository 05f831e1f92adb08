/** A UTC time of the ledger as the clock on the wall says it: today's without its day. */
export const clockText = (utc: string, language: "zh" | "en"): string => {
  const time = new Date(utc);
  const locale = language === "en" ? "en-GB" : "zh-CN";
  const clock = time.toLocaleTimeString(locale, { hour12: false });
  return time.toDateString() === new Date().toDateString() ? clock : `${time.toLocaleDateString(locale)} ${clock}`;
};
