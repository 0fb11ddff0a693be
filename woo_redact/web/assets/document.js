// One document in the middle of the page: its pages, its text, or before and after beside each other.

import { bare, button, fill, h, keyed, refill } from "./dom.js";
import { pointing, rectangle } from "./point.js";
import { TextView } from "./text.js";
import { Viewer } from "./viewer.js";
import { act, ask, said } from "./net.js";
import { judge } from "./whole.js";

const MODES = ["page", "text", "both"];

export class DocumentView {
  constructor(app) {
    this.app = app;
    this.mode = "page";
    const chosen = (box) => this.choose(box.key);
    this.before = new Viewer({ label: said("pages"), chosen, dragged: (what) => this.point(what), turned: () => this.where() });
    this.after = new Viewer({ label: said("after"), which: "after" });
    this.text = new TextView({ chosen, dragged: (what) => this.point(what) });
    pointing(this.before);
    this.follow(this.before, this.after);
    this.tools = h("div", { class: "tools", role: "toolbar", "aria-label": said("tools") });
    this.title = h("div", { class: "title" });
    this.panes = h("div", { class: "panes" });
    this.element = h("div", { class: "document" }, this.title, this.tools, this.panes);
  }

  // Ask for a document ahead of opening it; what goes wrong is told then.
  ask(number) {
    if (number === this.number) return null;
    const found = ask(`/api/document/${encodeURIComponent(number)}`);
    found.catch(() => {});
    return found;
  }

  // Open a document, at a page or at a passage.
  async open(number, { key = null, page = undefined, known = null } = {}) {
    const same = this.number === number && this.app.main.contains(this.element);
    const { turn } = this.app;
    if (this.number !== number) {
      const late = setTimeout(() => this.app.say(said("one moment")), 700);
      const found = await (known ?? this.ask(number)).finally(() => clearTimeout(late));
      if (turn !== this.app.turn) return;
      this.number = number;
      this.found = found;
      this.own = null;
      this.before.mark([]);
    }
    if (!this.app.main.contains(this.element)) fill(this.app.main, this.element);
    this.key = key;
    if (!same) this.draw();
    await this.showPanes({ page });
  }

  draw() {
    const found = this.found;
    refill(this.title,
      h("a", { class: "to-list", href: `#/${this.app.tab}${this.app.tab === "search" ? `/${encodeURIComponent(this.app.search.sought ?? "")}` : ""}` }, "‹ ", said("back to list")),
      h("h2", {}, h("span", { class: "number" }, this.number), " ", bare(found.title)),
      found.titlePassages.length ? h("span", { class: "in-title" }, found.titlePassages.map((passage) =>
        button(bare(passage.words), () => this.choose(passage.key), { class: `inline ${passage.outcome}`, "aria-label": passage.label }))) : null,
      this.marks());
    const mode = (name) => button(said(`mode ${name}`), () => this.look(name), { "aria-pressed": String(this.mode === name), disabled: name === "text" ? false : !found.pages.length });
    refill(this.tools,
      h("div", { class: "group" }, keyed("‹", "<", () => this.turn(-1), { "aria-label": said("previous document"), disabled: !found.previous }),
        keyed("›", ">", () => this.turn(1), { "aria-label": said("next document"), disabled: !found.next })),
      h("div", { class: "group", role: "group", "aria-label": said("show") }, MODES.map(mode)),
      h("div", { class: "group" }, button("−", () => this.zoom(0.8), { "aria-label": said("smaller") }), button("+", () => this.zoom(1.25), { "aria-label": said("larger") })),
      found.paper && found.pages.length ? h("div", { class: "group", role: "group", "aria-label": said("point at") },
        ["words", "area"].map((tool) => button(said(`tool ${tool}`), () => this.use(tool), { "aria-pressed": String(this.before.tool === tool) }))) : null,
      this.at = h("span", { class: "soft at" }));
    this.where();
  }

