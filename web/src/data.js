// What the page holds, with pointers resolved. Nothing here changes after it is made.

/** The model of the JSON in the page. */
export function model(contents) {
  const { articles, evidence, predicates, sentences, rules, types } = contents;
  const nodes = contents.nodes.map((about, index) => ({
    names: [],
    same: [],
    measures: {},
    mentions: 0,
    ...about,
    index,
    type: types[about.t],
    facts: [],
    near: [],
    quotes: [],
  }));
  for (const about of contents.quotes || []) {
    nodes[about.n].quotes.push({ ...about, article: articles[about.a] });
  }
  const told = evidence.map((about) => ({
    ...about,
    article: articles[about.a],
    articleIndex: about.a,
    sentence: sentences[about.s],
    rule: rules[about.r],
    stance: about.st,
    ends: about.ends || [],
    by: about.by || "",
  }));
  const facts = contents.facts.map((about, index) => {
    const own = (about.e || []).map((at) => told[at]);
    own.sort((one, two) => order(one.article.day || "~", two.article.day || "~"));
    const source = nodes[about.s];
    const target = about.t === undefined ? null : nodes[about.t];
    const fact = {
      id: about.id,
      index,
      source,
      target,
      value: about.value,
      predicate: predicates[about.p],
      from: about.from || "",
      until: about.until || "",
      ended: Boolean(about.ended),
      day: about.day || "",
      evidence: own,
      best: best(own),
      // An edge to itself cannot be drawn; it is in the table.
      drawn: target !== null && target !== source,
    };
    source.facts.push(fact);
    if (target && target !== source) target.facts.push(fact);
    if (fact.drawn) {
      source.near.push([target.index, index]);
      target.near.push([source.index, index]);
    }
    return fact;
  });
  const days = [...new Set(articles.map((each) => each.day).filter(Boolean))].sort();
  const stances = [...new Set(told.map((each) => each.stance))].sort();
  const linked = nodes.filter((each) => each.near.length).length;
  return {
    nodes,
    facts,
    scale: Math.max(0.28, Math.min(1, Math.sqrt(400 / Math.max(linked, 1)))), // of dots
    articles,
    types,
    predicates,
    days,
    stances,
    chosen: new Set(contents.stances),
    total: contents.total,
    byId: new Map([...nodes, ...facts].map((each) => [each.id, each])),
  };
}

/** The evidence whose rule was right most often, or null where none is known. */
function best(told) {
  let found = null;
  for (const { rule } of told) {
    if (rule.of && (!found || rule.right / rule.of > found.right / found.of)) found = rule;
  }
  return found;
}

export function order(one, two) {
  return one < two ? -1 : one > two ? 1 : 0;
}

/** A text without case, accents and punctuation, to search in. */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * A text cut at places: a list of [text, set of kinds].
 *
 * Places count code points, as everywhere in kgnews; JavaScript counts UTF-16 units.
 */
export function pieces(text, marks) {
  const points = Array.from(text);
  const cuts = new Set([0, points.length]);
  for (const { start, end } of marks) {
    cuts.add(Math.min(start, points.length));
    cuts.add(Math.min(end, points.length));
  }
  const sorted = [...cuts].sort((one, two) => one - two);
  return sorted.slice(1).map((end, at) => {
    const start = sorted[at];
    const kinds = marks.filter((each) => each.start <= start && end <= each.end);
    return [points.slice(start, end).join(""), new Set(kinds.map((each) => each.kind))];
  });
}
