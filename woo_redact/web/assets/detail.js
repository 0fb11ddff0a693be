// What is decided on: a passage, words of one's own, an area, or a person; and the ways to decide.

import { bare, button, h, keyed, refill } from "./dom.js";
import { askWords, chooseGround, previewReach } from "./dialogs.js";
import { act, ask, said } from "./net.js";

const REACHES = ["passage", "document", "everywhere", "here"];
const OWN_GROUND = "5.1.2.e";

export class Detail {
  constructor(element, app) {
    Object.assign(this, { element, app });
    this.reach = "passage";
    this.target = null;
    this.again = "";
  }

  // Show a target: {kind: "passage", key} and its details, {kind: "words"…}, {kind: "area"…}, or null.
  async show(target) {
    const same = target && this.target && ["kind", "key", "id", "document"].every((part) => target[part] === this.target[part]);
    if (!same) {
      this.reach = "passage";
      this.again = "";
    }
    this.target = target;
    if (target?.kind === "passage") {
      try {
        const found = await ask("/api/passage", { key: target.key });
        if (this.target?.key !== target.key) return;
        this.found = found;
        this.others = null;
        this.reachOf(target);
      } catch (error) {
        this.app.fault(error);
        this.target = null;
      }
    } else if (target?.kind === "person") {
      this.found = target.person;
    }
    this.draw();
  }

  // Where else an answer would count: told when it is known, nobody waits for it.
  async reachOf(target) {
    const others = await ask("/api/reach", { key: target.key, reach: "everywhere" }).catch(() => null);
    if (this.target !== target || !others) return;
    this.others = others;
    this.draw();
  }

  draw() {
    const parts = { passage: () => this.passage(), words: () => this.words(), area: () => this.area(), person: () => this.person() };
    document.body.classList.toggle("deciding", this.target !== null);
    refill(this.element, this.target ? parts[this.target.kind]() : h("p", { class: "soft empty" }, said("nothing chosen")));
  }

  passage() {
    const now = this.found;
    const others = this.others?.count ?? 0;
    return [
      h("h2", {}, h("span", { class: `sign ${now.outcome}` }), now.open ? said("question on", { entity: now.entity }) : now.label),
      h("p", { class: "sentence", dir: "auto", tabindex: "0" }, bare(now.before), bare(now.words, "mark"), bare(now.after)),
      h("dl", { class: "facts" },
        this.fact("proposal", now.open ? now.groundTitle : ""), this.fact("ground", !now.open && now.outcome !== "keep" ? now.groundTitle : ""),
        this.fact("why", now.why), this.fact("decided by", now.open ? "" : now.by),
        now.person ? [h("dt", {}, said("person")), h("dd", {}, h("a", { href: `#/people/${encodeURIComponent(now.subject)}` }, bare(`${now.person}. ${now.name}`)))] : null,
        this.fact("where", said("document of", { document: now.document, page: now.page + 1 }))),
      this.actions(now.proposal),
      this.reaches(),
      others ? button(said("also others", { count: others, documents: this.others.documents }), () => this.preview(), { class: "others", data: { act: "others" } }) : null,
    ];
  }

  words() {
    return [
      h("h2", {}, said("chosen words")),
      h("p", { class: "sentence", dir: "auto", tabindex: "0" }, bare(this.target.text, "mark")),
      this.actions(OWN_GROUND),
      this.reaches(),
    ];
  }

  area() {
    const [x0, y0, x1, y1] = this.target.box;
    const size = (points) => (points / 28.35).toFixed(1);
    return [
      h("h2", {}, said("chosen area")),
      h("p", {}, said("area of", { page: this.target.page + 1, width: size(x1 - x0), height: size(y1 - y0) })),
      this.actions(OWN_GROUND, { keep: false }),
    ];
  }

  person() {
    const now = this.found;
    const { document } = this.target;
    const counts = document ? said("person here", { document }) : said("person everywhere", { places: now.places, documents: now.documents });
    return [h("h2", {}, bare(now.name)), h("p", { class: "soft", id: "counts" }, counts), this.actions(OWN_GROUND)];
  }

  fact(name, value) {
    return value ? [h("dt", {}, said(name)), h("dd", {}, bare(value))] : null;
  }

