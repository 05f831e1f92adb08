import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import webpack from "webpack";

/**
 * Bundles a script for a page or a worker (网页脚本), as the pane is bundled: one file, its text.
 *
 * @param entry from the project's folder
 * @param folder where the file may be put
 */
export const pageBundle = (entry: string, folder: string): Promise<string> =>
  new Promise((bundled, fail) => {
    webpack(
      {
        mode: "production",
        target: ["webworker", "es2022"],
        entry: resolve(entry),
        output: { path: folder, filename: "bundle.js", publicPath: "" },
        module: {
          rules: [
            {
              test: /\.tsx?$/u,
              exclude: /node_modules/u,
              loader: "swc-loader",
              options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" } },
            },
          ],
        },
        optimization: { minimize: false },
        performance: false,
      },
      (error, stats) =>
        (error ?? stats?.hasErrors())
          ? fail(error ?? new Error(stats?.toString()))
          : bundled(readFileSync(join(folder, "bundle.js"), "utf8")),
    );
  });
