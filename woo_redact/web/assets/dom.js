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

// What tells a control from the others beside it, however often they are made anew.
function sign(element) {
  return element.dataset.act ?? element.getAttribute("href") ?? element.getAttribute("aria-label") ?? element.textContent;
}

// Fill anew what the focus may be in: it stays on the same control, or goes to what holds it.
export function refill(element, ...children) {
  const before = element.contains(document.activeElement) ? document.activeElement : null;
  fill(element, ...children);
  if (!before || before.isConnected) return element;
  const same = [...element.querySelectorAll(before.tagName)].find((one) => sign(one) === sign(before) && !one.disabled);
  if (same) same.focus({ preventScroll: true });
  else keepFocus(element);
  return element;
}

// Where the focus goes that would be lost: to what held it, or to the middle of the page where that is gone.
export function keepFocus(element) {
  const holder = element?.isConnected && element.getClientRects().length ? element : document.querySelector("#main");
  if (!holder.hasAttribute("tabindex")) holder.tabIndex = -1;
  holder.focus({ preventScroll: true });
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
