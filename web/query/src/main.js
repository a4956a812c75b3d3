// Joins YASGUI to this store: its endpoint, its names, its saved questions, its pages.

import Yasgui from "@zazuko/yasgui";

const root = document.getElementById("yasgui");
const told = JSON.parse(root.dataset.told);
const endpoint = new URL(told.endpoint, location.href).href;

// Names are completed by the store itself: relations and classes after `kg:`, entities after `:`.
const NAME = /^(kg)?:[^\s]*$/;

async function suggested(what, prefix) {
  const address = `${told.suggest}/${what}?prefix=${encodeURIComponent(prefix)}`;
  const response = await fetch(address);
  return response.ok ? (await response.json()).result.map((each) => each.id) : [];
}

Yasgui.Yasqe.registerAutocompleter(
  {
    name: "kgnews",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: (yasqe) => NAME.test(yasqe.getCompleteToken().string),
    get: async (yasqe, token) => {
      const written = (token || yasqe.getCompleteToken()).string;
      const [prefix, local] = written.split(/:(.*)/s);
      if (!local) return [];
      if (prefix === "kg") {
        const found = await Promise.all(["property", "type"].map((each) => suggested(each, local)));
        return found.flat().map((each) => `kg:${each}`).filter((each) => each.startsWith(written));
      }
      const found = await suggested("entity", local.replaceAll("-", " "));
      return found.map((each) => `:${each}`);
    },
  },
  true,
);

// The store knows these prefixes without PREFIX lines, so the editor does too.
const { modes } = Yasgui.Yasqe;
const plain = modes.sparql11;
Yasgui.Yasqe.defineMode("sparql11", (config, options) => {
  const mode = plain(config, options);
  const start = mode.startState;
  mode.startState = () => {
    const state = start();
    state.prefixes = { ...told.prefixes, ...state.prefixes };
    return state;
  };
  return mode;
});

// Numbers and dates are shown without their types, and sentences whole, until somebody wants it
// otherwise.
class Table extends Yasgui.Yasr.plugins.table {
  draw(kept) {
    super.draw({ compact: true, isEllipsed: false, ...kept });
  }

  // What is searched and sorted by is text, never parsed as HTML.
  getColumns() {
    const [number, ...others] = super.getColumns();
    const plain = (column) => (cell, type, row, place) =>
      cell && (!type || type === "filter" || type === "sort")
        ? escaped(cell.value)
        : column.render(cell, type, row, place);
    return number ? [number, ...others.map((each) => ({ ...each, render: plain(each) }))] : [];
  }
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
Table.defaults.openIriInNewWindow = false;
Yasgui.Yasr.registerPlugin("table", Table);

const yasgui = new Yasgui(root, {
  autofocus: false,
  persistenceId: "kgnews",
  tabName: told.words.query,
  copyEndpointOnNewTab: false,
  endpointCatalogueOptions: { getData: () => [], keys: [] },
  requestConfig: { endpoint, method: "POST" },
  // A link may bring a query, but not another server to send it to.
  populateFromUrl: (config) => {
    config.requestConfig = { ...Yasgui.defaults.requestConfig, endpoint, method: "POST" };
    return config;
  },
  yasqe: {
    value: told.example,
    autocompleters: ["kgnews", "variables"],
    showQueryButton: true,
    resizeable: true,
    editorHeight: "260px",
    lineWrapping: true,
    requestConfig: { endpoint, method: "POST" },
    createShareableLink: (yasqe) =>
      `${location.origin}${location.pathname}#query=${encodeURIComponent(yasqe.getValue())}`,
  },
  yasr: {
    prefixes: told.prefixes,
    maxPersistentResponseSize: 0, // what the store says stays out of the browser's storage
  },
});

// IRIs of this store lead to their pages here.
function localized(link) {
  const iri = link.getAttribute("href") || "";
  for (const [space, path] of told.places) {
    if (iri.startsWith(space)) link.setAttribute("href", path + encodeURIComponent(iri.slice(space.length)));
  }
}

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      if (node.matches("a.iri")) localized(node);
      node.querySelectorAll("a.iri").forEach(localized);
    }
  }
}).observe(root, { childList: true, subtree: true });

// What the store has to say about a query: names that it does not have, that it was cut off.
const note = document.getElementById("note");

function listen(tab) {
  const yasqe = tab && tab.getYasqe();
  if (!yasqe || yasqe.kgnews) return;
  yasqe.kgnews = true;
  yasqe.on("queryResponse", (_yasqe, response) => {
    const headers = response?.headers;
    const read = (name) => (headers?.get ? headers.get(name) : headers?.[name]) || "";
    const words = decodeURIComponent(read("kgnews-note"));
    say([words, read("kgnews-truncated") && told.words.more].filter(Boolean).join(" · "));
  });
  yasqe.on("query", () => say(""));
}

function say(words) {
  note.textContent = words;
  note.hidden = !words;
}

yasgui.on("tabSelect", () => setTimeout(() => listen(yasgui.getTab())));
listen(yasgui.getTab());

// A saved question is written into the editor with its values, and asked.
async function ask(form) {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value) address.searchParams.set(name, value);
  const response = await fetch(address, { headers: { accept: "application/sparql-query" } });
  const text = await response.text();
  if (!response.ok) return say(text.trim());
  say("");
  const tab = yasgui.getTab() || yasgui.addTab(true);
  listen(tab);
  tab.setQuery(text);
  root.scrollIntoView({ block: "start" });
  tab.query().catch(() => {}); // the page shows what went wrong
}

for (const form of document.querySelectorAll("form.question")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form);
  });
}

// Names are completed while they are typed.
for (const input of document.querySelectorAll("input[data-entity]")) {
  const list = document.getElementById(input.getAttribute("list"));
  let last = "";
  input.addEventListener("input", async () => {
    const words = input.value.trim();
    if (words.length < 2 || words === last) return;
    last = words;
    const response = await fetch(`${told.suggest}/entity?prefix=${encodeURIComponent(words)}`);
    if (!response.ok || last !== words) return;
    const { result } = await response.json();
    list.replaceChildren(
      ...result.slice(0, 12).map((each) => {
        const option = document.createElement("option");
        option.value = each.name;
        option.label = each.description;
        return option;
      }),
    );
  });
}

// The list is narrowed by words.
const filter = document.getElementById("narrow");
filter.hidden = false;
filter.addEventListener("input", () => {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const each of document.querySelectorAll(".questions > li")) {
    const text = each.textContent.toLowerCase();
    each.hidden = !words.every((word) => text.includes(word));
  }
});

window.kgnewsQuery = yasgui; // for who looks under the hood
