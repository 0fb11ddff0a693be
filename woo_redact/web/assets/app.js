// The page as a whole: where one is (in the address), what is shown there, the keys, and what others did.

import { bare, button, fill, h, keepFocus, keyed, refill } from "./dom.js";
import { askLine, help } from "./dialogs.js";
import { Detail } from "./detail.js";
import { DocumentView } from "./document.js";
import { FinishView } from "./finish.js";
import { KEYS } from "./keys.js";
import { DRAW } from "./lists.js";
import { PersonView } from "./person.js";
import { act, ask, listen, said } from "./net.js";
import { Rows } from "./rows.js";
import { SearchView } from "./search.js";
import { doubles } from "./whole.js";

const LISTS = ["questions", "people", "documents"];
const TABS = [...LISTS, "search", "finish"];

class App {
  constructor() {
    this.bar = document.querySelector("#bar");
    this.side = document.querySelector("#side");
    this.main = document.querySelector("#main");
    this.spoken = document.querySelector("#said");
    this.heardOnly = document.querySelector("#told");
    this.ties = h("div", { class: "ties" });
    this.tab = "questions";
  }

  async start() {
    this.state = await ask("/api/state");
    document.title = said("title", { run: this.state.run });
    this.detail = new Detail(document.querySelector("#detail"), this);
    this.document = new DocumentView(this);
    this.person = new PersonView(this);
    this.search = new SearchView(this);
    this.finish = new FinishView(this);
    this.lists = Object.fromEntries(LISTS.map((tab) => [tab, this.list(tab)]));
    this.head();
    addEventListener("hashchange", () => this.go());
    document.addEventListener("keydown", (event) => this.key(event));
    listen((news) => this.heard(news), () => this.say(said("gone"), true));
    if (!location.hash) history.replaceState(null, "", "#/questions");
    await this.go();
    if (this.state.lost.length) this.say(said("lost", { numbers: this.state.lost.join(", ") }), true);
  }

  list(tab) {
    return new Rows({
      label: said(tab), identity: tab, draw: DRAW[tab],
      load: (from) => ask(`/api/list/${tab}`, { from }),
      chosen: (row) => this.to(tab, row.key ?? row.id),
    });
  }

  // Where one is

  to(...parts) {
    const wanted = `#/${parts.map(encodeURIComponent).join("/")}`;
    if (location.hash !== wanted) history.pushState(null, "", wanted);
    return this.go();
  }

  async go() {
    this.turn = (this.turn ?? 0) + 1;
    const { turn } = this;
    const focused = document.activeElement !== document.body;
    const [tab, ...rest] = location.hash.slice(2).split("/").map(decodeURIComponent);
    this.tab = TABS.includes(tab) ? tab : "questions";
    this.where = rest;
    document.body.dataset.tab = this.tab;
    document.body.classList.toggle("inside", rest.length > (this.tab === "search" ? 1 : 0));
    this.head();
    const list = this.lists[this.tab];
    const side = list?.element ?? (this.tab === "search" ? this.search.element : null);
    if (!side) fill(this.side);
    else if (!this.side.contains(side)) {
      fill(this.side, h("h2", { class: "hidden" }, said(this.tab)), this.tab === "documents" ? this.ties : null, side);
      list?.reload().catch((error) => this.fault(error));
    }
    try {
      await this[`show_${this.tab}`](...rest);
    } catch (error) {
      this.fault(error);
    }
    if (turn === this.turn && focused && document.activeElement === document.body) keepFocus(list?.element);
  }

  async show_questions(key) {
    if (!key && matchMedia("(max-width: 700px)").matches) {
      this.detail.show(null);
      fill(this.main);
      return null;
    }
    if (!key) {
      const { turn } = this;
      const first = await ask("/api/place/questions", { way: 1, key: "" });
      if (turn !== this.turn) return null;
      if (first.key) {
        history.replaceState(null, "", `#/questions/${encodeURIComponent(first.key)}`);
        this.where = [first.key];
        return this.show_questions(first.key);
      }
      this.detail.show(null);
      fill(this.main, h("div", { class: "empty" }, h("h2", {}, said("no questions")), h("p", {}, said("no questions explained"))));
      return null;
    }
    const { turn } = this;
    const known = this.document.ask(key.split(":")[0]); // at the same time: it takes what the passage takes
    await Promise.all([this.at("questions", key), this.detail.show({ kind: "passage", key })]);
    if (turn === this.turn && this.detail.target) await this.document.open(this.detail.found.document, { key, page: this.detail.found.page, known });
    return null;
  }

  async show_people(subject) {
    if (!subject) {
      this.detail.show(null);
      fill(this.main, h("p", { class: "empty soft" }, said("choose person")));
      return;
    }
    const { turn } = this;
    await this.at("people", subject);
    if (turn !== this.turn) return;
    await this.person.open(subject);
  }

