// Names on the canvas, in a layer of their own above the dots.

import { Room, short } from "./names.js";

const MOST_NAMES = 150; // in sight at once
const HUBS = 12; // best connected ones in sight, whose names may lie on other nodes
const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';

/** The names of a picture. */
export class Writing {
  constructor(picture) {
    const { model, sigma } = picture;
    this.picture = picture;
    this.ranked = [...model.nodes].sort(
      (one, two) => two.near.length - one.near.length || one.index - two.index,
    );
    this.widths = new Map();
    this.paper = sigma.createCanvasContext("names", { afterLayer: "nodes" }).canvasContexts.names;
    sigma.resize(true);
  }

  /** Names of entities, and of the relations that are lit, where there is room. */
  write() {
    const { paper, picture } = this;
    const { bends, lit, model, seen, sigma } = picture;
    const theme = picture.theme();
    const { width, height } = sigma.getDimensions();
    paper.clearRect(0, 0, width, height);
    paper.lineJoin = "round";
    const room = new Room({ width, height });
    const over = new Room({ width, height });
    const at = (index) => {
      const data = sigma.getNodeDisplayData(index);
      return data && { ...sigma.framedGraphToViewport(data), size: sigma.scaleSize(data.size), data };
    };
    const inside = [];
    for (const node of this.ranked) {
      if (seen && !seen.nodes[node.index]) continue;
      const place = at(node.index);
      if (!place || place.x < 0 || place.y < 0 || place.x > width || place.y > height) continue;
      inside.push([node, place]);
    }
    if (inside.length <= 1500) {
      for (const [, { x, y, size }] of inside) {
        room.take([x - size * 0.7, y - size * 0.7, x + size * 0.7, y + size * 0.7]);
      }
    }
    const first = (node) => (lit?.centre.has(node.index) ? 2 : lit?.nodes.has(node.index) ? 1 : 0);
    if (lit) inside.sort(([one], [two]) => first(two) - first(one));
    let [named, tried] = [0, 0];
    const name = ([node, { x, y, size }]) => {
      if (named >= MOST_NAMES || tried > 4 * MOST_NAMES) return;
      const strong = first(node) === 2;
      paper.font = `${strong ? 600 : 400} 12.5px ${FONT}`;
      const text = short(node.label, strong ? 70 : 42);
      const always = strong && lit.centre.size === 1;
      const about = { x, y, size, width: this.#width(text), always };
      const lies = strong || tried < (lit ? 6 : HUBS);
      const spot = room.name({ ...about, over: lies ? over : null });
      tried += 1;
      if (!spot) return;
      named += 1;
      this.#text(text, spot, theme.ink);
    };
    const relation = (index) => {
      const fact = model.facts[index];
      if (!fact.drawn) return;
      paper.font = `400 11.5px ${FONT}`;
      const text = short(fact.predicate.label[picture.language()], 36);
      const [one, two] = [at(fact.source.index), at(fact.target.index)];
      const about = { one, two, bend: bends[index], width: this.#width(text) };
      const spot = room.relation({ ...about, always: lit.facts.size === 1 });
      if (spot) this.#text(text, spot, theme.relation);
    };
    const wanted = lit ? inside.filter(([node]) => lit.nodes.has(node.index)) : inside;
    const strongest = wanted.filter(([node]) => first(node) === 2);
    strongest.forEach(name);
    if (lit?.facts.size === 1) lit.facts.forEach(relation);
    wanted.slice(strongest.length).forEach(name);
    if (lit && lit.facts.size > 1 && lit.facts.size <= 24) lit.facts.forEach(relation);
  }

  #width(text) {
    const name = `${this.paper.font}${text}`;
    if (!this.widths.has(name)) this.widths.set(name, this.paper.measureText(text).width);
    return this.widths.get(name);
  }

  /** A text with a halo, so that it can be read across lines. */
  #text(text, { x, y }, colour) {
    this.paper.lineWidth = 4;
    this.paper.strokeStyle = this.picture.theme().halo;
    this.paper.strokeText(text, x, y);
    this.paper.fillStyle = colour;
    this.paper.fillText(text, x, y);
  }
}
