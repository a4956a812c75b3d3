// Which facts and entities are seen, as a pure function of the model and what was chosen.

/**
 * What is seen: flags by index for facts and nodes, and how many articles state each fact.
 *
 * Dates are those of publication. What has no date goes as soon as a date is asked for.
 */
export function seen(model, chosen) {
  const hidden = new Set(chosen.hide);
  const without = new Set(chosen.without);
  const support = new Int32Array(model.facts.length);
  const facts = new Uint8Array(model.facts.length);
  const loose = []; // what has no evidence: an office and whose it is
  for (const fact of model.facts) {
    if (without.has(fact.predicate.id) || hidden.has(fact.source.type.id)) continue;
    if (fact.target && hidden.has(fact.target.type.id)) continue;
    if (!fact.evidence.length) {
      if (!fact.day) loose.push(fact);
      else facts[fact.index] = within(fact.day, chosen) && chosen.support <= 1 ? 1 : 0;
      continue;
    }
    support[fact.index] = supported(model, fact, chosen);
    facts[fact.index] = support[fact.index] >= Math.max(chosen.support, 1) ? 1 : 0;
  }
  const narrowed = chosen.since || chosen.until || chosen.support > 1;
  const shows = (node) => node.facts.some((each) => facts[each.index]);
  // An office and whose it is say nothing by themselves: they are there with what is said of them.
  const kept = loose.filter(({ source, target }) => shows(source) || (target && shows(target)));
  for (const fact of chosen.alone && !narrowed ? loose : kept) facts[fact.index] = 1;
  const centre = model.byId.get(chosen.node);
  if (chosen.hops && centre?.facts) around(model, facts, centre, chosen.hops);
  return { facts, support, nodes: drawn(model, facts, chosen, hidden) };
}

/** How many of the articles in the chosen days hold a fact in a chosen way. */
function supported(model, fact, chosen) {
  const found = new Set();
  for (const each of fact.evidence) {
    if (!model.chosen.has(each.stance) || chosen.stances.includes(each.stance)) continue;
    if (within(each.article.day || "", chosen)) found.add(each.articleIndex);
  }
  return found.size;
}

function within(day, { since, until }) {
  if (!since && !until) return true;
  if (!day) return false;
  return (!since || day >= since) && (!until || day.slice(0, until.length) <= until);
}

/** Only facts between entities that are at most so many steps away. */
function around(model, facts, centre, hops) {
  const reached = steps(model, facts, centre.index, hops);
  for (const fact of model.facts) {
    const inside =
      reached.has(fact.source.index) && (!fact.target || reached.has(fact.target.index));
    if (!inside) facts[fact.index] = 0;
  }
}

/** The entities that are at most so many drawn facts away, with how far. */
export function steps(model, facts, from, most) {
  const reached = new Map([[from, 0]]);
  let edge = [from];
  for (let away = 1; away <= most && edge.length; away += 1) {
    const next = [];
    for (const at of edge) {
      for (const [other, fact] of model.nodes[at].near) {
        if (facts[fact] && !reached.has(other)) {
          reached.set(other, away);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return reached;
}

function drawn(model, facts, chosen, hidden) {
  const nodes = new Uint8Array(model.nodes.length);
  for (const fact of model.facts) {
    if (fact.drawn && facts[fact.index]) nodes[fact.source.index] = nodes[fact.target.index] = 1;
  }
  const everyone = chosen.alone && !chosen.hops;
  for (const node of model.nodes) {
    if (node.id === chosen.node || (everyone && !hidden.has(node.type.id))) nodes[node.index] = 1;
  }
  return nodes;
}

/** The facts of the shortest path between two entities, or null; better supported ones first. */
export function shortest(model, { facts, support }, from, to) {
  const back = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !back.has(to)) {
    const next = [];
    for (const at of edge) {
      const near = model.nodes[at].near.filter(([other, fact]) => facts[fact] && !back.has(other));
      near.sort((one, two) => support[two[1]] - support[one[1]] || one[1] - two[1]);
      for (const [other, fact] of near) {
        if (back.has(other)) continue;
        back.set(other, [at, fact]);
        next.push(other);
      }
    }
    edge = next;
  }
  if (!back.has(to)) return null;
  const chain = [];
  for (let step = back.get(to); step; step = back.get(step[0])) chain.unshift(step[1]);
  return chain.map((at) => model.facts[at]);
}
