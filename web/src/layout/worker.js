// The layout in a thread of its own: the page answers while it is worked out.

import { arrange } from "./arrange.js";

self.onmessage = ({ data }) => {
  const report = (positions) => self.postMessage({ positions, done: false });
  self.postMessage({ positions: arrange(data, report), done: true });
};