  async show_documents(number, key) {
    if (!number) {
      this.detail.show(null);
      fill(this.main, h("p", { class: "empty soft" }, said("choose document")));
      return;
    }
    const { turn } = this;
    await this.at("documents", number);
    if (turn !== this.turn) return;
    await this.place(number, key);
  }

  // A search, and what was found by it.
  async show_search(sought, number, place) {
    const opened = this.search.open(sought);
    if (number) await this.place(number, place);
    else {
      this.detail.show(null);
      fill(this.main, h("div", { class: "empty soft" }, said("search explained").split("\n").map((line) => h("p", {}, line))));
    }
    await opened;
  }

  async show_finish() {
    await this.finish.open();
  }

  // Show a document at a page ("p3"), at words ("t120-134"), or at a passage.
  async place(number, place = "") {
    const words = /^t(\d+)-(\d+)$/.exec(place);
    const page = /^p(\d+)$/.exec(place);
    if (words) {
      const spot = await ask(`/api/spot/${encodeURIComponent(number)}`, { start: words[1], end: words[2] });
      await this.detail.show(null);
      await this.document.open(number, { page: spot.page });
      this.document.hit(spot.boxes, { start: Number(words[1]), end: Number(words[2]) });
    } else if (page) {
      await this.detail.show(null);
      await this.document.open(number, { page: Number(page[1]) - 1 });
    } else if (place) {
      await this.detail.show({ kind: "passage", key: `${number}:${place}` });
      await this.document.open(number, { key: `${number}:${place}`, page: this.detail.found?.page ?? 0 });
    } else {
      await this.detail.show(null);
      await this.document.open(number);
    }
  }

  // Show a problem that a check found at its place, ready to be mended.
  async mend(number, { page, box }) {
    this.to("documents", number, ...(page === null ? [] : [`p${page + 1}`]));
    await this.document.problem(number, page, box);
  }

  async at(tab, key) {
    const [{ at }] = await Promise.all([ask(`/api/place/${tab}`, { key }), this.lists[tab].ready?.catch(() => {})]);
    if (at >= 0) await this.lists[tab].go(at);
  }

  // What stands at the top

  // The bar: made once; what changes in it is filled in.
  head() {
    this.drawTies();
    const { answered, questions, by, toPass, run } = this.state;
    if (!this.progress) {
      this.tabs = h("nav", { "aria-label": said("views") });
      this.progress = h("div", { class: "progress" });
      fill(this.bar, h("h1", { class: "brand" }, bare(run)), this.tabs, this.progress, h("div", { class: "me" }, bare(by),
        button("◐", () => this.theme(), { class: "plain", "aria-label": said("theme"), title: said("theme") }),
        button("?", () => this.help(), { class: "plain", "aria-label": said("help"), title: said("help") })));
    }
    const done = questions ? Math.round((answered / questions) * 100) : 100;
    const tabs = TABS.map((tab, number) => h("a", {
      href: `#/${tab}`, class: "tab", "aria-current": tab === this.tab ? "page" : undefined, "aria-keyshortcuts": String(number + 1),
    }, said(tab), tab === "questions" && questions > answered ? h("span", { class: "count" }, String(questions - answered)) : null));
    refill(this.tabs, tabs);
    fill(this.progress,
      h("progress", { max: String(questions || 1), value: String(questions ? answered : 1), "aria-label": said("progress") }, `${done}%`),
      h("span", {}, said("so far", { answered, questions }), toPass ? ` · ${said("to pass", { count: toPass })}` : ""));
  }

  // Above the documents: the duplicates, and how many of them wait.
  drawTies() {
    const { ties, waiting } = this.state;
    const label = h("span", {}, said("doubles"), waiting ? h("span", { class: "count" }, said("open count", { count: waiting })) : null);
    refill(this.ties, ties ? keyed(label, "D", () => this.doubles(), { class: "others", "aria-label": said("doubles") }) : null);
  }

  async doubles() {
    await doubles(this);
    await this.refresh();
  }

  theme() {
    const dark = document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("theme", document.documentElement.dataset.theme);
  }

  // What happened