  actions(proposal, { keep = true } = {}) {
    const short = this.app.state.grounds.find(({ code }) => code === proposal)?.short ?? "";
    return h("div", { class: "actions decide" },
      keyed(said("redact on", { ground: short }), "a", () => this.accept(), { class: "main", data: { act: "a" } }),
      keep ? keyed(said("keep visible"), "z", () => this.keep(), { data: { act: "z" } }) : null,
      keyed(said("other ground"), "g", () => this.ground(), { data: { act: "g" } }),
      keyed(said("motivate"), "m", () => this.motivate(), { data: { act: "m" } }));
  }

  reaches() {
    return h("fieldset", { class: "reach" }, h("legend", {}, said("reach")), REACHES.map((reach) => h("label", {},
      h("input", { type: "radio", name: "reach", value: reach, checked: reach === this.reach, data: { act: `reach-${reach}` }, onchange: () => { this.reach = reach; } }),
      said(`reach ${reach}`))));
  }

  turnReach(reach) {
    this.reach = reach ? (this.reach === reach ? "passage" : reach) : REACHES[(REACHES.indexOf(this.reach) + 1) % REACHES.length];
    this.draw();
    this.app.say(said("reach now", { reach: said(`reach ${this.reach}`) }));
  }

  // Deciding

  accept(reach) {
    return this.give({ outcome: "redact", ground: null, why: "" }, reach);
  }

  keep(reach) {
    return this.give({ outcome: "keep", ground: null, why: "" }, reach);
  }

  async ground() {
    if (!this.target) return this.app.say(said("nothing chosen"));
    const now = this.found?.proposal ?? OWN_GROUND;
    const meant = this.meant();
    const chosen = await chooseGround(this.app.state.grounds, now);
    if (!chosen) return null;
    const why = chosen.needsWords && chosen.code !== now ? await askWords(said("ground asks", { ground: chosen.short })) : "";
    return why === null ? null : meant({ outcome: "redact", ground: chosen.code, why });
  }

  async motivate() {
    if (!this.target) return this.app.say(said("nothing chosen"));
    const kept = this.target.kind === "passage" && this.found.outcome === "keep";
    const code = this.found?.proposal ?? OWN_GROUND;
    const standard = kept ? "" : this.app.state.grounds.find((ground) => ground.code === code)?.motivation ?? "";
    const meant = this.meant();
    const why = await askWords(said(kept ? "why kept" : "why redacted"), standard);
    return why ? meant({ outcome: kept ? "keep" : "redact", ground: kept ? null : code, why }) : null;
  }

  async preview() {
    const meant = this.meant();
    const outcome = await previewReach(this.target.key, "everywhere");
    if (outcome) await meant({ outcome, ground: null, why: "" }, "everywhere");
  }

  // Returns what gives an answer for what stands here now, or for what comes next where going on is under way.
  meant() {
    const { target, app: { moving } } = this;
    return async (answer, reach) => {
      await moving?.catch(() => {});
      if (!moving && (this.target?.key !== target.key || this.target?.id !== target.id || this.target?.document !== target.document)) return this.app.say(said("changed"), true);
      return this.give(answer, reach);
    };
  }

  // One answer after the other: a key that is pressed before the next question stands there is meant for that.
  give(answer, reach) {
    this.turn = (this.turn ?? Promise.resolve()).catch(() => {}).then(() => this.given(answer, reach ?? this.reach));
    return this.turn;
  }

  async given(answer, reach) {
    const target = this.target;
    if (!target) return this.app.say(said("nothing chosen"));
    const body = { ...answer, reach };
    let path = "/api/do/answer";
    if (target.kind === "passage") Object.assign(body, { key: target.key, seen: this.found.seen });
    else if (target.kind === "person") {
      path = "/api/do/person";
      Object.assign(body, { id: target.id, document: target.document, seen: target.seen });
    } else if (target.kind === "area") {
      path = "/api/do/area";
      Object.assign(body, { document: target.document, page: target.page, box: target.box, ground: answer.ground ?? OWN_GROUND });
    } else {
      path = answer.outcome === "keep" ? "/api/do/shown" : "/api/do/words";
      Object.assign(body, { document: target.document, start: target.start, end: target.end, inTitle: target.inTitle, ground: answer.ground ?? OWN_GROUND });
    }
    const mine = JSON.stringify([target.key ?? target.id, target.document, answer.outcome, answer.ground]);
    if (this.again === mine) body.again = true;
    try {
      const done = await act(path, body);
      this.again = "";
      await this.app.decided(done, answer, target);
    } catch (error) {
      this.again = error.kind === "taken" ? mine : "";
      this.app.fault(error);
      if (error.status === 409) await this.app.refresh();
    }
    return null;
  }
}
