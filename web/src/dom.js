// Elements made from values. Text is always a text node: nothing of the news is ever markup.

/**
 * An element with properties and children.
 *
 * `on` holds listeners by event, `data` and `aria` attributes by their last part; what is null,
 * undefined or false is left out.
 */
export function el(tag, about = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name || "div");
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(about)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") {
      for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    } else if (key === "data" || key === "aria") {
      for (const [part, each] of Object.entries(value)) {
        if (each !== null && each !== undefined) made.setAttribute(`${key}-${part}`, String(each));
      }
    } else if (key in made && key !== "role" && key !== "list") {
      made[key] = value;
    } else {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  add(made, children);
  return made;
}

/** Replace what is in an element. */
export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** A coloured dot for a type, drawn by the style sheet through a property, not an attribute. */
export function dot(colour, shape = "dot") {
  const made = el(`span.${shape}`, { aria: { hidden: "true" } });
  made.style.setProperty("--colour", colour);
  return made;
}

/** A link that leaves the page, or only its text where the address is not of the web. */
export function outward(address, text) {
  return isWeb(address)
    ? el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text)
    : el("span", {}, text);
}

export function isWeb(address) {
  return /^https?:\/\//i.test(address || "");
}

export const $ = (id) => document.getElementById(id);
