// A list of which only what is seen is made and asked for, however long it is.

import { h } from "./dom.js";

const WINDOW = 200;
const AROUND = 6;

export class Rows {
  // `load(from)` gives {count, from, rows}; `draw(row, number)` the children of a row; `chosen(row, number)` is told.
  constructor({ label, load, draw, chosen, identity }) {
    Object.assign(this, { load, draw, chosen, identity });
    this.count = 0;
    this.at = -1;
    this.known = new Map();
    this.asked = new Map();
    this.room = h("div", { class: "room", role: "presentation" });
    this.element = h("div", {
      class: "rows", role: "listbox", tabindex: "0", "aria-label": label,
      onscroll: () => this.show(), onkeydown: (event) => this.key(event),
    }, this.room);
    new ResizeObserver(() => this.show()).observe(this.element);
  }

  get height() {
    return 3.5 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  // Ask for everything that is seen anew; `ready` tells when it is there.
  reload() {
    this.ready = this.reloaded();
    return this.ready;
  }

  async reloaded() {
    this.asked.clear();
    const first = Math.max(0, Math.floor(this.element.scrollTop / this.height / WINDOW) * WINDOW);
    await this.fetch(first);
    for (const from of [...this.known.keys()].map((number) => Math.floor(number / WINDOW) * WINDOW)) {
      if (!this.asked.has(from)) this.known.delete(from);
    }
    this.show();
  }

  async fetch(from) {
    if (this.asked.has(from)) return this.asked.get(from);
    const promise = (async () => {
      const found = await this.load(from);
      this.count = found.count;
      found.rows.forEach((row, number) => this.known.set(from + number, row));
      for (const number of [...this.known.keys()]) if (number >= this.count) this.known.delete(number);
      this.show();
    })();
    this.asked.set(from, promise);
    promise.catch(() => this.asked.delete(from));
    return promise;
  }

  show() {
    const height = this.height;
    this.room.style.height = `${this.count * height}px`;
    const first = Math.max(0, Math.floor(this.element.scrollTop / height) - AROUND);
    const last = Math.min(this.count, Math.ceil((this.element.scrollTop + this.element.clientHeight) / height) + AROUND);
    const parts = [];
    for (let number = first; number < last; number += 1) {
      const row = this.known.get(number);
      if (!row) this.fetch(Math.floor(number / WINDOW) * WINDOW).catch(() => {});
      parts.push(h("div", {
        class: "row", role: "option", id: `${this.identity}-${number}`,
        "aria-selected": String(number === this.at), "aria-posinset": number + 1, "aria-setsize": this.count,
        place: { transform: `translateY(${number * height}px)` },
        onclick: () => this.go(number, true),
      }, row ? this.draw(row, number) : "…"));
    }
    this.room.replaceChildren(...parts);
    if (this.at >= first && this.at < last) this.element.setAttribute("aria-activedescendant", `${this.identity}-${this.at}`);
    else this.element.removeAttribute("aria-activedescendant");
  }

  // Put the cursor on a row; with `choose` open it.
  async go(number, choose = false) {
    if (number < 0 || number >= this.count) return;
    this.at = number;
    const top = number * this.height;
    const seen = this.element.clientHeight;
    if (top < this.element.scrollTop) this.element.scrollTop = top;
    else if (top + this.height > this.element.scrollTop + seen) this.element.scrollTop = top + this.height - seen;
    this.show();
    if (choose) {
      await this.fetch(Math.floor(number / WINDOW) * WINDOW);
      const row = this.known.get(number);
      if (row) this.chosen(row, number);
    }
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.height) - 1);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.count, End: this.count };
    if (event.key in moves) {
      const wanted = Math.max(0, Math.min(this.count - 1, this.at + moves[event.key]));
      this.go(wanted, true);
      event.preventDefault();
    } else if (event.key === "Enter") {
      this.go(Math.max(0, this.at), true);
      event.preventDefault();
      event.stopPropagation();
    }
  }
}
