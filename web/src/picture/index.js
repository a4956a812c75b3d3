// The picture: what is seen, on a canvas that the graphics card draws.

import { createNodeBorderProgram } from "@sigma/node-border";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram } from "sigma/rendering";

import { createEdgeCurveProgram } from "@sigma/edge-curve";
import { rim, STANCES, stanceOf, THEMES } from "./colours.js";
import { along, bends, distance } from "./geometry.js";
import { Writing } from "./writing.js";

const MANY = 6000; // lines; from here on they are drawn thin, straight and without heads
const NEAR = 7; // pixels from a line at which it is meant

/** The size of an entity, by how many facts it has and how many entities there are. */
export function sizeOf(node, model) {
  return model.scale * Math.min(20, 4.5 + 1.9 * Math.sqrt(node.near.length));
}

/**
 * The picture of a model in a container.
 *
 * `say` has the words, `choose` is told what was clicked: a node, a fact, or null.
 */
export class Picture {
  constructor(container, model, { choose, language, theme }) {
    this.model = model;
    this.container = container;
    this.choose = choose;
    this.language = language;
    this.theme = () => THEMES[theme()];
    this.many = model.facts.length > MANY;
    this.bends = this.many ? new Float32Array(model.facts.length) : bends(model);
    this.seen = null;
    this.lit = null; // what is not faded, or null where everything is
    this.under = null; // what the pointer is on
    this.graph = this.#graph();
    this.sigma = this.#sigma();
    const writing = new Writing(this);
    this.sigma.on("afterRender", () => {
      this.stale = false;
      writing.write();
    });
    new ResizeObserver(() => container.offsetWidth && this.redraw()).observe(container);
    this.#listen();
  }

