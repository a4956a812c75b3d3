// Colours of the canvas; those of the rest are in the style sheet.

export const THEMES = {
  light: {
    ground: "#ffffff",
    ink: "#1c2430",
    faint: "#c9d0d9",
    edge: "#a3adba",
    away: "#e6e9ee",
    rim: "#ffffff",
    accent: "#b3261e",
    halo: "rgba(255, 255, 255, 0.9)",
  },
  dark: {
    ground: "#14181f",
    ink: "#e8ecf2",
    faint: "#3a4350",
    edge: "#5d6877",
    away: "#262d37",
    rim: "#14181f",
    accent: "#ff8a7a",
    halo: "rgba(20, 24, 31, 0.9)",
  },
};

/** Colours of facts that no article states as they are. */
export const STANCES = { reports: "#7a6fc4", denies: "#c8443a", plans: "#2f8f83" };

/** How an edge is drawn: by what articles say most firmly. */
export function stanceOf(fact) {
  const held = new Set(fact.evidence.map((each) => each.stance));
  for (const each of ["asserts", "reports", "plans", "denies"]) if (held.has(each)) return each;
  return "asserts";
}
