// The filters beside the picture; the kinds of entities are its legend too.

import { dot, el, fill } from "./dom.js";
import { badge } from "./panel.js";

const PLAY = 700; // milliseconds for each day when the dates are played

/** The filters of `app` in an element. */
export class Controls {
  constructor(element, app) {
    this.element = element;
    this.app = app;
    this.playing = 0;
    this.updates = []; // what sets each control to the state
  }

  /** Set every control to the state, in place: a slider that is being drawn must not go. */
  update() {
    for (const each of this.updates) each();
  }

  /** Build the controls in the language of the page. */
  show() {
    const { app, element } = this;
    const { model, say, state } = app;
    const open = new Map([...element.querySelectorAll("details")].map((each) => [each.id, each.open]));
    this.updates = [];
    const group = (id, title, ...inside) =>
      el("details", { id, open: open.get(id) ?? id !== "by-relation" }, el("summary", {}, title), inside);
    const counts = this.#counts();
    fill(element,
      el("h2.unseen", {}, say("filters")),
      group("by-type", say("types"), this.#boxes("hide", model.types, counts.types, (each) => dot(each.colour))),
      group("by-date", say("dates"), this.#dates()),
      group("by-support", say("support"), this.#support()),
      model.stances.length > 1 || model.stances[0] !== "asserts"
        ? group("by-stance", say("stance"), this.#stances(counts.stances))
        : null,
      group("by-relation", say("relations"), this.#boxes("without", this.#predicates(counts), counts.predicates)),
      el("label.box", {}, this.#alone(), say("alone")),
      el("button.reset", { id: "reset", type: "button", on: { click: () => app.reset() } }, say("reset")));
    this.update();
  }

  #alone() {
    const { state } = this.app;
    return this.#box("alone", () => state.now.alone, (checked) => state.set({ alone: checked }));
  }

  /** A check box that follows the state. */
  #box(id, is, set) {
    const box = el("input", { id, type: "checkbox", on: { change: () => set(box.checked) } });
    this.updates.push(() => {
      box.checked = is();
    });
    return box;
  }

  /** Check boxes for what a list of the state leaves out. */
  #without(key, id) {
    const { state } = this.app;
    const set = (checked) => {
      const next = new Set(state.now[key]);
      if (checked) next.delete(id);
      else next.add(id);
      state.set({ [key]: [...next].sort() });
    };
    const prefix = key === "stances" ? "stance" : key;
    return this.#box(`${prefix}-${id}`, () => !state.now[key].includes(id), set);
  }

  #counts() {
    const { model } = this.app;
    const counts = { types: new Map(), predicates: new Map(), stances: new Map() };
    const add = (map, key) => map.set(key, (map.get(key) || 0) + 1);
    for (const node of model.nodes) add(counts.types, node.type.id);
    for (const fact of model.facts) {
      add(counts.predicates, fact.predicate.id);
      for (const each of new Set(fact.evidence.map((told) => told.stance))) add(counts.stances, each);
    }
    return counts;
  }

  #predicates({ predicates }) {
    const { model, say } = this.app;
    return [...model.predicates]
      .filter((each) => predicates.has(each.id))
      .sort((one, two) => predicates.get(two.id) - predicates.get(one.id) || say.label(one).localeCompare(say.label(two)));
  }

  /** A list of boxes, with a click for all and none. `key` names what the state leaves out. */
  #boxes(key, things, counts, sign = () => null) {
    const { say, state } = this.app;
    const set = (ids) => state.set({ [key]: ids });
    const quick = (name, ids) =>
      el("button.quick", { id: `${key}-${name}`, type: "button", on: { click: () => set(ids) } }, say(name));
    return [
      el("div.boxes", { role: "group", aria: { label: say(key === "hide" ? "types" : "relations") } }, things.map((each) =>
        el("label.box", {}, this.#without(key, each.id),
          sign(each), el("span.name", {}, say.label(each)),
          el("span.count", {}, say.number(counts.get(each.id) || 0))))),
      things.length > 3
        ? el("div.quicks", {}, quick("showAll", []), quick("showNone", things.map((each) => each.id).sort()))
        : null,
    ];
  }

