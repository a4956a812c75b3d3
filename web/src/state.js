// What the reader has chosen, and its short form in the address: a link restores it.

const EMPTY = {
  view: "picture",
  q: "",
  hide: [], // ids of types
  without: [], // ids of relations
  stances: [], // left out
  since: "",
  until: "",
  support: 1,
  alone: false, // entities without a fact are drawn too
  node: "",
  fact: "",
  hops: 0, // only what is so near to the node; 0 is everything
  path: "", // the other end of a path from the node
  lang: "",
  theme: "",
  sort: "",
  camera: "",
};

/** A state that tells its listeners what changed, and keeps the address up to date. */
export function state() {
  let now = { ...EMPTY, ...read(location.hash) };
  const listeners = [];
  let waiting = 0;

  function write() {
    waiting = 0;
    const hash = written(now);
    // Only the fragment changes; browsers limit how often, so changes are gathered.
    try {
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    } catch {
      return; // a page inside another one may not have an address of its own
    }
  }

  function tell(changed) {
    for (const listener of listeners) listener(now, changed);
  }

  addEventListener("hashchange", () => {
    const before = now;
    now = { ...EMPTY, ...read(location.hash) };
    tell(new Set(Object.keys(EMPTY).filter((key) => !same(before[key], now[key]))));
  });
  return {
    get now() {
      return now;
    },
    set(patch) {
      const changed = new Set(Object.keys(patch).filter((key) => !same(now[key], patch[key])));
      if (!changed.size) return;
      now = { ...now, ...patch };
      clearTimeout(waiting);
      waiting = setTimeout(write, 150);
      tell(changed);
    },
    listen(listener) {
      listeners.push(listener);
    },
    address() {
      const hash = written(now);
      return location.href.replace(/#.*$/, "") + (hash ? `#${hash}` : "");
    },
    write,
  };
}

/** The state as the fragment of an address; what is as usual is left out. */
export function written(chosen) {
  const pairs = [];
  for (const [key, usual] of Object.entries(EMPTY)) {
    const value = chosen[key];
    if (same(value, usual)) continue;
    const text = Array.isArray(value) ? value.join(",") : value === true ? "1" : String(value);
    pairs.push(`${key}=${encodeURIComponent(text).replace(/%2C/g, ",")}`);
  }
  return pairs.join("&");
}

/** The state that a fragment stands for; what it does not know is passed over. */
export function read(hash) {
  const found = {};
  for (const pair of hash.replace(/^#/, "").split("&")) {
    const [key, text = ""] = pair.split("=");
    if (!Object.hasOwn(EMPTY, key)) continue;
    let value;
    try {
      value = decodeURIComponent(text);
    } catch {
      continue;
    }
    const usual = EMPTY[key];
    if (Array.isArray(usual)) found[key] = value.split(",").filter(Boolean);
    else if (typeof usual === "boolean") found[key] = value === "1";
    else if (typeof usual === "number") found[key] = Math.max(0, Math.trunc(Number(value)) || usual);
    else found[key] = value;
  }
  return found;
}

function same(one, two) {
  return Array.isArray(one) && Array.isArray(two)
    ? one.length === two.length && one.every((each, at) => each === two[at])
    : one === two;
}
