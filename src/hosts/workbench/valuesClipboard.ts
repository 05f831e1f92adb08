import { BrowserClipboardService } from "@univerjs/ui";

/**
 * A table of HTML without its looks (只取数值): values alone are copied and pasted, and styles would break the page's policy when the
 * browser or Univer reads them.
 */
export const withoutLooks = (html: string): string =>
  html.replaceAll(/<style[\s\S]*?<\/style\s*>/giu, "").replaceAll(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/giu, "");

/** The clipboard, which is given values alone (剪贴板). */
export class ValuesClipboard extends BrowserClipboardService {
  override write(...[text, html, ...more]: Parameters<BrowserClipboardService["write"]>): Promise<void> {
    return super.write(text, withoutLooks(html), ...more);
  }
}
