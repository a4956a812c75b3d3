// Names on the canvas: with a halo, so that they can be read across lines.

import { along } from "./geometry.js";

/** Functions of sigma that draw the name of a node, of a node under the pointer, of an edge. */
export function labels(theme) {
  const halo = (context, text, x, y) => {
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = theme().halo;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  };
  const node = (context, data, settings) => {
    if (!data.label) return;
    const size = settings.labelSize;
    context.font = `${data.strong ? 600 : settings.labelWeight} ${size}px ${settings.labelFont}`;
    context.fillStyle = theme().ink;
    context.textAlign = "left";
    halo(context, short(data.label, 42), data.x + data.size + 4, data.y + size / 3);
  };
  const hover = (context, data, settings) => {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, Math.PI * 2);
    context.lineWidth = 2;
    context.strokeStyle = theme().accent;
    context.stroke();
    node(context, { ...data, strong: true, label: data.fullLabel || data.label }, settings);
  };
  const edge = (context, data, source, target, settings) => {
    if (!data.label) return;
    const { x, y } = along(source, target, data.curvature || 0, 0.5);
    context.font = `${settings.edgeLabelWeight} ${settings.edgeLabelSize}px ${settings.edgeLabelFont}`;
    context.fillStyle = theme().accent;
    context.textAlign = "center";
    halo(context, short(data.label, 36), x, y + settings.edgeLabelSize / 3);
    context.textAlign = "left";
  };
  return { node, hover, edge };
}

export function short(text, most) {
  const points = Array.from(text);
  return points.length <= most ? text : `${points.slice(0, most - 1).join("")}…`;
}