  marks() {
    const { passedBy, missing, reviewed, open, whole } = this.found;
    const judged = keyed(said("judge whole"), "J", () => this.judge());
    if (whole.label) {
      return h("div", { class: "passing" }, h("span", { class: "soft" }, whole.label, whole.why ? [": ", bare(whole.why)] : null, whole.by ? [" (", bare(whole.by), ")"] : null), judged);
    }
    if (!reviewed) return h("div", { class: "passing" }, h("span", { class: "soft" }, said("not reviewed")), judged);
    const mine = passedBy.some((name) => name.toLowerCase() === this.app.state.by.toLowerCase());
    return h("div", { class: "passing" },
      passedBy.length ? h("span", { class: "soft" }, said("passed by"), " ", bare(passedBy.join(", "))) : null,
      missing ? h("span", { class: "missing" }, missing) : null,
      mine ? keyed(said("unpass"), "K", () => this.pass(false)) : keyed(said("pass"), "k", () => this.pass(true), { disabled: open > 0 }), judged);
  }

  async judge() {
    if (!this.number || !this.found) return this.app.say(said("open document first"));
    const judged = await judge(this.app, { id: this.number, whole: this.found.whole });
    if (judged) this.app.say(said("judged", { document: this.number, as: said(`judged ${judged}`) }));
    return judged ? this.app.refresh() : null;
  }

  where() {
    if (this.at && this.found?.pages.length && this.mode !== "text") this.at.textContent = said("page of", { page: this.before.page + 1, of: this.found.pages.length });
  }

  async showPanes({ page } = {}) {
    const { pages, paper, fault, state } = this.found;
    const mode = pages.length ? this.mode : "text";
    document.body.dataset.mode = mode;
    const wanted = mode === "text" ? [this.text.element] : mode === "both" ? [this.before.element, this.after.element] : [this.before.element];
    const notice = fault ? h("p", { class: "notice" }, said("cannot show", { why: fault })) : null;
    if (this.shown !== `${mode}${this.number}${fault}` || !this.panes.contains(wanted[0])) {
      fill(this.panes, notice, wanted);
      this.shown = `${mode}${this.number}${fault}`;
    }
    if (mode === "text") await this.text.open(this.number, this.key);
    else this.before.open(this.number, pages, { paper, page, key: this.key, state: "" });
    if (mode === "both") {
      if (this.after.number !== this.number) this.after.blank(said("one moment"));
      try {
        const found = await ask(`/api/document/${encodeURIComponent(this.number)}/after`);
        this.after.open(this.number, found.pages, { state, page: this.before.page });
      } catch (error) {
        this.app.fault(error);
      }
    }
  }

  // Show what counts now; with `shown` the boxes are those of now already.
  async refresh({ shown = false } = {}) {
    if (!this.number || !this.app.main.contains(this.element)) return;
    const { number } = this;
    const found = await ask(`/api/document/${encodeURIComponent(number)}`);
    if (number !== this.number) return;
    this.found = found;
    this.draw();
    if (shown && this.mode === "page") return;
    if (document.body.dataset.mode === "text") await this.text.reload(this.key);
    else {
      this.before.refresh();
      if (this.mode === "both") await this.showPanes({});
    }
  }

  follow(one, other) {
    one.element.addEventListener("scroll", () => {
      if (this.mode !== "both" || !other.tops?.length || !one.tops?.length) return;
      const page = Math.min(one.page, other.tops.length - 1);
      const part = (one.element.scrollTop - one.tops[one.page]) / (one.sizes[one.page][1] * one.scale);
      other.element.scrollTop = other.tops[page] + part * other.sizes[page][1] * other.scale;
    });
  }

  async look(mode) {
    if (!this.number) return;
    const { page } = this.before;
    const inside = this.panes.contains(document.activeElement);
    this.mode = mode;
    this.draw();
    const shown = this.showPanes({ page });
    if (mode === "text") this.text.element.focus();
    else if (inside && document.activeElement === document.body) this.before.element.focus({ preventScroll: true });
    await shown;
  }

