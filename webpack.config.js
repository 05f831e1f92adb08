import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import TerserPlugin from "terser-webpack-plugin";

const root = dirname(fileURLToPath(import.meta.url));

const typescript = {
  test: /\.tsx?$/u,
  exclude: /node_modules/u,
  loader: "swc-loader",
  options: {
    jsc: {
      parser: { syntax: "typescript", tsx: true },
      target: "es2022",
      transform: { react: { runtime: "automatic" } },
    },
  },
};

/** Office.js as Microsoft ships it, served from the add-in's own origin: what Excel loads, in the two languages we speak. */
const officeFiles = {
  context: resolve(root, "node_modules/@microsoft/office-js/dist"),
  from: "{office,excel-*,o15apptofilemappingtable,es6-promise,MicrosoftAjax,{zh,en}-*/office_strings}.js",
  to: "office",
  globOptions: { ignore: ["**/*.debug.js"] },
  info: { minimized: true },
};

/**
 * Where office.js comes from (`--env officeJs=…`): beside the pane, for networks that are cut off; Microsoft's public CDN; or the
 * CDN of the cloud that 21Vianet runs in China.
 */
const officeSources = {
  bundled: { address: "office/office.js", origin: "" },
  cdn: {
    address: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
    origin: " https://appsforoffice.microsoft.com",
  },
  "21vianet": {
    address: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
    origin: " https://appsforoffice.cdn.partner.office365.cn",
  },
};

const paneWith = (officeJs) => ({
  name: "pane",
  target: ["web", "es2022"],
  // unpdf asks for the version in a file that a bundle does not have.
  resolve: { alias: { "pdfjs-dist/package.json": false } },
  entry: { pane: resolve(root, "src/main/pane.tsx") },
  output: {
    path: resolve(root, "dist/pane"),
    filename: "[name].[contenthash:8].js",
    chunkFilename: "[name].[contenthash:8].js",
    clean: true,
  },
  module: {
    rules: [typescript, { test: /\.css$/u, use: [MiniCssExtractPlugin.loader, "css-loader"], sideEffects: true }],
  },
  optimization: { minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false })] },
  plugins: [
    new HtmlPlugin({
      template: resolve(root, "src/main/pane.html"),
      filename: "pane.html",
      officeJs: officeSources[officeJs].address,
      officeOrigin: officeSources[officeJs].origin,
    }),
    new MiniCssExtractPlugin({ filename: "[name].[contenthash:8].css" }),
    new CopyPlugin({
      patterns: [
        ...(officeJs === "bundled" ? [officeFiles] : []),
        { from: resolve(root, "assets"), to: "assets" },
        { from: resolve(root, "src/main/oldHost.js"), to: "oldHost.js", info: { minimized: true } },
      ],
    }),
  ],
});

const cli = {
  name: "cli",
  resolve: { alias: { "pdfjs-dist/package.json": false } },
  target: "node20",
  entry: { kaoping: resolve(root, "src/main/cli.ts") },
  experiments: { outputModule: true },
  output: {
    path: resolve(root, "dist/cli"),
    filename: "[name].js",
    chunkFilename: "[name].js",
    module: true,
    chunkFormat: "module",
    library: { type: "module" },
    clean: true,
  },
  module: { rules: [typescript], parser: { javascript: { importMeta: false, url: false } } },
  optimization: { minimize: false },
};

export default ({ officeJs = "bundled" } = {}, { mode = "production" }) => {
  if (!(officeJs in officeSources)) {
    throw new RangeError(`officeJs: got ${officeJs}, want ${Object.keys(officeSources).join(", ")}`);
  }
  return [paneWith(officeJs), cli].map((config) => ({
    ...config,
    mode,
    devtool: mode === "production" ? "source-map" : "cheap-module-source-map",
    performance: false,
    stats: "errors-warnings",
  }));
};