  #stances(counts) {
    const { model, say } = this.app;
    const listed = model.stances.filter((each) => model.chosen.has(each));
    return el("div.boxes", { role: "group", aria: { label: say("stance") } }, listed.map((each) =>
      el("label.box", {}, this.#without("stances", each), badge(each, say), el("span.count", {}, say.number(counts.get(each) || 0)))));
  }

  #slider(id, label, most, set) {
    const made = el("input", {
      id, type: "range", step: "1", aria: { label }, on: { input: () => set(Number(made.value)) },
    });
    [made.min, made.max] = [id === "support" ? "1" : "0", String(most)];
    return made;
  }

  #support() {
    const { model, say, state } = this.app;
    const most = model.facts.reduce(
      (found, each) => Math.max(found, new Set(each.evidence.map((told) => told.a)).size), 1);
    const output = el("output", { htmlFor: "support" });
    const slider = this.#slider("support", say("support"), Math.max(2, most), (support) => state.set({ support }));
    slider.disabled = most < 2;
    this.updates.push(() => {
      slider.value = String(state.now.support);
      fill(output, say.number(state.now.support));
    });
    return el("div.row", {}, slider, output);
  }

  // --- Dates -----------------------------------------------------------------------------------

  /** The places of the chosen days in the list of days: first and last. */
  #chosenDays() {
    const { days } = this.app.model;
    const { since, until } = this.app.state.now;
    const from = since ? days.findIndex((each) => each >= since) : 0;
    const to = until ? days.findLastIndex((each) => each.slice(0, until.length) <= until) : days.length - 1;
    return [from < 0 ? days.length - 1 : from, Math.max(0, to)];
  }

  #dates() {
    const { model, say, state } = this.app;
    const { days } = model;
    if (!days.length) return el("p.small.faint", {}, say("undated"));
    const last = days.length - 1;
    const set = (one, two) =>
      state.set({ since: one <= 0 ? "" : days[one], until: two >= last ? "" : days[two] });
    const since = this.#slider("since", say("from"), last, (at) => set(at, Math.max(at, this.#chosenDays()[1])));
    const until = this.#slider("until", say("to"), last, (at) => set(Math.min(this.#chosenDays()[0], at), at));
    const output = el("output.small", { id: "days", aria: { live: "polite" } });
    const play = el("button.quick", { id: "play", type: "button", on: { click: () => this.#play() } });
    const [bars, marked] = this.#bars();
    this.updates.push(() => {
      const [from, to] = this.#chosenDays();
      for (const [slider, at] of [[since, from], [until, to]]) {
        slider.value = String(at);
        slider.setAttribute("aria-valuetext", say.day(days[at]));
      }
      const all = !state.now.since && !state.now.until;
      fill(output, all ? say("allDates") : `${say.day(days[from])} – ${say.day(days[to])}`);
      fill(play, this.playing ? `■ ${say("stop")}` : `▶ ${say("play")}`);
      marked(from, to);
    });
    return [
      bars,
      el("div.row", {}, el("span.small.end", {}, say("from")), since),
      el("div.row", {}, el("span.small.end", {}, say("to")), until),
      el("div.row", {}, output, play),
    ];
  }

  /** How many articles there are, day by day or, where there are many days, in forty bins. */
  #bars() {
    const { model } = this.app;
    const { days } = model;
    const bins = Math.min(40, days.length);
    const bin = (at) => Math.floor((at * bins) / days.length);
    const counts = new Array(bins).fill(0);
    const place = new Map(days.map((each, at) => [each, at]));
    for (const { day } of model.articles) if (day) counts[bin(place.get(day))] += 1;
    const most = Math.max(...counts);
    const bars = counts.map((count) => {
      const bar = el("span");
      bar.style.height = `${Math.round((100 * count) / most)}%`;
      return bar;
    });
    const marked = (from, to) =>
      bars.forEach((bar, at) => bar.classList.toggle("in", at >= bin(from) && at <= bin(to)));
    return [el("div.bars", { aria: { hidden: "true" } }, bars), marked];
  }

  /** From the first day to the last, one after the other. */
  #play() {
    const { model, state } = this.app;
    const stop = () => {
      clearInterval(this.playing);
      this.playing = 0;
      this.update();
    };
    if (this.playing) return stop();
    let at = 0;
    const step = Math.max(1, Math.ceil(model.days.length / 60));
    const next = () => {
      state.set({ since: "", until: at >= model.days.length - 1 ? "" : model.days[at] });
      if (at >= model.days.length - 1) return stop();
      at = Math.min(at + step, model.days.length - 1);
    };
    this.playing = setInterval(next, PLAY);
    next();
  }
}