  zoom(by) {
    this.before.rescale(this.before.zoom * by);
    this.after.rescale(this.after.zoom * by);
    this.where();
  }

  use(tool) {
    this.before.tool = tool;
    this.before.touch = tool === "area";
    this.draw();
  }

  turn(way) {
    const number = way > 0 ? this.found?.next : this.found?.previous;
    if (number) this.app.to("documents", number);
    else this.app.say(said("no more documents"));
  }

  // To the next or the previous open passage of this document, else of the next one.
  async next(way) {
    const found = await ask("/api/next", { document: this.number, key: this.key ?? "", way });
    if (found.key) this.app.to("documents", found.document, found.key.slice(found.document.length + 1));
    else this.app.say(said("all decided"));
  }

  choose(key) {
    this.forget();
    this.key = key;
    this.before.select(key);
    if (this.app.tab === "documents") history.replaceState(null, "", `#/documents/${this.number}/${encodeURIComponent(key.slice(this.number.length + 1))}`);
    this.app.detail.show({ kind: "passage", key });
  }

  // Words or an area of one's own.
  point(what) {
    this.own = what;
    this.key = null;
    this.before.select(null);
    this.app.detail.show({ ...what, document: this.number, key: `${what.kind} ${what.inTitle ?? ""} ${what.start ?? what.box} ${what.end ?? what.page}` });
  }

  // Words that a search found.
  hit(boxes, { start, end }) {
    this.before.mark(boxes.map(([page, ...box]) => ({ page, box, kind: "hit" })));
    if (document.body.dataset.mode === "text") this.text.go(start, end);
    else if (boxes.length) this.before.scrollTo(boxes[0][0], boxes[0].slice(1));
  }

  // What a check found wrong: shown on the page that would go out, and on paper ready to be redacted.
  async problem(number, page, box) {
    await this.open(number, { page: page ?? 0 });
    if (page === null) return;
    const marks = box ? [{ page, box, kind: "problem" }] : [];
    this.mode = "both";
    this.draw();
    await this.showPanes({ page });
    this.after.mark(marks);
    if (!box) return;
    this.after.scrollTo(page, box);
    if (this.found.paper) {
      this.point({ kind: "area", page, box });
      this.before.mark([{ page, box, kind: "own" }]);
    }
  }

  // Forget what was pointed at; tell whether there was something.
  forget() {
    const had = Boolean(this.own);
    this.own = null;
    this.before.mark([]);
    this.text.clear();
    if (had) this.app.detail.show(null);
    return had;
  }

  // Choose words with the keys: in the text, where they stand in the order of reading.
  async words() {
    if (!this.number || !this.app.main.contains(this.element)) return this.app.say(said("open document first"));
    if (document.body.dataset.mode !== "text") await this.look("text");
    return this.text.begin();
  }

  async rectangle() {
    if (!this.found?.paper || !this.found.pages.length) return this.app.say(said("no pages"));
    if (this.mode === "text") await this.look("page");
    this.app.say(said("rectangle"));
    rectangle(this.before, {
      taken: (what) => {
        this.point(what);
        this.app.detail.element.querySelector("button")?.focus();
      },
      left: () => this.forget() || this.before.mark([]),
      moved: () => {},
    });
    return null;
  }

  async pass(yes) {
    if (!this.number) return this.app.say(said("open document first"));
    try {
      const found = await act(yes ? "/api/do/pass" : "/api/do/unpass", { document: this.number, state: this.found.state });
      this.app.say(said(yes ? "passed" : "unpassed", { document: this.number }) + (found.missing ? ` ${found.missing}.` : ""));
    } catch (error) {
      this.app.fault(error);
    }
    return this.app.refresh();
  }
}
