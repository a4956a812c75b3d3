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
  }

  show() {
    const { app, element } = this;
    const { model, say, state } = app;
    const open = new Map([...element.querySelectorAll("details")].map((each) => [each.id, each.open]));
    const focused = document.activeElement?.id;
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
      el("label.box", {},
        el("input", {
          id: "alone",
          type: "checkbox",
          checked: state.now.alone,
          on: { change: (event) => state.set({ alone: event.target.checked }) },
        }), say("alone")),
      el("button.reset", { id: "reset", type: "button", on: { click: () => app.reset() } }, say("reset")));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
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
    const out = new Set(state.now[key]);
    const set = (ids) => state.set({ [key]: ids });
    const quick = (name, ids) =>
      el("button.quick", { id: `${key}-${name}`, type: "button", on: { click: () => set(ids) } }, say(name));
    return [
      el("div.boxes", { role: "group" }, things.map((each) =>
        el("label.box", {},
          el("input", {
            id: `${key}-${each.id}`,
            type: "checkbox",
            checked: !out.has(each.id),
            on: {
              change: (event) => {
                const next = new Set(state.now[key]);
                if (event.target.checked) next.delete(each.id);
                else next.add(each.id);
                set([...next].sort());
              },
            },
          }),
          sign(each), el("span.name", {}, say.label(each)),
          el("span.count", {}, say.number(counts.get(each.id) || 0))))),
      things.length > 3
        ? el("div.quicks", {}, quick("showAll", []), quick("showNone", things.map((each) => each.id).sort()))
        : null,
    ];
  }

  #stances(counts) {
    const { model, say, state } = this.app;
    const listed = model.stances.filter((each) => model.chosen.has(each));
    return el("div.boxes", { role: "group" }, listed.map((each) =>
      el("label.box", {},
        el("input", {
          id: `stance-${each}`,
          type: "checkbox",
          checked: !state.now.stances.includes(each),
          on: {
            change: (event) => {
              const next = new Set(state.now.stances);
              if (event.target.checked) next.delete(each);
              else next.add(each);
              state.set({ stances: [...next].sort() });
            },
          },
        }), badge(each, say), el("span.count", {}, say.number(counts.get(each) || 0)))));
  }

  #support() {
    const { model, say, state } = this.app;
    const most = model.facts.reduce(
      (found, each) => Math.max(found, new Set(each.evidence.map((told) => told.a)).size), 1);
    const label = el("output", { htmlFor: "support" }, say.number(state.now.support));
    const slider = el("input", {
      id: "support", type: "range", min: "1", max: String(Math.max(2, most)), step: "1",
      aria: { label: say("support") },
      on: { input: () => state.set({ support: Number(slider.value) }) },
    });
    slider.value = String(state.now.support);
    return el("div.row", {}, slider, label);
  }

  // --- Dates -----------------------------------------------------------------------------------

  #dates() {
    const { model, say, state } = this.app;
    const { days } = model;
    if (!days.length) return el("p.small.faint", {}, say("undated"));
    const last = days.length - 1;
    const { since, until } = state.now;
    const from = since ? Math.max(0, days.findIndex((each) => each >= since)) : 0;
    const to = until ? days.findLastIndex((each) => each.slice(0, until.length) <= until) : last;
    const slider = (id, label, value, set) => {
      const made = el("input", {
        id, type: "range", min: "0", max: String(last), step: "1",
        aria: { label, valuetext: say.day(days[Math.max(0, value)]) },
        on: { input: () => set(Number(made.value)) },
      });
      made.value = String(value);
      return made;
    };
    const set = (one, two) =>
      state.set({ since: one <= 0 ? "" : days[one], until: two >= last ? "" : days[two] });
    const words = since || until ? `${say.day(days[from])} – ${say.day(days[Math.max(0, to)])}` : say("allDates");
    return [
      this.#bars(from, to),
      el("div.row", {}, el("span.small.end", {}, say("from")),
        slider("since", say("from"), from, (value) => set(value, Math.max(value, to)))),
      el("div.row", {}, el("span.small.end", {}, say("to")),
        slider("until", say("to"), Math.max(0, to), (value) => set(Math.min(from, value), value))),
      el("div.row", {},
        el("output.small", { id: "days", aria: { live: "polite" } }, words),
        el("button.quick", { id: "play", type: "button", on: { click: () => this.#play() } },
          this.playing ? "■" : `▶ ${say("play")}`)),
    ];
  }

  /** How many articles there are, day by day or, where there are many days, in forty bins. */
  #bars(from, to) {
    const { model } = this.app;
    const { days } = model;
    const bins = Math.min(40, days.length);
    const bin = (at) => Math.floor((at * bins) / days.length);
    const counts = new Array(bins).fill(0);
    const place = new Map(days.map((each, at) => [each, at]));
    for (const { day } of model.articles) if (day) counts[bin(place.get(day))] += 1;
    const most = Math.max(...counts);
    return el("div.bars", { aria: { hidden: "true" } }, counts.map((count, at) => {
      const bar = el("span", { class: at >= bin(from) && at <= bin(Math.max(to, 0)) ? "in" : "" });
      bar.style.height = `${Math.round((100 * count) / most)}%`;
      return bar;
    }));
  }

  /** From the first day to the last, one after the other. */
  #play() {
    const { model, state } = this.app;
    const stop = () => {
      clearInterval(this.playing);
      this.playing = 0;
      this.show();
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
