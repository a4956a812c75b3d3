// What is known about what was clicked: an entity, a fact with its sentences, a path.

import { pieces } from "./data.js";
import { dot, el, fill, isWeb, outward } from "./dom.js";
import { STANCES } from "./picture/colours.js";
import { period } from "./say.js";
import { combobox } from "./search.js";

const FIRST = 12; // facts of a list and sentences of a fact, before the reader asks for more

/** The panel in an element; `app` has the model, the words, the state and what is seen. */
export class Panel {
  constructor(element, app) {
    this.element = element;
    this.app = app;
  }

  /** Show what is chosen; the panel is hidden where nothing is. */
  show({ focus = false } = {}) {
    const { model, state } = this.app;
    const node = model.byId.get(state.now.node);
    const fact = model.byId.get(state.now.fact);
    const inside = fact ? this.#fact(fact, node) : node ? this.#node(node) : null;
    this.element.hidden = !inside;
    document.body.classList.toggle("with-panel", Boolean(inside));
    if (!inside) return fill(this.element);
    const { say } = this.app;
    const close = el("button.icon.close", {
      type: "button",
      title: say("close"),
      aria: { label: say("close") },
      on: { click: () => this.app.close() },
    }, "×");
    const before = focus && document.activeElement.id;
    fill(this.element, close, inside);
    const again = before && document.getElementById(before);
    if (again) again.focus({ preventScroll: true });
    else this.element.scrollTop = 0;
    if (focus && !again) this.element.querySelector("h2").focus({ preventScroll: true });
  }

  // --- An entity -------------------------------------------------------------------------------

