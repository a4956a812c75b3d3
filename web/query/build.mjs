// Builds the script, style sheet and licence texts of the query page into a folder.
//
//   node build.mjs FOLDER
//
// Where esbuild and YASGUI are: node_modules beside this file, or what KGNEWS_QUERY_MODULES
// names. The same sources and versions give the same bytes.

import { createRequire } from "node:module";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = resolve(process.env.KGNEWS_QUERY_MODULES || join(here, "node_modules"));
const target = resolve(process.argv[2] || join(here, "built"));
const esbuild = createRequire(join(modules, "x.js"))("esbuild");

// YASGUI brings a list of everybody's prefixes, hundreds of addresses from anywhere. The store has
// its own, which need no PREFIX lines, so the list stays out.
const ownPrefixesOnly = {
  name: "own-prefixes-only",
  setup(build) {
    build.onLoad({ filter: /yasgui\.esm\.js$/ }, ({ path }) => {
      const whole = readFileSync(path, "utf8");
      const table = /(?:[\w$]+ = "[a-z]+:[^"\n]*",\s*){100,}prefixes_default = \{[^{}]*\}/;
      const contents = whole.replace(table, (found) => {
        const names = found.matchAll(/([\w$]+) = "/g);
        return [...names].map((each) => `${each[1]} = ""`).concat("prefixes_default = {}").join(", ");
      });
      if (contents === whole) throw new Error("YASGUI has its list of prefixes elsewhere now");
      return { contents, loader: "js" };
    });
  },
};

const shared = {
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome100", "firefox100", "safari15"],
  charset: "utf8",
  legalComments: "none", // the texts are in query.LICENSES.txt
  nodePaths: [modules],
  plugins: [ownPrefixesOnly],
  absWorkingDir: here,
  write: false,
  logLevel: "warning",
};
const script = await esbuild.build({ ...shared, entryPoints: ["src/main.js"] });
const style = await esbuild.build({ ...shared, entryPoints: ["src/query.css"] });

mkdirSync(target, { recursive: true });
writeFileSync(join(target, "query.js"), script.outputFiles[0].text.trimEnd() + "\n");
writeFileSync(join(target, "query.css"), style.outputFiles[0].text.trimEnd() + "\n");
writeFileSync(join(target, "query.LICENSES.txt"), licences());

// YASGUI is one file that has its libraries in it already, so all that it depends on are named.
function licences() {
  const found = new Map();
  const todo = ["@zazuko/yasgui"];
  while (todo.length) {
    const name = todo.pop();
    const folder = join(modules, name);
    if (found.has(name) || !existsSync(join(folder, "package.json"))) continue;
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    found.set(name, `${name} ${about.version}, ${about.license || "as below"}\n${origin(about)}\n${text(folder)}`);
    todo.push(...Object.keys(about.dependencies || {}));
  }
  const parts = [...found.keys()].sort().map((name) => found.get(name).trim());
  return `${parts.join(`\n\n${"-".repeat(78)}\n\n`)}\n`;
}

function origin(about) {
  const place = about.repository?.url || about.repository || about.homepage || "";
  return place.replace(/^git\+/, "");
}

function text(folder) {
  const name = readdirSync(folder).sort().find((each) => /^licen[cs]e/i.test(each));
  return name ? `\n${readFileSync(join(folder, name), "utf8").replace(/\r/g, "")}` : "";
}
