// The picture as SVG and PNG: drawn from the data, so that it is sharp at any size.

import { along, control } from "./picture/geometry.js";
import { rim, STANCES, stanceOf, THEMES } from "./picture/colours.js";
import { sizeOf } from "./picture/index.js";
import { Room, short } from "./picture/names.js";

const SPACE = "http://www.w3.org/2000/svg";
const FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";
const MARGIN = 60;
const LEGEND = 46;

function part(tag, about, ...children) {
  const made = document.createElementNS(SPACE, tag);
  for (const [key, value] of Object.entries(about)) made.setAttribute(key, String(value));
  for (const child of children) {
    made.append(child instanceof Node ? child : document.createTextNode(child));
  }
  return made;
}

/** What is seen as an <svg> element, with a legend. */
export function drawing({ model, seen, lit, positions, bends, theme: name, say, note }) {
  const theme = THEMES[name];
  const nodes = model.nodes.filter((each) => seen.nodes[each.index]);
  const facts = model.facts.filter((each) => each.drawn && seen.facts[each.index]);
  const { width, height, place } = frame(nodes, positions);
  const sheet = part("svg", {
    xmlns: SPACE,
    viewBox: `0 0 ${width} ${height + LEGEND}`,
    width,
    height: height + LEGEND,
    "font-family": FONT,
    role: "img",
  });
  sheet.append(part("title", {}, note));
  sheet.append(part("rect", { width: "100%", height: "100%", fill: theme.ground }));
  const faded = (indexes, at) => Boolean(lit) && !indexes.has(at);
  const lines = part("g", { fill: "none" });
  const tips = part("g", {});
  for (const fact of facts) {
    const [line, tip] = edge(fact, { model, place, theme }, bends[fact.index], faded(lit?.facts, fact.index));
    lines.append(line);
    if (tip) tips.append(tip);
  }
  sheet.append(lines, tips);
  const dots = part("g", { "stroke-width": 1.2 });
  for (const node of nodes) {
    const { x, y } = place(node.index);
    const fill = faded(lit?.nodes, node.index) ? theme.away : node.type.colour;
    const stroke = fill === theme.away ? theme.away : rim(fill, theme);
    const about = { cx: round(x), cy: round(y), r: round(sizeOf(node, model)), fill, stroke };
    dots.append(part("circle", about, part("title", {}, `${node.label} (${say.label(node.type)})`)));
  }
  sheet.append(dots, names(nodes, facts, { model, place, theme, lit, say, bends, width, height }));
  sheet.append(legend(nodes, { width, height, theme, say, note }));
  return sheet;
}

/** A size that gives names room, and a function from the index of a node to its place. */
function frame(nodes, positions) {
  const xs = nodes.map((each) => positions[each.index].x);
  const ys = nodes.map((each) => positions[each.index].y);
  const low = { x: Math.min(...xs, 0), y: Math.min(...ys, 0) };
  if (nodes.length) Object.assign(low, { x: least(xs), y: least(ys) });
  const wide = Math.max(1, -least(xs.map((each) => -each)) - low.x);
  const high = Math.max(1, -least(ys.map((each) => -each)) - low.y);
  const size = Math.max(900, Math.min(4500, 150 * Math.sqrt(nodes.length + 1)));
  const scale = size / Math.max(wide, high * 1.3);
  const width = Math.ceil(Math.max(700, wide * scale + 2 * MARGIN + 80));
  const height = Math.ceil(Math.max(300, high * scale + 2 * MARGIN));
  const left = (width - 80 - wide * scale) / 2;
  const top = (height - high * scale) / 2;
  return {
    width,
    height,
    place: (at) => ({
      x: left + (positions[at].x - low.x) * scale,
      y: top + (positions[at].y - low.y) * scale,
    }),
  };
}

function least(values) {
  return values.reduce((one, two) => Math.min(one, two), Infinity);
}

