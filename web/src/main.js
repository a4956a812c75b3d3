// The page put together: data, state, and the parts that show it.

import { Controls } from "./controls.js";
import { csvFile } from "./csv.js";
import { model as made } from "./data.js";
import { $, el, fill } from "./dom.js";
import { drawing, pngFile, save, svgFile } from "./drawing.js";
import { seen as filtered, shortest } from "./filters.js";
import { layout } from "./layout/index.js";
import { Panel } from "./panel.js";
import { litFact, litNode, Picture } from "./picture/index.js";
import { language, voice } from "./say.js";
import { combobox, find } from "./search.js";
import { state as started } from "./state.js";
import { Table } from "./table.js";

const FILTERS = ["hide", "without", "stances", "since", "until", "support", "alone", "node", "hops"];

class App {
  constructor(contents) {
    this.model = made(contents);
    this.state = started();
    this.language = () => language(this.state.now.lang);
    this.say = voice(this.language);
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.theme = () => {
      const chosen = this.state.now.theme;
      return chosen === "dark" || chosen === "light" ? chosen : this.dark.matches ? "dark" : "light";
    };
    this.known = null;
    this.seen = () => (this.known ??= filtered(this.model, this.state.now));
    this.ready = false;
  }

  /** Whether the table is shown: chosen, or all that there is. */
  get tabular() {
    return this.state.now.view === "table" || !this.picture;
  }

  get motion() {
    return !this.still.matches;
  }

  start() {
    this.panel = new Panel($("panel"), this);
    this.table = new Table($("table"), this);
    this.controls = new Controls($("filters"), this);
    this.#dress();
    this.#head();
    this.controls.show();
    this.#picture();
    this.#view();
    this.panel.show();
    this.#show();
    this.state.listen((now, changed) => this.#changed(changed));
    this.dark.addEventListener("change", () => this.#dress());
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("beforeprint", () => this.#print());
    addEventListener("afterprint", () => fill($("print")));
  }

  // --- What the reader does --------------------------------------------------------------------

  openNode(node, focus = false) {
    this.state.set({ node: node.id, fact: "", path: node.id === this.state.now.node ? this.state.now.path : "" });
    this.focusPanel(focus);
    this.picture?.look([node, ...node.near.map(([at]) => this.model.nodes[at])]
      .filter((each) => this.seen().nodes[each.index]).map((each) => each.index), this.motion);
  }

  openFact(fact, focus = false) {
    this.state.set({ fact: fact.id });
    this.focusPanel(focus);
    this.#lookAt([...litFact(fact).nodes]);
  }

  /** Move the picture, unless all of this is in sight. */
  #lookAt(indexes) {
    if (!this.tabular && !this.picture.sees(indexes)) {
      this.picture.look(indexes, this.motion);
    }
  }

  focusPanel(focus) {
    if (focus) this.panel.element.querySelector("h2")?.focus({ preventScroll: true });
  }

  close() {
    this.state.set({ node: "", fact: "", path: "", hops: 0 });
    if (this.tabular) this.table.focus();
    else $("search").focus({ preventScroll: true });
  }

  reset() {
    this.search.input.value = "";
    this.state.set({
      q: "", hide: [], without: [], stances: [], since: "", until: "", support: 1, alone: false, hops: 0,
    });
  }

  /** The facts from the chosen entity to the other end of the path, or null. */
  path() {
    const { node, path } = this.state.now;
    const [from, to] = [node, path].map((id) => this.model.byId.get(id));
    if (!from?.facts || !to?.facts) return null;
    return shortest(this.model, this.seen(), from.index, to.index);
  }

  // --- What follows ----------------------------------------------------------------------------

  #changed(changed) {
    const any = (...keys) => keys.some((key) => changed.has(key));
    if (any("camera") && this.picture && this.picture.camera !== this.state.now.camera) {
      this.picture.camera = this.state.now.camera || "0.5,0.5,1";
    }
    if (changed.size === 1 && any("camera")) return;
    if (any(...FILTERS)) this.known = null;
    if (any("lang", "theme")) {
      const { id } = document.activeElement;
      this.#dress();
      this.#head();
      if (id) $(id)?.focus({ preventScroll: true }); // the button that was pressed is a new one
    }
    if (any("view")) this.#view();
    if (any("lang")) this.controls.show();
    else this.controls.update();
    if (any("lang", "node", "fact", "path", ...FILTERS)) {
      const inside = this.panel.element.contains(document.activeElement);
      this.panel.show({ focus: inside });
    }
    if (any("hide", "without", "alone", "hops") || (this.state.now.hops && any("node"))) {
      this.picture?.show(this.seen(), this.#lit());
      this.picture?.fit(this.motion);
    }
    this.#show(any("q", ...FILTERS) && !any("node"));
  }

  /** What of the picture is not faded: a path, a fact, an entity with its neighbours, or matches. */
  #lit() {
    const { now } = this.state;
    const chain = now.path && this.path();
    if (chain && !now.fact) {
      const nodes = new Set(chain.flatMap((each) => [each.source.index, each.target.index]));
      const centre = new Set([now.node, now.path].map((id) => this.model.byId.get(id).index));
      return { nodes, facts: new Set(chain.map((each) => each.index)), centre };
    }
    const fact = this.model.byId.get(now.fact);
    const node = this.model.byId.get(now.node);
    const near = node?.facts ? litNode(node, this.seen()) : null;
    if (fact?.predicate) {
      const lit = litFact(fact);
      for (const at of near?.nodes ?? []) lit.nodes.add(at); // where the reader came from
      return lit;
    }
    if (near) return near;
    if (now.q.trim()) {
      const nodes = new Set(find(this.model, now.q, Infinity).map((each) => each.index));
      return { nodes, facts: new Set(), centre: nodes.size <= 30 ? nodes : new Set() };
    }
    return null;
  }

  #show(first = false) {
    const { model, say, state } = this;
    if (this.tabular) this.table.show({ keep: !first });
    else this.picture.show(this.seen(), this.#lit());
    const { facts, nodes } = this.seen();
    const table = this.tabular;
    const about = {
      nodes: nodes.reduce((sum, each) => sum + each, 0),
      allNodes: model.nodes.length,
      facts: model.facts.filter((each) => facts[each.index] && (table || each.drawn)).length,
      allFacts: model.facts.filter((each) => table || each.drawn).length,
    };
    const parts = [say("status", about)];
    if (!model.facts.length) parts.push(say("emptyStore"));
    else if (!table && !about.facts) parts.push(say("empty"));
    else if (!table && !state.now.node && !state.now.fact) parts.push(say("hint"));
    if (!this.ready && this.picture && !table) parts.push(say("laying"));
    fill($("status"), parts.join(" · "), this.#left());
    $("canvas").setAttribute("aria-label", say("pictureOf", about));
    document.title = `kgnews · ${say("status", about)}`;
  }

  #left() {
    const { total, nodes, facts } = this.model;
    const edges = facts.filter((each) => each.target).length;
    const values = facts.length - edges;
    const parts = [];
    if (total.nodes !== nodes.length || total.edges !== edges) {
      const about = { nodes: nodes.length, allNodes: total.nodes };
      parts.push(this.say("left", { ...about, facts: edges, allFacts: total.edges }));
    }
    if (total.values > values) parts.push(this.say("leftValues", { n: values, all: total.values }));
    return parts.length ? el("strong.left", { id: "left" }, parts.join(" ")) : null;
  }

  #dress() {
    const root = document.documentElement;
    root.lang = this.language();
    root.dataset.theme = this.theme();
    this.picture?.redraw();
  }