  #graph() {
    const graph = new MultiDirectedGraph();
    const { model } = this;
    const wide = this.container.offsetWidth || 800; // dots of a telephone are smaller
    const scale = Math.max(0.55, Math.min(1, wide / 700));
    for (const node of model.nodes) {
      graph.addNode(node.index, {
        x: node.x,
        y: -node.y,
        size: scale * sizeOf(node, model),
        label: node.label,
        color: node.type.colour,
        type: "bordered",
      });
    }
    for (const fact of this.model.facts) {
      if (!fact.drawn) continue;
      const bend = this.bends[fact.index];
      const pointed = fact.predicate.symmetric ? "" : "Arrow";
      graph.addEdgeWithKey(fact.index, fact.source.index, fact.target.index, {
        size: Math.min(5, 1.2 + 0.6 * Math.sqrt(Math.max(fact.evidence.length, 1))),
        curvature: bend,
        type: this.many ? "line" : (bend ? "curved" : "straight") + pointed,
        stance: stanceOf(fact),
      });
    }
    return graph;
  }

  #sigma() {
    const arrow = { lengthToThicknessRatio: 3.2, widenessToThicknessRatio: 2.6 };
    return new Sigma(this.graph, this.container, {
      allowInvalidContainer: true,
      renderLabels: false, // see writing.js
      minEdgeThickness: 0.8,
      stagePadding: 50,
      zIndex: true,
      minCameraRatio: 0.01,
      maxCameraRatio: 4,
      zoomingRatio: 1.5,
      hideEdgesOnMove: this.many,
      defaultDrawNodeHover: () => {},
      nodeProgramClasses: {
        bordered: createNodeBorderProgram({
          borders: [
            { size: { attribute: "ring", defaultValue: 0.12 }, color: { attribute: "rim" } },
            { size: { fill: true }, color: { attribute: "color" } },
          ],
          drawLabel: undefined,
          drawHover: () => {},
        }),
      },
      edgeProgramClasses: {
        line: EdgeLineProgram,
        straight: EdgeRectangleProgram,
        straightArrow: EdgeArrowProgram,
        curved: createEdgeCurveProgram(),
        curvedArrow: createEdgeCurveProgram({
          arrowHead: { extremity: "target", ...arrow },
        }),
      },
      nodeReducer: (key, data) => this.#node(Number(key), data),
      edgeReducer: (key, data) => this.#edge(Number(key), data),
    });
  }

  #node(at, data) {
    const theme = this.theme();
    if (this.seen && !this.seen.nodes[at]) return { ...data, hidden: true };
    const { lit } = this;
    if (lit && !lit.nodes.has(at)) {
      return { ...data, size: data.size * 0.55, color: theme.away, rim: theme.away, zIndex: 0 };
    }
    const strong = Boolean(lit?.centre.has(at));
    return {
      ...data,
      rim: strong ? theme.ink : rim(data.color, theme),
      ring: strong ? 0.2 : 0.1,
      zIndex: lit ? 2 : 1,
    };
  }

  #edge(at, data) {
    const theme = this.theme();
    if (this.seen && !this.seen.facts[at]) return { ...data, hidden: true };
    const { lit } = this;
    if (lit && !lit.facts.has(at)) return { ...data, color: theme.away, zIndex: 0 };
    const own = STANCES[data.stance];
    return {
      ...data,
      color: own || (lit ? theme.lit : this.many ? theme.many : theme.edge),
      size: lit ? data.size + 0.4 : data.size,
      zIndex: lit ? 2 : 1,
    };
  }

  // --- What is shown ---------------------------------------------------------------------------

  /** Show what is seen, and fade what is not lit: {nodes, facts, centre} of indexes, or null. */
  show(seen, lit) {
    this.seen = seen;
    this.chosen = lit;
    this.lit = lit || this.#hovered();
    this.#refresh({ skipIndexation: true });
  }

  /** Put the nodes where a layout says. */
  move(positions) {
    this.graph.updateEachNodeAttributes(
      (key, data) => {
        data.x = positions[2 * key];
        data.y = -positions[2 * key + 1];
        return data;
      },
      { attributes: ["x", "y"] },
    );
    this.frame();
  }

  /** What is seen fills the canvas. */
  frame() {
    const box = { x: [Infinity, -Infinity], y: [Infinity, -Infinity] };
    this.graph.forEachNode((key, { x, y }) => {
      if (this.seen && !this.seen.nodes[key]) return;
      box.x = [Math.min(box.x[0], x), Math.max(box.x[1], x)];
      box.y = [Math.min(box.y[0], y), Math.max(box.y[1], y)];
    });
    if (box.x[0] === Infinity) return;
    for (const axis of [box.x, box.y]) {
      const lacking = 200 - (axis[1] - axis[0]); // one node alone is not blown up
      if (lacking > 0) axis.splice(0, 2, axis[0] - lacking / 2, axis[1] + lacking / 2);
    }
    this.sigma.setCustomBBox(box);
    this.#refresh();
  }

  fit(motion) {
    this.frame();
    this.#fly({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, motion);
  }

  zoom(factor, motion) {
    const camera = this.sigma.getCamera();
    this.#fly({ ...camera.getState(), ratio: camera.getState().ratio * factor }, motion);
  }

  /** Move so that these nodes are in sight. */
  look(indexes, motion) {
    this.#settle();
    const places = indexes.map((at) => this.sigma.getNodeDisplayData(at)).filter(Boolean);
    if (!places.length) return;
    const xs = places.map((each) => each.x);
    const ys = places.map((each) => each.y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [low, high] = [Math.min(...ys), Math.max(...ys)];
    const ratio = Math.min(1, Math.max(0.22, 1.7 * Math.max(right - left, high - low)));
    this.#fly({ x: (left + right) / 2, y: (low + high) / 2, ratio, angle: 0 }, motion);
  }

  /** Draw again before the next frame: several wishes are one drawing. */
  #refresh(about = {}) {
    this.stale = true;
    this.sigma.refresh({ ...about, schedule: true });
  }

  /** Places are asked for: what waits to be drawn is drawn now. */
  #settle() {
    if (this.stale) this.sigma.refresh();
  }

  /** Whether all these nodes are on the canvas. */
  sees(indexes) {
    this.#settle();
    const { width, height } = this.sigma.getDimensions();
    return indexes.every((at) => {
      const { x, y } = this.sigma.graphToViewport(this.graph.getNodeAttributes(at));
      return x > 0 && y > 0 && x < width && y < height;
    });
  }

  #fly(to, motion) {
    const camera = this.sigma.getCamera();
    if (motion) camera.animate(to, { duration: 350 });
    else camera.setState(to);
  }

  get camera() {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    return [x, y, ratio].map((each) => each.toFixed(3)).join(",");
  }

  set camera(text) {
    const [x, y, ratio] = text.split(",").map(Number);
    if ([x, y, ratio].every(Number.isFinite) && ratio > 0) {
      this.sigma.getCamera().setState({ x, y, ratio, angle: 0 });
    }
  }

  onCamera(listener) {
    this.sigma.getCamera().on("updated", listener);
  }

  /** The theme, the language or the size of the window is another one. */
  redraw() {
    this.sigma.resize(true);
    this.#refresh();
  }

  /** Where a node, or the middle of a fact, is in the window. */
  place(thing) {
    this.#settle();
    const at = (node) => this.sigma.graphToViewport(this.graph.getNodeAttributes(node.index));
    const point = thing.facts
      ? at(thing)
      : along(at(thing.source), at(thing.target), this.bends[thing.index], 0.5);
    const box = this.container.getBoundingClientRect();
    return { x: box.left + point.x, y: box.top + point.y };
  }

  /** Where every node stands, with y downwards. */
  positions() {
    return this.model.nodes.map((node) => {
      const { x, y } = this.graph.getNodeAttributes(node.index);
      return { x, y: -y };
    });
  }

  // --- The pointer -----------------------------------------------------------------------------

  #listen() {
    const { sigma } = this;
    const mouse = sigma.getMouseCaptor();
    let dragged = null;
    let moved = false;
    let waiting = 0;
    sigma.on("clickNode", ({ node }) => {
      if (!moved) this.choose(this.model.nodes[node]);
    });
    sigma.on("clickStage", ({ event }) => {
      const at = this.#factAt(event);
      this.choose(at === null ? null : this.model.facts[at]);
    });
    sigma.on("enterNode", ({ node }) => this.#point({ node: Number(node) }));
    sigma.on("leaveNode", () => this.#point(null));
    sigma.on("downNode", ({ node }) => {
      [dragged, moved] = [node, false];
      if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
    });
    sigma.on("moveBody", ({ event }) => {
      if (dragged !== null) {
        moved = true;
        this.graph.mergeNodeAttributes(dragged, sigma.viewportToGraph(event));
        event.preventSigmaDefault();
        event.original.preventDefault();
        return;
      }
      if (waiting || this.under?.node !== undefined) return;
      waiting = requestAnimationFrame(() => {
        waiting = 0;
        const fact = this.#factAt(event);
        this.#point(fact === null ? null : { fact });
      });
    });
    mouse.on("mouseup", () => {
      dragged = null;
    });
    mouse.on("mouseleave", () => this.#point(null));
  }

  #point(under) {
    const same = this.under?.node === under?.node && this.under?.fact === under?.fact;
    if (same) return;
    this.under = under;
    this.container.style.cursor = under ? "pointer" : "";
    if (this.chosen) return; // what was clicked stays lit
    this.lit = this.#hovered();
    this.#refresh({ skipIndexation: true });
  }

  #hovered() {
    if (!this.under) return null;
    const { node, fact } = this.under;
    return node === undefined
      ? litFact(this.model.facts[fact])
      : litNode(this.model.nodes[node], this.seen);
  }

  /** The fact whose line is under a point of the window, or null. */
  #factAt(point) {
    const places = new Map();
    const at = (node) => {
      if (!places.has(node.index)) {
        const place = this.graph.getNodeAttributes(node.index);
        places.set(node.index, this.sigma.graphToViewport(place));
      }
      return places.get(node.index);
    };
    let [best, least] = [null, NEAR];
    for (const fact of this.model.facts) {
      if (!fact.drawn || (this.seen && !this.seen.facts[fact.index])) continue;
      const away = distance(point, at(fact.source), at(fact.target), this.bends[fact.index]);
      if (away < least) [best, least] = [fact.index, away];
    }
    return best;
  }
}

/** An entity with its neighbours. */
export function litNode(node, seen) {
  const lit = { nodes: new Set([node.index]), facts: new Set(), centre: new Set([node.index]) };
  for (const [other, fact] of node.near) {
    if (seen && !seen.facts[fact]) continue;
    lit.nodes.add(other);
    lit.facts.add(fact);
  }
  return lit;
}

/** A fact with both ends. */
export function litFact(fact) {
  const ends = [fact.source, fact.target].filter(Boolean).map((each) => each.index);
  return { nodes: new Set(ends), facts: new Set([fact.index]), centre: new Set(ends) };
}