function edge(fact, { model, place, theme }, bend, faded) {
  const [one, two] = [place(fact.source.index), place(fact.target.index)];
  const stance = stanceOf(fact);
  const colour = faded ? theme.away : STANCES[stance] || theme.edge;
  const width = Math.min(4, 0.9 + 0.5 * Math.sqrt(Math.max(fact.evidence.length, 1)));
  const length = Math.hypot(two.x - one.x, two.y - one.y) || 1;
  const pointed = !fact.predicate.symmetric;
  const end = along(one, two, bend, Math.max(0.5, 1 - (sizeOf(fact.target, model) + 2) / length));
  const middle = control(one, two, bend);
  const path = bend
    ? `M${round(one.x)} ${round(one.y)}Q${round(middle.x)} ${round(middle.y)} ${round(two.x)} ${round(two.y)}`
    : `M${round(one.x)} ${round(one.y)}L${round(two.x)} ${round(two.y)}`;
  const about = { d: path, stroke: colour, "stroke-width": round(width) };
  if (stance !== "asserts") about["stroke-dasharray"] = "5 4";
  const line = part("path", about);
  if (!pointed) return [line, null];
  const before = along(one, two, bend, Math.max(0.3, 1 - (sizeOf(fact.target, model) + 12) / length));
  const turn = Math.atan2(end.y - before.y, end.x - before.x);
  const corner = (away, side) =>
    `${round(end.x - away * Math.cos(turn) + side * Math.sin(turn))},${round(end.y - away * Math.sin(turn) - side * Math.cos(turn))}`;
  const size = 5 + width * 1.6;
  const points = `${corner(0, 0)} ${corner(size, size * 0.42)} ${corner(size, -size * 0.42)}`;
  return [line, part("polygon", { points, fill: colour })];
}

/** Names where there is room for them, best connected entities first; relations of what is lit. */
function names(nodes, facts, { model, place, theme, lit, say, bends, width, height }) {
  const group = part("g", {
    "font-size": 12,
    fill: theme.ink,
    stroke: theme.ground,
    "stroke-width": 3,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  });
  const room = new Room({ width, height });
  const over = new Room({ width, height });
  const text = (words, { x, y }, about = {}) =>
    group.append(part("text", { x: round(x), y: round(y), ...about }, words));
  for (const node of nodes) {
    const { x, y } = place(node.index);
    const size = sizeOf(node, model) * 0.6;
    room.take([x - size, y - size, x + size, y + size]);
  }
  const first = (node) => (lit?.nodes.has(node.index) ? 1 : 0);
  const ranked = [...nodes].sort(
    (one, two) => first(two) - first(one) || two.near.length - one.near.length || one.index - two.index,
  );
  for (const [rank, node] of ranked.entries()) {
    if (lit && !first(node)) continue;
    const words = short(node.label, 40);
    const about = { ...place(node.index), size: sizeOf(node, model), width: widthOf(words, 12) };
    const spot = room.name({ ...about, over: rank < (lit ? 6 : 12) ? over : null });
    if (spot) text(words, spot);
  }
  if (lit && lit.facts.size <= 40) {
    for (const fact of facts.filter((each) => lit.facts.has(each.index))) {
      const words = say.label(fact.predicate);
      const [one, two] = [place(fact.source.index), place(fact.target.index)];
      const spot = room.relation({ one, two, bend: bends[fact.index], width: widthOf(words, 11) });
      if (spot) text(words, spot, { fill: theme.relation, "font-size": 11 });
    }
  }
  return group;
}

const measure = document.createElement("canvas").getContext("2d");

function widthOf(words, size) {
  measure.font = `${size}px ${FONT}`;
  return measure.measureText(words).width;
}

function legend(nodes, { width, height, theme, say, note }) {
  const group = part("g", { "font-size": 12, fill: theme.ink });
  const types = [...new Set(nodes.map((each) => each.type))];
  types.sort((one, two) => say.label(one).localeCompare(say.label(two)));
  let x = 20;
  for (const type of types) {
    const text = say.label(type);
    const wide = widthOf(text, 12);
    if (x + 14 + wide > width - 10) break;
    group.append(part("circle", { cx: x, cy: height + 8, r: 5, fill: type.colour }));
    group.append(part("text", { x: x + 10, y: height + 12 }, text));
    x += 28 + wide;
  }
  group.append(part("text", { x: 15, y: height + 34, "font-size": 11, opacity: 0.7 }, note));
  return group;
}

function round(value) {
  return Math.round(value * 10) / 10;
}

/** An SVG element as a file. */
export function svgFile(sheet) {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(sheet)}\n`;
  return new Blob([text], { type: "image/svg+xml" });
}

/** The same as a PNG, twice as sharp where the browser has room for that. */
export async function pngFile(sheet) {
  const [width, height] = ["width", "height"].map((each) => Number(sheet.getAttribute(each)));
  const scale = Math.min(2, 5000 / Math.max(width, height));
  const address = URL.createObjectURL(svgFile(sheet));
  try {
    const image = new Image();
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error("the drawing could not be read"));
      image.src = address;
    });
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Offer a file under a name. */
export function save(file, name) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  [link.href, link.download] = [address, name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
