// Bends of parallel edges, and which edge is under the pointer.

/** How much each drawn fact is bent: 0 is straight; those between the same two are fanned out. */
export function bends(model) {
  const groups = new Map();
  for (const fact of model.facts) {
    if (!fact.drawn) continue;
    const ends = [fact.source.index, fact.target.index].sort((one, two) => one - two);
    const name = ends.join(" ");
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(fact);
  }
  const found = new Float32Array(model.facts.length);
  for (const group of groups.values()) {
    group.forEach((fact, place) => {
      const bend = (place - (group.length - 1) / 2) * Math.min(0.3, 1.2 / group.length);
      found[fact.index] = fact.source.index < fact.target.index ? bend : -bend;
    });
  }
  return found;
}

/** The middle point that bends an edge, where y grows downwards. */
export function control(one, two, bend) {
  return {
    x: (one.x + two.x) / 2 + (two.y - one.y) * bend,
    y: (one.y + two.y) / 2 - (two.x - one.x) * bend,
  };
}

/** A point of an edge, from 0 at its source to 1 at its target. */
export function along(one, two, bend, share) {
  const middle = control(one, two, bend);
  const rest = 1 - share;
  const [a, b, c] = [rest * rest, 2 * rest * share, share * share];
  return { x: a * one.x + b * middle.x + c * two.x, y: a * one.y + b * middle.y + c * two.y };
}

/** How far a point is from an edge. */
export function distance(point, one, two, bend) {
  if (!bend) return toSegment(point, one, two);
  let most = Infinity;
  let before = one;
  for (let step = 1; step <= 10; step += 1) {
    const next = along(one, two, bend, step / 10);
    most = Math.min(most, toSegment(point, before, next));
    before = next;
  }
  return most;
}

function toSegment(point, one, two) {
  const [x, y] = [two.x - one.x, two.y - one.y];
  const length = x * x + y * y;
  const share = length ? ((point.x - one.x) * x + (point.y - one.y) * y) / length : 0;
  const at = Math.max(0, Math.min(1, share));
  return Math.hypot(point.x - one.x - at * x, point.y - one.y - at * y);
}
