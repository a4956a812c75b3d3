// Starts the layout in a worker made from the page itself, or runs it here where there is none.

import source from "worker-text";

import { arrange } from "./arrange.js";

/**
 * Work out positions; `move` is called with them as they get better, `done` once at the end, with
 * where that was worked out: "worker" or "page".
 *
 * Without motion there is one call only, with the end.
 */
export function layout(task, { motion, move, done }) {
  let worker = null;
  const here = () => {
    const positions = arrange(task);
    move(positions);
    done("page");
  };
  try {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    worker = new Worker(address);
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch {
    here(); // some browsers let no page of a file start a worker
    return () => {};
  }
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    here();
  };
  worker.onmessage = ({ data }) => {
    if (data.done || motion) move(data.positions);
    if (data.done) {
      worker.terminate();
      done("worker");
    }
  };
  worker.postMessage(task);
  return () => worker.terminate();
}
