// Colours of the canvas; those of the rest are in the style sheet.

export const THEMES = {
  light: {
    ground: "#ffffff",
    ink: "#1c2430",
    edge: "#8d98a7",
    many: "#d3d9e1",
    away: "#e6e9ee",
    rim: 0.72,
    lit: "#46566b",
    relation: "#34507a",
    halo: "rgba(255, 255, 255, 0.9)",
  },
  dark: {
    ground: "#14181f",
    ink: "#e8ecf2",
    edge: "#5d6877",
    many: "#2f3946",
    away: "#262d37",
    rim: 1.25,
    lit: "#c3cedb",
    relation: "#a9c7f2",
    halo: "rgba(20, 24, 31, 0.9)",
  },
};

/** The rim of a node: its own colour, darker on a light ground, lighter on a dark one. */
export function rim(colour, theme) {
  const part = (at) => {
    const value = Math.min(255, Math.round(parseInt(colour.slice(at, at + 2), 16) * theme.rim));
    return value.toString(16).padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** Colours of facts that no article states as they are. */
export const STANCES = { reports: "#7a6fc4", denies: "#c8443a", plans: "#2f8f83" };

/** How an edge is drawn: by what articles say most firmly. */
export function stanceOf(fact) {
  const held = new Set(fact.evidence.map((each) => each.stance));
  for (const each of ["asserts", "reports", "plans", "denies"]) if (held.has(each)) return each;
  return "asserts";
}
