import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import TerserPlugin from "terser-webpack-plugin";
import webpack from "webpack";

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

/** The workbench: the pane beside a grid, static files for any web server. */
const workbench = {
  name: "workbench",
  target: ["web", "es2022"],
  resolve: { alias: { "pdfjs-dist/package.json": false } },
  entry: { workbench: resolve(root, "src/main/workbench.tsx") },
  output: {
    path: resolve(root, "dist/workbench"),
    filename: "[name].[contenthash:8].js",
    chunkFilename: "[name].[contenthash:8].js",
    clean: true,
  },
  module: {
    rules: [typescript, { test: /\.css$/u, use: [MiniCssExtractPlugin.loader, "css-loader"], sideEffects: true }],
  },
  optimization: { minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false })] },
  plugins: [
    // Where words of other languages may be broken at the end of a line: half of all bytes, and never asked for by a sheet.
    new webpack.IgnorePlugin({
      resourceRegExp: /^\.\/(?!en-)[a-z]{2,3}(?:-[a-z0-9-]+)?-[\w-]{8}\.js$/u,
      contextRegExp: /engine-render/u,
    }),
    new HtmlPlugin({ template: resolve(root, "src/main/workbench.html"), filename: "index.html" }),
    new MiniCssExtractPlugin({ filename: "[name].[contenthash:8].css" }),
    new CopyPlugin({
      patterns: [
        { from: resolve(root, "assets"), to: "assets" },
        { from: resolve(root, "src/main/oldHost.js"), to: "oldHost.js", info: { minimized: true } },
      ],
    }),
  ],
};

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

/** The collection office and the roll-up; PostgreSQL and what talks to it stay packages, which bring files of their own. */
const office = {
  ...cli,
  name: "office",
  entry: {
    office: resolve(root, "src/main/office.ts"),
    officeChecker: resolve(root, "src/main/officeChecker.ts"),
    rollup: resolve(root, "src/main/rollup.ts"),
  },
  externalsType: "module",
  externals: ["@electric-sql/pglite", "pg", "pg-boss", "node-pg-migrate"],
  output: { ...cli.output, path: resolve(root, "dist/office") },
  plugins: [
    new CopyPlugin({
      patterns: [
        { from: resolve(root, "src/server/database/migrations"), to: "migrations" },
        { from: resolve(root, "src/server/rollup/migrations"), to: "rollupMigrations" },
      ],
    }),
  ],
};

/** @param env `quick` spends no time on making files small, nor on keeping what the next build could use */
export default ({ officeJs = "bundled", quick = false } = {}, { mode = "production" }) => {
  if (!(officeJs in officeSources)) {
    throw new RangeError(`officeJs: got ${officeJs}, want ${Object.keys(officeSources).join(", ")}`);
  }
  return [paneWith(officeJs), workbench, cli, office].map((config) => ({
    ...config,
    mode,
    // The map of the workbench would be of Univer almost alone, and takes as long as the rest.
    devtool:
      mode !== "production" ? "cheap-module-source-map" : quick || config.name === "workbench" ? false : "source-map",
    // What did not change is not compiled again; `KAOPING_BUILD_CACHE=0` where there will be no other time.
    cache:
      quick || process.env.KAOPING_BUILD_CACHE === "0"
        ? false
        : {
            type: "filesystem",
            name: `${config.name}-${mode}`,
            buildDependencies: { config: [fileURLToPath(import.meta.url)] },
          },
    ...(quick ? { optimization: { ...config.optimization, minimize: false } } : {}),
    performance: false,
    stats: "errors-warnings",
  }));
};