  #view() {
    const table = this.tabular;
    $("table").hidden = !table;
    $("canvas").hidden = table;
    $("tools").hidden = table;
    for (const each of document.querySelectorAll("#views button")) {
      each.setAttribute("aria-pressed", String((each.value === "table") === table));
    }
    if (!table) {
      this.picture.show(this.seen(), this.#lit());
      this.picture.redraw();
    }
  }

  #head() {
    const { say, state } = this;
    const text = state.now.q || this.model.byId.get(state.now.node)?.label || "";
    this.search = combobox({
      id: "search",
      label: say("searchHint"),
      model: this.model,
      say,
      choose: (node) => {
        if (!this.tabular) state.set({ q: "" });
        this.openNode(node);
      },
      typed: (typed) => {
        clearTimeout(this.typing);
        this.typing = setTimeout(() => state.set({ q: typed }), 120);
      },
    });
    this.search.input.value = text;
    const button = (id, word, click, about = {}) =>
      el("button", { id, type: "button", on: { click }, ...about }, word);
    const view = (name) =>
      el("button", {
        type: "button",
        value: name,
        disabled: name === "picture" && this.ready === null,
        aria: { pressed: "false" },
        on: { click: () => state.set({ view: name }) },
      }, say(name));
    fill($("top"),
      button("skip", say("skip"), () => {
        state.set({ view: "table" });
        this.table.focus();
      }),
      el("h1", {}, "kgnews"),
      button("show-filters", say("filters"), () => document.body.classList.toggle("with-filters")),
      this.search.element,
      el("div.views", { id: "views", role: "group" }, view("picture"), view("table")),
      this.#saving(),
      button("theme", say(this.theme() === "dark" ? "light" : "dark"), () =>
        state.set({ theme: this.theme() === "dark" ? "light" : "dark" }), { title: say("theme") }),
      button("language", [
        el("span.long", {}, say("language")),
        el("span.brief", {}, this.language() === "id" ? "EN" : "ID"),
      ], () => state.set({ lang: this.language() === "id" ? "en" : "id" }), { title: say("language") }),
      button("about", "?", () => this.#about(), { title: say("about"), ariaLabel: say("about") }));
    if (this.picture) this.#tools();
    for (const each of document.querySelectorAll("#views button")) {
      each.setAttribute("aria-pressed", String((each.value === "table") === this.tabular));
    }
  }

  #saving() {
    const { say } = this;
    const item = (id, word, click) =>
      el("button", {
        id,
        type: "button",
        on: {
          click: (event) => {
            event.target.closest("details").open = false;
            click();
          },
        },
      }, word);
    return el("details.menu", {}, el("summary", {}, say("export")),
      el("div.items", {},
        item("save-png", say("png"), async () => save(await pngFile(this.drawn()), "kgnews.png")),
        item("save-svg", say("svg"), () => save(svgFile(this.drawn()), "kgnews.svg")),
        item("save-csv", say("csv"), () => save(csvFile(this), "kgnews.csv")),
        item("copy-link", say("copyLink"), () => this.#copy()),
        item("print-page", say("print"), () => print())));
  }

  /** The picture as it is seen, as an <svg>. */
  drawn(theme = this.theme()) {
    const { model, say, picture } = this;
    const positions = picture ? picture.positions() : model.nodes;
    const lit = this.#lit();
    return drawing({
      model, lit, positions, theme, say,
      seen: this.seen(),
      bends: picture?.bends ?? new Float32Array(model.facts.length),
      note: document.title,
    });
  }

  async #copy() {
    this.state.write();
    const address = this.state.address();
    try {
      await navigator.clipboard.writeText(address);
      fill($("status"), this.say("copied"));
    } catch {
      prompt(this.say("copyLink"), address); // files may not write to the clipboard everywhere
    }
  }

