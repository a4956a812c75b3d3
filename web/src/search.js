// A search box with suggestions, by the ARIA pattern of a combobox with a list.

import { folded } from "./data.js";
import { dot, el, fill } from "./dom.js";

const MOST = 12;

/** Entities whose name has all the words, those that begin with the first one and the best known first. */
export function find(model, text, most = MOST) {
  const wanted = folded(text);
  if (!wanted) return [];
  const words = wanted.split(" ");
  const found = [];
  for (const node of model.nodes) {
    node.folded ??= [node.label, ...node.names].map(folded);
    let rank = 9;
    for (const name of node.folded) {
      if (name === wanted) rank = 0;
      else if (name.startsWith(wanted)) rank = Math.min(rank, 1);
      else if (words.every((each) => ` ${name}`.includes(` ${each}`))) rank = Math.min(rank, 2);
      else if (words.every((each) => name.includes(each))) rank = Math.min(rank, 3);
    }
    if (rank < 9) found.push([rank, node]);
  }
  found.sort(
    ([one, a], [two, b]) => one - two || b.facts.length - a.facts.length || a.index - b.index,
  );
  return found.slice(0, most).map(([, node]) => node);
}

/** An input with a list of entities under it; `choose` gets one, `typed` the text. */
export function combobox({ id, label, model, say, choose, typed = () => {} }) {
  let shown = [];
  let active = -1;
  const list = el("ul.suggestions", { id: `${id}-list`, role: "listbox", hidden: true });
  list.setAttribute("aria-label", label);
  const input = el("input", {
    id,
    type: "search",
    autocomplete: "off",
    spellcheck: false,
    role: "combobox",
    placeholder: label,
    aria: {
      label,
      expanded: "false",
      controls: `${id}-list`,
      autocomplete: "list",
      haspopup: "listbox",
    },
  });

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function mark(at) {
    active = at;
    [...list.children].forEach((each, place) => {
      each.setAttribute("aria-selected", String(place === at));
      if (place === at) {
        input.setAttribute("aria-activedescendant", each.id);
        each.scrollIntoView({ block: "nearest" });
      }
    });
    if (at < 0) input.removeAttribute("aria-activedescendant");
  }
  function take(node) {
    input.value = node.label;
    close();
    choose(node);
  }
  function suggest() {
    shown = find(model, input.value);
    fill(list, shown.map((node, at) =>
      el("li", {
        id: `${id}-${at}`,
        role: "option",
        aria: { selected: "false" },
        on: {
          mousedown: (event) => {
            event.preventDefault();
            take(node);
          },
        },
      }, dot(node.type.colour), el("span", {}, node.label),
      el("span.small.faint", {}, say.label(node.type)))));
    list.hidden = !shown.length;
    active = -1;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }
  input.addEventListener("input", () => {
    suggest();
    typed(input.value);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (list.hidden) suggest();
      const step = key === "ArrowDown" ? 1 : -1;
      if (shown.length) mark((active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % shown.length);
      event.preventDefault();
    } else if (key === "Enter") {
      const node = shown[Math.max(active, 0)];
      if (!list.hidden && node) take(node);
      event.preventDefault();
    } else if (key === "Escape" && !list.hidden) {
      close();
      event.stopPropagation();
      event.preventDefault();
    }
  });
  return { element: el("div.combobox", {}, input, list), input };
}