  #node(node) {
    const { say, model, seen, state } = this.app;
    const days = [node.first, node.last].filter(Boolean).map((each) => say.day(each));
    const when = [...new Set(days)].join(" – ");
    const path = model.byId.get(state.now.path);
    const seenFacts = node.facts.filter((each) => seen().facts[each.index]);
    const { support } = seen();
    const rank = (each) => (each.drawn ? 0 : 2) + (each.source === node ? 0 : 1);
    seenFacts.sort((one, two) =>
      rank(one) - rank(two) || support[two.index] - support[one.index] || one.index - two.index);
    return [
      el("h2", { tabIndex: -1 }, dot(node.type.colour), node.label),
      el("p.faint", {}, say.label(node.type), " · ", say.count("articles", node.mentions),
        when && ` · ${when}`),
      node.names.length ? el("p.small", {}, `${say("alsoKnown")}: `, node.names.join(", ")) : null,
      isWeb(node.url) ? el("p.small", {}, outward(node.url, node.url)) : null,
      node.same.length
        ? el("p.small", {}, `${say("link")}: `,
            node.same.map((each, at) => [at ? ", " : "", outward(each, linkName(each))]))
        : null,
      this.#measures(node),
      this.#hops(node),
      this.#pathTo(node, path),
      path?.facts ? this.#path(node, path) : null,
      this.#list(say("facts"), seenFacts, (each) => this.#factLine(each, node)),
      this.#quotes(node),
    ];
  }

  /** What somebody is quoted with, the newest first. */
  #quotes(node) {
    const { say } = this.app;
    const { quotes, quoted } = node;
    const all = quoted > quotes.length ? `, ${say("quotesNewest", { n: quotes.length })}` : "";
    const title = `${say("quotes")} (${say.number(quoted || 0)}${all})`;
    return this.#list(title, quotes, ({ article, role, said, text, where }) =>
      el("article.evidence", {},
        el("blockquote", { lang: article.lang }, text),
        this.#source(article),
        el("p.small.faint", {},
          [role, where, said && say("said", { day: say.day(said) })].filter(Boolean).join(" · "))));
  }

  #source(article) {
    const { say } = this.app;
    const place = [say.day(article.day), article.publisher].filter(Boolean).join(" · ");
    return el("p.source", {}, outward(article.url, article.title || article.id),
      el("span.faint", {}, ` · ${place}`));
  }

  #measures(node) {
    const { say } = this.app;
    const pairs = Object.entries(node.measures);
    if (!pairs.length) return null;
    return el("p.small", {}, pairs.map(([name, value]) => `${say(name)}: ${value}`).join(" · "));
  }

  #hops(node) {
    const { say, state } = this.app;
    const id = `hops-${node.index}`;
    const choice = el("select", {
      id,
      on: { change: () => state.set({ hops: Number(choice.value), node: node.id }) },
    }, [0, 1, 2, 3].map((n) => el("option", { value: String(n) }, say(`hops${n}`))));
    choice.value = String(Math.min(3, state.now.hops));
    return el("div.row", {}, el("label", { htmlFor: id }, say("hops")), choice);
  }

  #pathTo(node, path) {
    const { model, say, state } = this.app;
    const box = combobox({
      id: "path-to",
      label: say("pathTo"),
      model,
      say,
      choose: (other) => state.set({ path: other.id, node: node.id, fact: "" }),
    });
    box.input.value = path?.label || "";
    box.input.addEventListener("input", () => box.input.value || state.set({ path: "" }));
    return el("div.row", {}, el("label", { htmlFor: "path-to" }, say("pathTo")), box.element);
  }

  #path(node, other) {
    const { say } = this.app;
    const chain = this.app.path();
    if (!chain) return el("p.note", { role: "status" }, say("noPath"));
    const lines = [];
    let at = node;
    for (const fact of chain) {
      lines.push(el("li", {}, this.#factLine(fact, at)));
      at = fact.source === at ? fact.target : fact.source;
    }
    const about = { a: node.label, b: other.label };
    return [
      el("h3", {}, say("path")),
      el("p.small", { role: "status" }, say.count("pathLength", chain.length, about)),
      el("ol.facts.path", {}, lines),
    ];
  }

  /** A button with a fact as seen from one of its ends. */
  #factLine(fact, from) {
    const { say, seen } = this.app;
    const away = fact.source === from;
    const other = away ? fact.target : fact.source;
    const name = other ? [dot(other.type.colour), other.label] : fact.value;
    const count = seen().support[fact.index];
    const held = firm(fact);
    return el("button.fact", { type: "button", on: { click: () => this.app.openFact(fact, true) } },
      el("span.relation", {}, away ? "" : "← ", say.label(fact.predicate), away ? " →" : ""),
      el("span.other", {}, name),
      period(fact, say) && el("span.small.faint", {}, period(fact, say)),
      held === "asserts" ? null : badge(held, say),
      count > 1 && el("span.count", { title: say.count("articles", count) }, say.number(count)));
  }

  /** A list whose end is behind a button. */
  #list(title, things, draw) {
    if (!things.length) return null;
    const { say } = this.app;
    const list = el("ul.facts", {}, things.slice(0, FIRST).map((each) => el("li", {}, draw(each))));
    const rest = things.slice(FIRST);
    const more = rest.length
      ? el("button.more", {
          type: "button",
          on: {
            click: () => {
              list.append(...rest.map((each) => el("li", {}, draw(each))));
              list.children[FIRST].querySelector("button")?.focus();
              more.remove();
            },
          },
        }, say("more", { n: rest.length }))
      : null;
    const head = title.includes("(") ? title : `${title} (${say.number(things.length)})`;
    return [el("h3", {}, head), list, more];
  }

  // --- A fact ----------------------------------------------------------------------------------

  #fact(fact, node) {
    const { say, state } = this.app;
    const count = new Set(fact.evidence.map((each) => each.articleIndex)).size;
    const when = period(fact, say);
    const end = (thing) =>
      el("button.entity", { type: "button", on: { click: () => this.app.openNode(thing, true) } },
        dot(thing.type.colour), thing.label);
    return [
      node
        ? el("button.back", {
            type: "button",
            on: { click: () => state.set({ fact: "" }) },
          }, `← ${node.label}`)
        : null,
      el("h2.statement", { tabIndex: -1 },
        end(fact.source),
        el("span.relation", {}, ` ${say.label(fact.predicate)} → `),
        fact.target ? end(fact.target) : el("span.value", {}, fact.value)),
      el("p.faint", {}, [count ? say.count("articles", count) : "", when].filter(Boolean).join(" · ")),
      fact.evidence.length
        ? this.#list(say("evidence"), fact.evidence, (each) => this.#evidence(each))
        : el("p.note", {}, say("noEvidence")),
    ];
  }

  #evidence(told) {
    const { say } = this.app;
    const marks = [{ start: told.span[0], end: told.span[1], kind: "said" }];
    for (const [start, end] of told.ends) marks.push({ start, end, kind: "end" });
    const words = [];
    let mark = null; // one for all words of the fact, whatever is underlined in it
    for (const [text, kinds] of pieces(told.sentence, marks)) {
      const inner = kinds.has("end") ? el("b", {}, text) : text;
      if (!kinds.has("said")) mark = null;
      else if (!mark) words.push((mark = el("mark")));
      (mark ?? words)[mark ? "append" : "push"](inner);
    }
    const { article, rule } = told;
    const how = [say(told.stance)];
    if (told.by) how.push(say("attributed", { who: told.by }));
    if (told.asOf) how.push(say("asOf", { day: say.day(told.asOf) }));
    return el("article.evidence", {},
      el("blockquote", { lang: article.lang }, words),
      this.#source(article),
      isWeb(article.url) ? el("p.address.faint", {}, article.url) : null,
      el("p.small", {}, badge(told.stance, say), " ", how.slice(1).join(", ")),
      el("p.small.faint", {}, `${say("rule")}: `, el("code", {}, rule.name)),
      el("p.small.confidence", {}, confidence(rule, say)));
  }
}

/** How often a rule was right, in words. */
export function confidence(rule, say) {
  if (!rule?.of) return say("unknownConfidence");
  const words = say("confidence", { right: rule.right, of: rule.of });
  return rule.pooled ? `${words}, ${say("pooled")}` : words;
}

/** How firmly a fact is held, at most. */
export function firm(fact) {
  const held = new Set(fact.evidence.map((each) => each.stance));
  return ["asserts", "reports", "plans", "denies"].find((each) => held.has(each)) || "asserts";
}

export function badge(stance, say) {
  const made = el(`span.badge.${stance}`, {}, say(stance));
  if (STANCES[stance]) made.style.setProperty("--colour", STANCES[stance]);
  return made;
}

function linkName(address) {
  const match = /^https?:\/\/(?:www\.)?([^/]+)\/(?:.*\/)?([^/]+)\/?$/.exec(address);
  return match ? `${match[1]} ${match[2]}` : address;
}