  #about() {
    const { say } = this;
    const box = el("dialog", { aria: { label: say("about") } },
      el("h2", {}, say("about")), el("p", {}, say("aboutText")), el("p", {}, say("keys")),
      el("h3", {}, say("licences")),
      el("pre", { tabIndex: 0 }, $("licences").content.textContent),
      el("button", { type: "button", on: { click: () => box.close() } }, say("close")));
    box.addEventListener("close", () => box.remove());
    document.body.append(box);
    box.showModal();
  }

  #tools() {
    const { say } = this;
    const tool = (id, sign, word, click) =>
      el("button.icon", { id, type: "button", title: word, aria: { label: word }, on: { click } }, sign);
    fill($("tools"),
      tool("zoom-in", "+", say("zoomIn"), () => this.picture.zoom(1 / 1.5, this.motion)),
      tool("zoom-out", "−", say("zoomOut"), () => this.picture.zoom(1.5, this.motion)),
      tool("fit", "⤢", say("fit"), () => this.picture.fit(this.motion)));
  }

  #picture() {
    const { model, state } = this;
    if (!drawable()) {
      this.picture = null;
      this.ready = null; // no WebGL: the table has everything
      this.#head();
      $("table").before(el("p.note", { role: "alert" }, this.say("noCanvas")));
      document.body.dataset.ready = "true";
      return;
    }
    this.picture = new Picture($("canvas"), model, {
      language: this.language,
      theme: this.theme,
      choose: (thing) => {
        if (!thing) state.set({ node: "", fact: "", path: "", hops: 0 });
        else if (thing.facts) state.set({ node: thing.id, fact: "", path: "" });
        else state.set({ fact: thing.id });
      },
    });
    this.#tools();
    this.picture.show(this.seen(), this.#lit());
    this.picture.frame();
    const edges = model.facts.filter((each) => each.drawn).flatMap((each) => [each.source.index, each.target.index]);
    const task = {
      starts: Float32Array.from(model.nodes.flatMap((each) => [each.x, each.y])),
      edges: Int32Array.from(edges),
    };
    layout(task, {
      motion: this.motion,
      move: (positions) => this.picture.move(positions),
      done: (where) => {
        this.ready = true;
        document.body.dataset.layout = where;
        if (state.now.camera) this.picture.camera = state.now.camera;
        else if (this.#lit()) this.picture.look([...this.#lit().nodes], false);
        this.#show();
        document.body.dataset.ready = "true";
        this.#follow();
      },
    });
  }

  /** The address knows what part of the picture is in sight. */
  #follow() {
    const usual = "0.500,0.500,1.000";
    let waiting = 0;
    this.picture.onCamera(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const { camera } = this.picture;
        this.state.set({ camera: camera === usual ? "" : camera });
      }, 300);
    });
  }

  #key(event) {
    if (event.key === "Escape") {
      if (document.querySelector("dialog[open]")) return;
      const menu = document.querySelector("details.menu[open]");
      if (menu) menu.open = false;
      else if (!$("panel").hidden) this.close();
    } else if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      $("search").focus();
    }
  }

  /** On paper: the picture, then the facts. */
  #print() {
    fill($("print"), el("h1", {}, document.title), this.drawn("light"), this.table.printed());
  }
}

/** Whether there is WebGL to draw with. */
function drawable() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") || canvas.getContext("webgl"));
}

const app = new App(JSON.parse($("data").textContent));
app.start();
// For tests, and for whoever embeds the page: where a node or a fact is in the window.
globalThis.kgnewsPage = {
  place: (id) => app.picture.place(app.model.byId.get(id)),
  drawn: () => new XMLSerializer().serializeToString(app.drawn()),
  png: async () => (await pngFile(app.drawn())).size,
};
