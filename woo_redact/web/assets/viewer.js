// The pages of one document under each other: only those that are seen are there, with their boxes over them.

import { h } from "./dom.js";
import { ask, said } from "./net.js";

const GAP = 16;
const STEPS = [72, 96, 120, 144, 192, 240, 288];
const WIDEST = 900; // CSS pixels of a page at zoom 1

export class Viewer {
  // `chosen(box)` is told which passage was clicked, `dragged(what)` what words or area were pointed at.
  constructor({ label, which = "before", chosen = () => {}, dragged = () => {}, turned = () => {} }) {
    Object.assign(this, { which, chosen, dragged, turned });
    this.zoom = 1;
    this.tool = "words";
    this.key = null;
    this.pages = new Map();
    this.known = new Map();
    this.marks = [];
    this.room = h("div", { class: "pages" });
    this.element = h("div", { class: "viewer", tabindex: "0", role: "region", "aria-label": label, onscroll: () => this.show() }, this.room);
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  // Show a document: its number, the sizes of its pages, and what tells this state of it from another.
  open(number, sizes, { state = "", paper = false, page = 0, key = null } = {}) {
    const same = number === this.number && this.sizes?.length === sizes.length;
    Object.assign(this, { number, sizes, state, paper, key });
    if (!same) {
      this.known.clear();
      this.room.replaceChildren();
      this.pages.clear();
      this.marks = [];
      this.measure();
      this.element.scrollTop = (this.tops[page] ?? GAP) - GAP;
    }
    this.refresh();
    if (key) this.reveal(key, page);
    else if (same && page !== undefined && !this.onScreen(page)) this.turn(page);
  }

  // Show no pages yet, but that they are under way.
  blank(text) {
    this.number = null;
    this.sizes = null;
    this.pages.clear();
    this.room.replaceChildren(h("p", { class: "empty soft" }, text));
  }

  get scale() {
    const widest = Math.max(1, ...this.sizes.map(([width]) => width));
    return (Math.min(WIDEST, this.element.clientWidth - 2 * GAP) * this.zoom) / widest;
  }

  measure() {
    const scale = this.scale;
    let top = GAP;
    this.tops = this.sizes.map(([, height]) => {
      const mine = top;
      top += height * scale + GAP;
      return mine;
    });
    this.room.style.height = `${top}px`;
    const widest = Math.max(0, ...this.sizes.map(([width]) => width)) * scale + 2 * GAP;
    this.room.style.width = `${Math.max(widest, this.element.clientWidth)}px`;
  }

  resize() {
    if (!this.sizes || this.element.clientWidth === this.width) return;
    this.width = this.element.clientWidth;
    this.rescale(this.zoom);
  }

  // Look closer or from farther away, at the same place.
  rescale(zoom) {
    if (!this.sizes) return;
    const height = parseFloat(this.room.style.height) || 1;
    const middle = (this.element.scrollTop + this.element.clientHeight / 2) / height;
    this.zoom = Math.max(0.5, Math.min(4, zoom));
    this.measure();
    this.element.scrollTop = middle * parseFloat(this.room.style.height) - this.element.clientHeight / 2;
    for (const page of this.pages.values()) page.remove();
    this.pages.clear();
    this.show();
  }

  get page() {
    if (!this.tops?.length) return 0;
    const middle = this.element.scrollTop + this.element.clientHeight / 3;
    let low = 0;
    let high = this.tops.length - 1;
    while (low < high) {
      const half = Math.ceil((low + high) / 2);
      if (this.tops[half] <= middle) low = half;
      else high = half - 1;
    }
    return low;
  }

  onScreen(page) {
    return this.pages.has(page);
  }

  turn(page) {
    const wanted = Math.max(0, Math.min(this.sizes.length - 1, page));
    this.element.scrollTop = this.tops[wanted] - GAP;
    this.show();
  }

  show() {
    if (!this.sizes) return;
    const from = this.element.scrollTop - 200;
    const to = this.element.scrollTop + this.element.clientHeight + 200;
    const wanted = new Set();
    for (let page = Math.max(0, this.page - 1); page < this.sizes.length && this.tops[page] < to; page += 1) {
      if (this.tops[page] + this.sizes[page][1] * this.scale > from) wanted.add(page);
    }
    for (const [page, element] of this.pages) {
      if (!wanted.has(page)) {
        if (element.contains(document.activeElement)) this.element.focus({ preventScroll: true });
        element.querySelector("img")?.removeAttribute("src");
        element.remove();
        this.pages.delete(page);
      }
    }
    for (const page of wanted) if (!this.pages.has(page)) this.put(page);
    if (this.page !== this.told) {
      this.told = this.page;
      this.turned(this.page);
    }
  }

  picture(page) {
    const wanted = this.scale * 72 * Math.min(2, window.devicePixelRatio || 1);
    const dpi = STEPS.find((step) => step >= wanted * 0.9) ?? STEPS.at(-1);
    return `/picture/${this.which}/${this.number}/${page}/${dpi}?${new URLSearchParams({ s: this.state })}`;
  }

  put(page) {
    const [width, height] = this.sizes[page];
    const scale = this.scale;
    const alt = said("page alt", { page: page + 1, of: this.sizes.length, document: this.number });
    const image = h("img", { alt, src: this.picture(page), draggable: "false" });
    image.addEventListener("load", () => this.ahead(page + 1), { once: true });
    image.addEventListener("error", () => element.classList.add("broken"), { once: true });
    const left = Math.max(GAP, (parseFloat(this.room.style.width) - width * scale) / 2);
    const element = h("section", {
      class: "page", "aria-label": said("page of", { page: page + 1, of: this.sizes.length }), data: { page },
      place: { top: `${this.tops[page]}px`, left: `${left}px`, width: `${width * scale}px`, height: `${height * scale}px` },
      "aria-busy": this.which === "before" ? "true" : undefined, // until its words and boxes are known
    }, image, h("div", { class: "boxes" }), h("div", { class: "marks", "aria-hidden": "true" }));
    this.pages.set(page, element);
    const before = [...this.pages.keys()].filter((other) => other > page).sort((a, b) => a - b)[0];
    this.room.insertBefore(element, before === undefined ? null : this.pages.get(before));
    if (this.which === "before") this.fetch(page);
    this.drawMarks(page);
  }

  // Have the server paint the next page while this one is read.
  ahead(page) {
    if (page >= this.sizes.length || this.pages.has(page) || this.fetched?.has(page)) return;
    this.fetched = (this.fetched ?? new Set()).add(page);
    fetch(this.picture(page)).catch(() => {});
  }

  async fetch(page) {
    const number = this.number;
    try {
      const found = await ask(`/api/document/${number}/page/${page}`);
      if (number !== this.number) return;
      this.known.set(page, found);
      this.draw(page);
    } catch {
      // The picture is there all the same; what went wrong is told where the document is opened.
    }
  }

  // Ask anew for the boxes of what is seen.
  refresh() {
    this.fetched?.clear();
    if (this.which !== "before") {
      for (const page of this.pages.values()) page.remove();
      this.pages.clear();
    } else {
      for (const page of [...this.known.keys()]) if (!this.pages.has(page)) this.known.delete(page);
      for (const page of this.pages.keys()) this.fetch(page);
    }
    this.show();
  }

  draw(page) {
    const element = this.pages.get(page);
    const found = this.known.get(page);
    if (!element || !found) return;
    const [width, height] = this.sizes[page];
    const layer = element.querySelector(".boxes");
    const focused = layer.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    element.setAttribute("aria-busy", "false");
    layer.replaceChildren(...found.boxes.flatMap((box) => box.boxes.map((sides, part) => this.box(box, sides, part, width, height))));
    if (focused) (layer.querySelector(`button[data-key="${CSS.escape(focused)}"]`) ?? this.element).focus({ preventScroll: true });
  }

  box(box, [x0, y0, x1, y1], part, width, height) {
    const pad = 0.8;
    const place = {
      left: `${((x0 - pad) / width) * 100}%`, top: `${((y0 - pad) / height) * 100}%`,
      width: `${((x1 - x0 + 2 * pad) / width) * 100}%`, height: `${((y1 - y0 + 2 * pad) / height) * 100}%`,
    };
    const looks = `box ${box.outcome}${box.family ? ` f${box.family}` : ""}${box.key === this.key ? " now" : ""}`;
    const choose = () => {
      if (!this.justDragged) this.chosen(box);
    };
    if (part > 0) return h("span", { class: looks, place, onclick: choose });
    return h("button", {
      type: "button", class: looks, place, onclick: choose, "aria-label": box.label, title: box.label,
      "aria-pressed": String(box.key === this.key), data: { key: box.key, ground: box.outcome === "ask" ? "?" : box.ground },
    });
  }

  // Make one passage stand out, and bring it into sight.
  select(key) {
    this.key = key;
    for (const page of this.pages.keys()) this.draw(page);
  }

  async reveal(key, page) {
    this.select(key);
    if (!this.pages.has(page)) this.turn(page);
    if (!this.known.has(page)) await this.fetch(page);
    const box = this.known.get(page)?.boxes.find((found) => found.key === key);
    if (!box || this.key !== key) return;
    this.scrollTo(page, box.boxes[0]);
    this.draw(page);
  }

  // Bring a place into sight, if it is not.
  scrollTo(page, [x0, y0]) {
    const top = this.tops[page] + y0 * this.scale;
    const left = x0 * this.scale;
    const { scrollTop, clientHeight, scrollLeft, clientWidth } = this.element;
    if (top < scrollTop + 60 || top > scrollTop + clientHeight - 90) this.element.scrollTop = top - clientHeight / 3;
    if (left < scrollLeft || left > scrollLeft + clientWidth - 60) this.element.scrollLeft = left - clientWidth / 3;
    this.show();
  }

  // Marks over the page that are no passages: words that were selected, an area, what a check found.
  mark(marks) {
    this.marks = marks;
    for (const page of this.pages.keys()) this.drawMarks(page);
  }

  drawMarks(page) {
    const [width, height] = this.sizes[page];
    const layer = this.pages.get(page)?.querySelector(".marks");
    layer?.replaceChildren(...this.marks.filter((mark) => mark.page === page).map(({ box: [x0, y0, x1, y1], kind }) =>
      h("span", { class: `mark ${kind}`, place: {
        left: `${(x0 / width) * 100}%`, top: `${(y0 / height) * 100}%`,
        width: `${((x1 - x0) / width) * 100}%`, height: `${((y1 - y0) / height) * 100}%`,
      } })));
  }
}
