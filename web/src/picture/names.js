// Names where there is room for them, the best connected entities first: on the canvas and in files.

import { along } from "./geometry.js";

const CELL = 60; // pixels of a cell in which boxes are looked for
const HIGH = 13; // pixels of a line of text

/** Boxes [left, top, right, bottom] that may not lie on each other. */
export class Room {
  /** `edges` are width and height of what the boxes must stay in, if any. */
  constructor(edges = null) {
    this.edges = edges;
    this.taken = new Map();
  }

  free(box) {
    const { edges } = this;
    if (edges && (box[0] < 0 || box[1] < 0 || box[2] > edges.width || box[3] > edges.height)) return false;
    return cells(box).every((cell) => (this.taken.get(cell) || []).every((each) => apart(box, each)));
  }

  take(box) {
    for (const cell of cells(box)) {
      if (!this.taken.has(cell)) this.taken.set(cell, []);
      this.taken.get(cell).push(box);
    }
  }

  /**
   * Where a name of this width goes at a node: {x, y} of its left end and base line, or null.
   *
   * `over` is a room of names only: where there is one, the name may lie on nodes; `always` puts
   * it there whatever lies below.
   */
  name({ x, y, size, width, over = null, always = false }) {
    const away = size + 4;
    const spots = [
      { x: x + away, y: y + 4 },
      { x: x - away - width, y: y + 4 },
      { x: x - width / 2, y: y + away + 10 },
      { x: x - width / 2, y: y - away - 2 },
    ];
    const fits = (room) => spots.find((each) => room.free(boxOf(each, width)));
    const spot = fits(this) || (over && fits(over)) || (always ? spots[0] : null);
    if (spot) for (const room of [this, over]) room?.take(boxOf(spot, width));
    return spot;
  }

  /** Where the name of a relation goes on its line, or null: near the middle. */
  relation({ one, two, bend, width, always = false }) {
    const spots = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map((share) => {
      const point = along(one, two, bend, share);
      return { x: point.x - width / 2, y: point.y + 4 };
    });
    const spot = spots.find((each) => this.free(boxOf(each, width))) || (always ? spots[0] : null);
    if (spot) this.take(boxOf(spot, width));
    return spot;
  }
}

function boxOf({ x, y }, width) {
  return [x - 2, y - HIGH + 2, x + width + 2, y + 4];
}

function cells([left, top, right, bottom]) {
  const found = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) found.push(`${x},${y}`);
  }
  return found;
}

function apart(one, two) {
  return one[2] <= two[0] || two[2] <= one[0] || one[3] <= two[1] || two[3] <= one[1];
}

export function short(text, most) {
  const points = Array.from(text);
  return points.length <= most ? text : `${points.slice(0, most - 1).join("")}…`;
}
