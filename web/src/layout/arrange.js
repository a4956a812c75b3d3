// Where the entities stand. Each group of connected ones is laid out by itself with ForceAtlas2,
// then the groups are packed, the largest in the middle. No lot is drawn: the same graph gives
// the same picture.

import iterate from "graphology-layout-forceatlas2/iterate";

const PER_NODE = 10; // numbers of a node and of an edge, as ForceAtlas2 wants them
const PER_EDGE = 3;
const LENGTH = 100; // of the middle edge, once a group is laid out
const CELL = 55; // of the grid in which groups are packed
const TURN = 2.399963; // radians of the golden angle

/**
 * Positions [x0, y0, x1, y1, …] of nodes with starting points and edges [s0, t0, s1, t1, …].
 *
 * `report` is called now and then with positions so far.
 */
export function arrange({ starts, edges }, report = () => {}) {
  const order = starts.length / 2;
  const positions = Float32Array.from(starts);
  const groups = connected(order, edges);
  const taken = new Set();
  let [last, from, before] = [Date.now(), 0, 0];
  for (const group of groups) {
    const laid = layGroup(group, starts, (partly) => {
      if (Date.now() - last < 250) return;
      last = Date.now();
      write(positions, group, partly, [0, 0]);
      report(positions);
    });
    // Groups come large ones first: what had no room before has none for groups of its size.
    if (group.nodes.length !== before) from = 0;
    before = group.nodes.length;
    const found = pack(taken, shape(group, laid), from);
    from = found.step;
    write(positions, group, laid, found.centre);
  }
  return positions;
}

/** Groups of connected nodes with their edges, large ones first. */
function connected(order, edges) {
  const parent = Int32Array.from({ length: order }, (_, at) => at);
  const top = (at) => {
    while (parent[at] !== at) at = parent[at] = parent[parent[at]];
    return at;
  };
  for (let at = 0; at < edges.length; at += 2) {
    const [one, two] = [top(edges[at]), top(edges[at + 1])];
    parent[Math.max(one, two)] = Math.min(one, two);
  }
  const groups = new Map();
  for (let at = 0; at < order; at += 1) {
    const name = top(at);
    if (!groups.has(name)) groups.set(name, { nodes: [], edges: [] });
    groups.get(name).nodes.push(at);
  }
  for (let at = 0; at < edges.length; at += 2) {
    groups.get(top(edges[at])).edges.push(edges[at], edges[at + 1]);
  }
  return [...groups.values()].sort(
    (one, two) => two.nodes.length - one.nodes.length || one.nodes[0] - two.nodes[0],
  );
}

function layGroup(group, starts, report) {
  const count = group.nodes.length;
  if (count === 1) return Float32Array.of(0, 0);
  if (count === 2) return Float32Array.of(-LENGTH / 2, 0, LENGTH / 2, 0);
  const at = new Map(group.nodes.map((node, place) => [node, place]));
  const nodes = new Float32Array(count * PER_NODE);
  const edges = new Float32Array((group.edges.length / 2) * PER_EDGE);
  group.nodes.forEach((node, place) => {
    nodes[place * PER_NODE] = starts[2 * node];
    nodes[place * PER_NODE + 1] = starts[2 * node + 1];
    nodes[place * PER_NODE + 6] = 1; // mass
    nodes[place * PER_NODE + 7] = 1; // convergence
    nodes[place * PER_NODE + 8] = 1; // size
  });
  for (let edge = 0; edge < group.edges.length; edge += 2) {
    const [source, target] = [at.get(group.edges[edge]), at.get(group.edges[edge + 1])];
    const place = (edge / 2) * PER_EDGE;
    edges.set([source * PER_NODE, target * PER_NODE, 1], place);
    nodes[source * PER_NODE + 6] += 1;
    nodes[target * PER_NODE + 6] += 1;
  }
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 0,
    scalingRatio: 10,
    strongGravityMode: true,
    gravity: 0.02,
    slowDown: 1 + Math.log(count),
    barnesHutOptimize: count > 400,
    barnesHutTheta: count > 2000 ? 1 : 0.6,
  };
  const rounds = Math.round(Math.min(800, Math.max(150, 400_000 / count)));
  for (let round = 0; round < rounds; round += 1) {
    iterate(settings, nodes, edges);
    if (count > 200 && round % 10 === 9) report(scaled(nodes, edges, count));
  }
  const sizes = Float32Array.from({ length: count }, (_, place) => {
    const degree = nodes[place * PER_NODE + 6] - 1;
    return LENGTH * (0.24 + 0.07 * Math.sqrt(Math.min(degree, 100)));
  });
  return spread(scaled(nodes, edges, count), sizes);
}

