// The facts as a table: everything that the picture shows, for the keyboard and for screen readers.
// It follows the ARIA pattern of a grid: one cell is in the tab order, arrow keys move.

import { folded, order } from "./data.js";
import { dot, el, fill } from "./dom.js";
import { badge, confidence, firm } from "./panel.js";
import { period } from "./say.js";

const ROWS = 100; // of a page
const PRINTED = 2000;
const TOLD = 3; // sentences of a fact on paper

const NUMBERS = new Set(["supportHead", "confidenceHead"]); // the largest first
const COLUMNS = [
  ["subject", (fact) => fact.source.label.toLowerCase()],
  ["relation", (fact, say) => say.label(fact.predicate)],
  ["object", (fact) => (fact.target?.label ?? fact.value).toLowerCase()],
  ["when", (fact) => fact.from || fact.until || "~"],
  ["supportHead", (fact, _, support) => support[fact.index]],
  ["confidenceHead", (fact) => (fact.best ? fact.best.right / fact.best.of : -1)],
  ["stance", (fact) => firm(fact)],
  ["dates", (fact) => fact.evidence[0]?.article.day || fact.day || "~"],
];

/** The table of `app` in an element. */
export class Table {
  constructor(element, app) {
    this.element = element;
    this.app = app;
    this.page = 0;
    this.cell = [0, 0]; // row and column that the keyboard is on
    this.shown = [];
    element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** The facts that fit filters and search, in order. */
  facts() {
    const { model, seen, state, say } = this.app;
    const { facts, support } = seen();
    const words = folded(state.now.q).split(" ").filter(Boolean);
    const found = model.facts.filter(
      (each) => facts[each.index] && words.every((word) => this.#text(each).includes(word)),
    );
    const [name, down] = sorting(state.now.sort);
    const value = COLUMNS.find(([key]) => key === name)?.[1];
    if (!value) return found;
    const keyed = found.map((fact) => [value(fact, say, support), fact]);
    const compare = ([one, a], [two, b]) =>
      (typeof one === "string" ? one.localeCompare(two) : order(one, two)) || a.index - b.index;
    keyed.sort((one, two) => (down ? compare(two, one) : compare(one, two)));
    return keyed.map(([, fact]) => fact);
  }

  #text(fact) {
    fact.text ??= folded(
      [
        fact.source.label,
        ...Object.values(fact.predicate.label),
        fact.target?.label ?? fact.value,
        ...fact.evidence.map((each) => each.sentence),
      ].join(" "),
    );
    return fact.text;
  }

  /** Draw the page of the table that the reader is on. */
  show({ keep = true } = {}) {
    const { say } = this.app;
    this.shown = this.facts();
    const pages = Math.max(1, Math.ceil(this.shown.length / ROWS));
    this.page = keep ? Math.min(this.page, pages - 1) : 0;
    const first = this.page * ROWS;
    const rows = this.shown.slice(first, first + ROWS);
    this.cell = [Math.min(this.cell[0], Math.max(rows.length - 1, 0)), this.cell[1]];
    fill(this.element,
      this.#pager(first, rows.length, pages),
      el("p.small.faint.keys", {}, say("keys")),
      el("div.scroll", {}, this.#grid(rows, first)),
      rows.length ? null : el("p.note", { role: "status" }, say("empty")));
    this.#mark(false);
  }

  /** All facts for paper, as many as that bears. */
  printed() {
    const { say } = this.app;
    const all = this.facts();
    const rows = all.slice(0, PRINTED);
    return [
      all.length > rows.length
        ? el("p", {}, say("printed", { n: rows.length, all: all.length }))
        : null,
      this.#grid(rows, 0, true),
    ];
  }

  /** A table of some facts; on paper each has its sentences below it. */
  #grid(rows, first, paper = false) {
    const { say, state } = this.app;
    const [name, down] = sorting(state.now.sort);
    const heads = COLUMNS.map(([key], column) => {
      const sorted = key === name ? (down ? "descending" : "ascending") : "none";
      const falls = key === name ? !down : NUMBERS.has(key);
      const next = falls ? `-${key}` : key;
      return el("th", { scope: "col", aria: { sort: sorted, colindex: column + 1 } },
        el("button", {
          type: "button",
          title: say("sorted", { what: say(key) }),
          on: {
            click: () => {
              state.set({ sort: next });
              this.element.querySelectorAll("th button")[column]?.focus();
            },
          },
        }, say(key), el("span.arrow", { aria: { hidden: "true" } },
          sorted === "none" ? "" : down ? " ▼" : " ▲")));
    });
    return el("table", { role: "grid", aria: { label: say("facts"), rowcount: this.shown.length + 1 } },
      el("thead", {}, el("tr", { aria: { rowindex: 1 } }, heads)),
      rows.length && paper
        ? rows.map((fact, at) => el("tbody", {}, this.#row(fact, at), this.#told(fact)))
        : el("tbody", {}, rows.map((fact, at) => this.#row(fact, first + at))));
  }

  #told(fact) {
    const { say } = this.app;
    return fact.evidence.slice(0, TOLD).map(({ article, by, sentence }) => {
      const source = [article.title, article.publisher, say.day(article.day), article.url];
      if (by) source.unshift(say("attributed", { who: by }));
      return el("tr.told", {}, el("td", { colSpan: COLUMNS.length },
        `“${sentence}” `, el("span.faint", {}, source.filter(Boolean).join(" · "))));
    });
  }

  #row(fact, at) {
    const { say, seen, state } = this.app;
    const entity = (node) => [dot(node.type.colour), node.label];
    const held = firm(fact);
    const cells = [
      entity(fact.source),
      say.label(fact.predicate),
      fact.target ? entity(fact.target) : fact.value,
      period(fact, say),
      seen().support[fact.index] ? say.number(seen().support[fact.index]) : "",
      fact.evidence.length ? rightness(fact.best, say) : "",
      fact.evidence.length ? badge(held, say) : "",
      fact.evidence[0]?.article.day || fact.day || "",
    ];
    const open = (column) => {
      const thing = column === 0 ? fact.source : column === 2 ? fact.target : null;
      if (thing) this.app.openNode(thing, true);
      else this.app.openFact(fact, true);
    };
    return el("tr", {
      class: state.now.fact === fact.id ? "chosen" : null,
      aria: { rowindex: at + 2, selected: String(state.now.fact === fact.id) },
      data: { fact: fact.id },
    }, cells.map((inside, column) =>
      el("td", {
        tabIndex: -1,
        aria: { colindex: column + 1 },
        on: {
          click: () => {
            this.cell = [at - this.page * ROWS, column];
            this.#mark(true);
            open(column);
          },
        },
      }, inside)));
  }

  #pager(first, count, pages) {
    const { say } = this.app;
    const about = { a: count ? first + 1 : 0, b: first + count, n: this.shown.length };
    const turn = (by) => {
      this.page += by;
      this.cell = [0, this.cell[1]];
      this.show();
      this.element.querySelector(by < 0 ? ".previous" : ".next")?.focus();
    };
    const button = (kind, by, off) =>
      el(`button.${kind}`, { type: "button", disabled: off, on: { click: () => turn(by) } }, say(kind));
    return el("div.pager", {},
      el("span", { role: "status", aria: { live: "polite" } }, say("page", about)),
      pages > 1
        ? [button("previous", -1, this.page === 0), button("next", 1, this.page >= pages - 1)]
        : null);
  }

  // --- The keyboard ----------------------------------------------------------------------------

  #rows() {
    return this.element.querySelectorAll("tbody tr");
  }

  #mark(focus) {
    for (const each of this.element.querySelectorAll('td[tabindex="0"]')) each.tabIndex = -1;
    const cell = this.#rows()[this.cell[0]]?.children[this.cell[1]];
    if (!cell) return;
    cell.tabIndex = 0;
    if (focus) {
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  /** Put the keyboard where it was. */
  focus() {
    this.#mark(true);
  }

  #key(event) {
    const cell = event.target.closest("td");
    if (!cell) return;
    const rows = this.#rows();
    let [row, column] = this.cell;
    const last = rows.length - 1;
    const moves = {
      ArrowDown: () => (row = Math.min(last, row + 1)),
      ArrowUp: () => (row = Math.max(0, row - 1)),
      ArrowRight: () => (column = Math.min(COLUMNS.length - 1, column + 1)),
      ArrowLeft: () => (column = Math.max(0, column - 1)),
      PageDown: () => (row = Math.min(last, row + 10)),
      PageUp: () => (row = Math.max(0, row - 10)),
      Home: () => (event.ctrlKey ? ([row, column] = [0, 0]) : (column = 0)),
      End: () => (event.ctrlKey ? ([row, column] = [last, COLUMNS.length - 1]) : (column = COLUMNS.length - 1)),
      Enter: () => cell.click(),
      " ": () => cell.click(),
    };
    if (!moves[event.key] || event.altKey || event.metaKey) return;
    event.preventDefault();
    moves[event.key]();
    if (event.key === "Enter" || event.key === " ") return;
    this.cell = [row, column];
    this.#mark(true);
  }
}

/** How often a rule was right, short; the long form is what a screen reader says. */
function rightness(rule, say) {
  if (!rule) return el("span.faint", { title: say("unknownConfidence") }, "–");
  const share = Math.round((100 * rule.right) / rule.of);
  const words = confidence(rule, say);
  return el("span", { title: words, ariaLabel: words }, `${share} % (${rule.right}/${rule.of})`);
}

function sorting(text) {
  return text.startsWith("-") ? [text.slice(1), true] : [text, false];
}
