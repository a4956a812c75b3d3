// Builds the page's script, style sheet, markup and licence texts into a folder.
//
//   node build.mjs FOLDER
//
// Where esbuild and the libraries are: node_modules beside this file, or what KGNEWS_WEB_MODULES
// names. The same sources and versions give the same bytes.

import { createRequire } from "node:module";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = resolve(process.env.KGNEWS_WEB_MODULES || join(here, "node_modules"));
const target = resolve(process.argv[2] || join(here, "built"));
const esbuild = createRequire(join(modules, "x.js"))("esbuild");

const shared = {
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome100", "firefox104", "safari15.4"],
  charset: "utf8",
  legalComments: "none", // the texts are in LICENSES.txt, which the page carries
  nodePaths: [modules],
  absWorkingDir: here,
  write: false,
  metafile: true,
  logLevel: "warning",
};

// The layout runs in a worker, whose source is a text inside the page: there is only one file.
const worker = await esbuild.build({ ...shared, entryPoints: ["src/layout/worker.js"] });
const workerText = {
  name: "worker-text",
  setup(build) {
    build.onResolve({ filter: /^worker-text$/ }, () => ({ path: "worker", namespace: "text" }));
    build.onLoad({ filter: /.*/, namespace: "text" }, () => ({
      contents: worker.outputFiles[0].text,
      loader: "text",
    }));
  },
};
const page = await esbuild.build({
  ...shared,
  entryPoints: ["src/main.js"],
  plugins: [workerText],
});
const style = await esbuild.build({ ...shared, entryPoints: ["src/page.css"] });

mkdirSync(target, { recursive: true });
writeFileSync(join(target, "page.js"), page.outputFiles[0].text.trimEnd());
writeFileSync(join(target, "page.css"), style.outputFiles[0].text.trimEnd());
copyFileSync(join(here, "src", "page.html"), join(target, "page.html"));
writeFileSync(join(target, "LICENSES.txt"), licences([page.metafile, worker.metafile]));

// The licence text of every package of which something is in the bundle.
function licences(metafiles) {
  const found = new Set();
  for (const { inputs } of metafiles) {
    for (const path of Object.keys(inputs)) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
      if (name) found.add(name[1]);
    }
  }
  const parts = [...found].sort().map((name) => {
    const about = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
    const text = readFileSync(licenceFile(join(modules, name)), "utf8");
    return `${name} ${about.version} (${about.license})\n\n${text.replace(/\r/g, "").trim()}\n`;
  });
  const head = "The script of this page contains these libraries.\n";
  return [head, ...parts].join(`\n${"-".repeat(72)}\n\n`);
}

function licenceFile(folder) {
  for (const name of ["LICENSE", "LICENSE.txt", "LICENSE.md"]) {
    try {
      readFileSync(join(folder, name));
      return join(folder, name);
    } catch {
      continue;
    }
  }
  throw new Error(`${folder} has no licence file`);
}
