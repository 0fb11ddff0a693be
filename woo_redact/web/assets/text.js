// A document as running text: it fits any width, a screen reader reads it, and words can be chosen with keys.

import { bare, button, h, refill } from "./dom.js";
import { ask, said } from "./net.js";

export class TextView {
  constructor({ chosen, dragged }) {
    Object.assign(this, { chosen, dragged });
    this.title = h("p", { class: "of-title", dir: "auto" });
    this.flow = h("div", { dir: "auto" });
    this.body = h("div", { class: "running" }, this.title, this.flow);
    this.element = h("div", {
      class: "text", tabindex: "0", role: "region", "aria-label": said("mode text"),
      onkeydown: (event) => this.key(event), onmouseup: () => this.selected(),
    }, this.body);
    this.cursor = null;
  }

  async open(number, key) {
    if (number !== this.number) {
      this.number = number;
      this.parts = [];
      this.cursor = null;
      await this.more();
      this.element.scrollTop = 0;
    } else {
      await this.reload(key);
    }
    this.show(key);
  }

  async reload(key) {
    const ends = this.parts.map((part) => part.from);
    this.parts = await Promise.all(ends.map((from) => this.load(from)));
    this.draw();
    this.mark(key);
  }

  load(from) {
    return ask(`/api/document/${encodeURIComponent(this.number)}/text`, { from });
  }

  async more() {
    this.parts.push(await this.load(this.parts.at(-1)?.end ?? 0));
    this.draw();
  }

  async show(key) {
    const at = () => this.parts.some(({ passages }) => passages.some((passage) => passage.key === key));
    while (key && !at() && this.parts.at(-1).end < this.parts.at(-1).length) await this.more();
    this.mark(key);
  }

  mark(key) {
    for (const element of this.body.querySelectorAll("button.inline")) {
      const now = element.dataset.key === key;
      element.classList.toggle("now", now);
      if (now) element.scrollIntoView({ block: "center" });
    }
  }

  draw() {
    const last = this.parts.at(-1);
    const top = this.element.scrollTop;
    const { title } = this.parts[0];
    refill(this.title, this.pieces({ ...title, from: 0, end: title.text.length }));
    refill(this.flow, this.parts.flatMap((part) => this.pieces(part)),
      last.end < last.length ? button(said("more text"), () => this.more(), { class: "more" }) : null,
      last.length === 0 ? h("p", { class: "soft" }, said("no text")) : null);
    this.element.scrollTop = top;
  }

  pieces({ from, end, text, passages }) {
    const found = [];
    let at = from;
    const plain = (start, stop) => {
      if (stop > start) found.push(h("span", { data: { start } }, text.slice(start - from, stop - from)));
    };
    for (const passage of passages) {
      const start = Math.max(at, passage.start);
      const stop = Math.min(end, passage.end);
      if (start >= stop) continue;
      plain(at, start);
      found.push(h("button", {
        type: "button", class: `inline ${passage.outcome}${passage.family ? ` f${passage.family}` : ""}`, title: passage.label,
        data: { key: passage.key, start, act: passage.key }, onclick: () => { if (getSelection().isCollapsed) this.chosen(passage); },
      }, bare(text.slice(start - from, stop - from).replaceAll("\ufffc", "▣")), h("span", { class: "hidden" }, ` (${passage.label})`)));
      at = stop;
    }
    plain(at, end);
    return found;
  }

  // Bring words into sight and make them stand out.
  async go(start, end) {
    while (this.parts.at(-1).end <= start && this.parts.at(-1).end < this.parts.at(-1).length) await this.more();
    this.highlight(start, end);
  }

  // Choosing words: with the mouse, or with `v` and the arrows.

  offset(node, within) {
    const element = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!element || !this.body.contains(element)) return null;
    return { at: Number(element.dataset.start) + Math.min(within, element.textContent.length), inTitle: this.title.contains(element) };
  }

  text(inTitle) {
    return inTitle ? this.parts[0].title.text : this.parts.map((part) => part.text).join("");
  }

  selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const start = this.offset(range.startContainer, range.startOffset);
    const end = this.offset(range.endContainer, range.endOffset);
    if (start && end && start.inTitle === end.inTitle && end.at > start.at) this.choose(start.at, end.at, start.inTitle);
  }

  choose(start, end, inTitle) {
    this.dragged({ kind: "words", start, end, inTitle, text: this.text(inTitle).slice(start, end) });
  }

  clear() {
    this.cursor = null;
    if (this.body.contains(getSelection().anchorNode)) getSelection().removeAllRanges();
  }

  key(event) {
    const way = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 12, ArrowUp: -12 }[event.key];
    if (!this.cursor || !way) return;
    if (event.shiftKey && event.ctrlKey) this.letter(Math.sign(way));
    else for (let step = 0; step < Math.abs(way); step += 1) this.word(Math.sign(way), event.shiftKey);
    event.preventDefault();
    event.stopPropagation();
  }

  begin() {
    this.element.focus();
    const here = this.body.querySelector("button.now") ?? this.first();
    const start = Number(here?.dataset.start ?? 0);
    this.cursor = { start, end: start, inTitle: Boolean(here) && this.title.contains(here) };
    this.word(1, false);
  }

  // The first piece of the text that is seen; of the title only where there is no text.
  first() {
    const top = this.element.getBoundingClientRect().top;
    const pieces = [...this.flow.querySelectorAll("[data-start]")];
    return pieces.find((element) => element.getBoundingClientRect().bottom > top) ?? this.title.querySelector("[data-start]");
  }

  // Take in a letter more, or one less.
  letter(way) {
    const { start, end, inTitle } = this.cursor;
    this.move(start, Math.max(start + 1, Math.min(this.text(inTitle).length, end + way)), inTitle);
  }

  move(start, end, inTitle) {
    this.cursor = { start, end, inTitle };
    this.highlight(start, end, inTitle);
    this.choose(start, end, inTitle);
  }

  // Move to the next word, or (longer) take it in as well; the title stands before the text.
  word(way, longer) {
    const { inTitle } = this.cursor;
    const text = this.text(inTitle);
    let { start, end } = this.cursor;
    if (way > 0) {
      const match = /\s*(\S+)/g;
      match.lastIndex = end;
      const found = match.exec(text);
      if (!found) {
        if (inTitle && !longer) this.over(false);
        return;
      }
      end = match.lastIndex;
      if (!longer) start = end - found[1].length;
    } else {
      const found = /(\S+)\s*$/.exec(text.slice(0, longer ? end : start));
      if (!found) {
        if (!inTitle && !longer) this.over(true);
        return;
      }
      if (longer) end = Math.max(start + 1, found.index);
      else [start, end] = [found.index, found.index + found[1].length];
    }
    this.move(start, end, inTitle);
  }

  // Over from the text into the last word of the title, or back into the first of the text.
  over(inTitle) {
    const at = inTitle ? this.text(true).length : 0;
    if (!this.text(inTitle).trim()) return;
    this.cursor = { start: at, end: at, inTitle };
    this.word(inTitle ? -1 : 1, false);
  }

  highlight(start, end, inTitle = false) {
    const spot = (offset) => {
      const elements = [...(inTitle ? this.title : this.flow).querySelectorAll("[data-start]")];
      const element = elements.findLast((one) => Number(one.dataset.start) <= offset);
      const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
      return [node, Math.min(node.length, offset - Number(element.dataset.start))];
    };
    getSelection().setBaseAndExtent(...spot(start), ...spot(end));
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    const frame = this.element.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) this.element.scrollTop += box.top - frame.top - frame.height / 3;
  }
}
