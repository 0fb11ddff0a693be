// Makes elements. Text only ever becomes text: nothing that came from a document is read as HTML.

export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(element.dataset, value);
    else if (key === "place") Object.assign(element.style, value);
    else if (value === true) element.setAttribute(key, "");
    else element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Words of a document: whatever direction they are written in, they do not turn what stands beside them.
export function bare(text, name = "bdi") {
  return h(name, {}, text);
}

export function button(label, onclick, properties = {}) {
  return h("button", { type: "button", onclick, ...properties }, label);
}

// A button with the key that does the same.
export function keyed(label, key, onclick, properties = {}) {
  return h("button", { type: "button", onclick, "aria-keyshortcuts": key, ...properties }, label, h("kbd", { "aria-hidden": "true" }, key));
}