  say(text, fault = false) {
    fill(this.spoken, h("span", {}, text)); // a new element is read out, also where it says the same
    this.spoken.classList.toggle("fault", fault);
    this.spoken.classList.add("shown");
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.spoken.classList.remove("shown"), fault ? 9000 : 4000);
  }

  fault(error) {
    this.say(error.message, true);
    if (!error.status && error.kind !== "gone") throw error;
  }

  async heard(news) {
    if (news === "job") await this.finish.heard();
    if (news === "changed" || news === "again") {
      if (news === "again") this.say(said("back again"));
      await this.detail.turn?.catch(() => {}); // what this page itself is deciding is shown by then
      await this.deciding?.catch(() => {});
      await this.refresh({ anyway: news === "again" });
    }
  }

  // Show everything as it counts now: never two at once, and once more when something changed meanwhile.
  // With `shown` the document and what is decided on were asked for after the last change.
  async refresh({ anyway = false, shown = false } = {}) {
    if (this.refreshing) {
      this.stale = true;
      return this.refreshing;
    }
    this.refreshing = (async () => {
      do {
        this.stale = false;
        const state = await ask("/api/state");
        if (state.version !== this.state.version) location.reload();
        if (!anyway && String(state.pulse) === String(this.state.pulse)) continue;
        this.state = state;
        this.head();
        await this.lists[this.tab]?.reload();
        if (this.tab === "finish") await this.finish.refresh();
        await this.document.refresh({ shown });
        if (shown) continue;
        if (this.tab === "people" && this.where[0]) await this.person.open(this.where[0]);
        else if (this.detail.target?.kind === "passage") await this.detail.show(this.detail.target);
      } while (this.stale);
    })();
    try {
      await this.refreshing;
    } catch (error) {
      this.say(error.message, true);
    } finally {
      this.refreshing = null;
    }
    return null;
  }

  // After a decision: say so, and go on to the next question.
  async decided(done, answer, target) {
    const text = said(answer.outcome === "keep" ? "kept" : "redacted", { count: done.decisions });
    this.say(done.decisions > 1 ? `${text} ${said("decisions", { count: done.decisions })}` : text);
    if (target.kind === "words" || target.kind === "area") this.document.forget();
    const going = this.tab === "questions" && target.kind === "passage" ? this.next(1) : null;
    this.deciding = this.after(going, target).finally(() => { this.deciding = null; });
    await going;
  }

  // After a decision and going on: what is shown by then need not be asked for again.
  async after(going, target) {
    await going;
    if (going) this.tellNext();
    await this.refresh({ shown: Boolean(going) && this.detail.target?.kind === "passage" && this.detail.target.key !== target.key });
  }

  // What stands there now, for who does not see it.
  tellNext() {
    const { target, found } = this.detail;
    if (target?.kind === "passage" && found.open) fill(this.heardOnly, h("span", {}, `${said("question on", { entity: found.entity })}: ${found.before}${found.words}${found.after}`));
  }

  // Going on is under way until what comes next stands there: what is asked meanwhile is meant for that.
  next(way) {
    const moving = this.move(way).finally(() => {
      if (this.moving === moving) this.moving = null;
    });
    this.moving = moving;
    return moving;
  }

  async move(way) {
    if (!["questions", "people"].includes(this.tab) && this.document.number) return this.document.next(way);
    const now = this.where[0] ?? "";
    const found = await ask(`/api/place/${this.tab}`, { way, key: now });
    if (found.key) return this.to(this.tab, found.key);
    this.say(said("all decided"));
    return this.detail.target ? this.detail.show(this.detail.target) : null;
  }

  async back(path, done, nothing) {
    try {
      const { turn } = this;
      const step = await act(path);
      this.say(said(step.decisions ? done : nothing));
      if (step.key && this.tab === "questions" && turn === this.turn) await this.to("questions", step.key);
      await this.refresh();
    } catch (error) {
      this.fault(error);
    }
  }

  undo() {
    return this.back("/api/do/undo", "undone", "nothing to undo");
  }

  redo() {
    return this.back("/api/do/redo", "redone", "nothing to redo");
  }

  async jump() {
    const typed = await askLine(said("jump"));
    if (!typed) return;
    try {
      if (["questions", "people"].includes(this.tab) && /^[1-9]\d{0,2}$/.test(typed)) {
        const { rows } = await ask(`/api/list/${this.tab}`, { from: Number(typed) - 1 });
        if (rows[0]) this.to(this.tab, rows[0].key ?? rows[0].id);
        else this.say(said("all decided"));
        return;
      }
      const number = typed.padStart(4, "0");
      await ask(`/api/document/${encodeURIComponent(number)}`);
      this.to("documents", number);
    } catch (error) {
      this.fault(error);
    }
  }

  help() {
    return help(() => {
      const box = h("input", { type: "checkbox", checked: !localStorage.getItem("no-keys"), onchange: () => {
        if (box.checked) localStorage.removeItem("no-keys");
        else localStorage.setItem("no-keys", "1");
      } });
      return h("label", { class: "check" }, box, said("keys on"));
    });
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]") || event.target.matches("input:not([type=radio],[type=checkbox]), textarea, select")) return;
    const deed = KEYS[event.key];
    if (!deed || (localStorage.getItem("no-keys") && event.key !== "?" && event.key !== "Escape")) return;
    if (event.key === "Enter" && event.target.matches("button, a, summary")) return;
    event.preventDefault();
    deed(this);
  }
}

const theme = localStorage.getItem("theme");
if (theme) document.documentElement.dataset.theme = theme;
new App().start();