/** Positions around their middle, so that the middle edge has the usual length. */
function scaled(nodes, edges, count) {
  const lengths = [];
  for (let at = 0; at < edges.length; at += PER_EDGE) {
    const [one, two] = [edges[at], edges[at + 1]];
    lengths.push(Math.hypot(nodes[one] - nodes[two], nodes[one + 1] - nodes[two + 1]));
  }
  lengths.sort((one, two) => one - two);
  const wanted = LENGTH * Math.max(1, Math.min(1.8, Math.sqrt(count) / 5)); // stars need room
  const scale = wanted / (lengths[lengths.length >> 1] || 1);
  let [x, y] = [0, 0];
  for (let at = 0; at < count; at += 1) {
    x += nodes[at * PER_NODE] / count;
    y += nodes[at * PER_NODE + 1] / count;
  }
  const found = new Float32Array(count * 2);
  for (let at = 0; at < count; at += 1) {
    found[2 * at] = (nodes[at * PER_NODE] - x) * scale;
    found[2 * at + 1] = (nodes[at * PER_NODE + 1] - y) * scale;
  }
  return found;
}

/** Nodes that stand on each other are pushed apart, a little in each round. */
function spread(positions, sizes) {
  const count = sizes.length;
  const apart = 2 * sizes.reduce((one, two) => Math.max(one, two), 0);
  for (let round = 0; round < 60; round += 1) {
    const cells = new Map();
    const cell = (at) =>
      `${Math.floor(positions[2 * at] / apart)},${Math.floor(positions[2 * at + 1] / apart)}`;
    for (let at = 0; at < count; at += 1) {
      const name = cell(at);
      if (!cells.has(name)) cells.set(name, []);
      cells.get(name).push(at);
    }
    let moved = false;
    for (let one = 0; one < count; one += 1) {
      const column = Math.floor(positions[2 * one] / apart);
      const row = Math.floor(positions[2 * one + 1] / apart);
      for (let dx = -1; dx <= 1; dx += 1) {
        for (let dy = -1; dy <= 1; dy += 1) {
          for (const two of cells.get(`${column + dx},${row + dy}`) || []) {
            if (two <= one) continue;
            moved = push(positions, one, two, sizes[one] + sizes[two]) || moved;
          }
        }
      }
    }
    if (!moved) break;
  }
  return positions;
}

function push(positions, one, two, apart) {
  let x = positions[2 * two] - positions[2 * one];
  let y = positions[2 * two + 1] - positions[2 * one + 1];
  let away = Math.hypot(x, y);
  if (away >= apart) return false;
  if (away < 1e-3) {
    [x, y, away] = [Math.cos(two * TURN), Math.sin(two * TURN), 1];
  }
  const share = Math.max(0.5, (apart - away) / 3) / away;
  positions[2 * one] -= x * share;
  positions[2 * one + 1] -= y * share;
  positions[2 * two] += x * share;
  positions[2 * two + 1] += y * share;
  return true;
}

/** The cells that a group covers, lines included, and those around them: [column, row] pairs. */
function shape(group, laid) {
  const at = new Map(group.nodes.map((node, place) => [node, place]));
  const cells = new Map();
  const add = (x, y) => {
    const cell = [Math.round(x / CELL), Math.round(y / CELL)];
    cells.set(cell.join(), cell);
  };
  for (let place = 0; place < group.nodes.length; place += 1) add(laid[2 * place], laid[2 * place + 1]);
  for (let edge = 0; edge < group.edges.length; edge += 2) {
    const [one, two] = [at.get(group.edges[edge]), at.get(group.edges[edge + 1])];
    const [x, y] = [laid[2 * two] - laid[2 * one], laid[2 * two + 1] - laid[2 * one + 1]];
    const steps = Math.ceil(Math.hypot(x, y) / CELL);
    for (let step = 1; step < steps; step += 1) {
      add(laid[2 * one] + (x * step) / steps, laid[2 * one + 1] + (y * step) / steps);
    }
  }
  const own = [...cells.values()];
  const around = new Map();
  for (const [column, row] of own) {
    for (let dx = -2; dx <= 2; dx += 1) { // names go to the right: more room beside than below
      for (let dy = -1; dy <= 1; dy += 1) around.set([column + dx, row + dy].join(), [column + dx, row + dy]);
    }
  }
  return { own, around: [...around.values()] };
}

/** The nearest place to the middle that is free, going round; wider than high, as windows are. */
function pack(taken, { own, around }, from) {
  for (let step = from; ; step += 1) {
    const away = 0.8 * Math.sqrt(step);
    const column = Math.round(1.5 * away * Math.cos(step * TURN));
    const row = Math.round(away * Math.sin(step * TURN));
    if (own.some(([x, y]) => taken.has(`${x + column},${y + row}`))) continue;
    for (const [x, y] of around) taken.add(`${x + column},${y + row}`);
    return { centre: [column * CELL, row * CELL], step };
  }
}

function write(positions, group, laid, [x, y]) {
  group.nodes.forEach((node, place) => {
    positions[2 * node] = laid[2 * place] + x;
    positions[2 * node + 1] = laid[2 * place + 1] + y;
  });
}
