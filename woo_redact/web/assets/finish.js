// Finishing: what is still in the way, checks with their problems at the place, release, and a party's concept.

import { bare, button, fill, h, refill } from "./dom.js";
import { act, ask, said } from "./net.js";

export class FinishView {
  constructor(app) {
    this.app = app;
    this.element = h("div", { class: "finish" });
  }

  async open() {
    this.app.detail.show(null);
    fill(this.app.main, this.element);
    if (!this.standing) fill(this.element, h("p", { class: "soft" }, said("one moment")));
    await this.refresh();
  }

  async refresh() {
    const job = await ask("/api/job");
    this.job = job;
    if (!job.running) this.standing = await ask("/api/finish");
    this.draw();
  }

  async heard() {
    const before = this.job?.running;
    this.job = await ask("/api/job");
    if (before && !this.job.running) {
      this.standing = await ask("/api/finish");
      this.app.say(this.job.fault || said(`${this.job.kind} done`, this.job.result), Boolean(this.job.fault));
    }
    if (this.app.main.contains(this.element)) this.draw();
  }

  async begin(deed, body = {}) {
    try {
      this.job = await act(`/api/do/${deed}`, body);
      this.draw();
    } catch (error) {
      this.app.fault(error);
    }
  }

  draw() {
    const { job, standing } = this;
    const busy = job.running;
    refill(this.element,
      h("h2", {}, said("finish")),
      standing ? h("ul", { class: "figures" },
        this.figure("ready now", standing.ready), this.figure("out now", standing.out), this.figure("held back", standing.documents - standing.ready), this.figure("open questions", standing.questions)) : null,
      h("div", { class: "actions" },
        button(said("run checks"), () => this.begin("check"), { disabled: busy, data: { act: "check" } }),
        button(said("release"), () => this.begin("release"), { class: "main", disabled: busy, data: { act: "release" } })),
      h("p", { class: "soft" }, said("finish explained")),
      busy ? h("div", { class: "working", role: "status" }, h("progress", { max: "1", value: String(job.share), "aria-label": said("progress") }), " ", `${said(`job ${job.kind}`)} ${job.stage}`) : null,
      job.fault ? h("p", { class: "notice" }, bare(job.fault)) : null,
      !busy && !job.fault && job.kind === "release" ? h("p", { class: "notice good" }, said("release done", job.result), " ", bare(job.result.folder, "code")) : null,
      this.lost(),
      standing ? this.held(standing) : null,
      this.hearing(busy));
  }

  // Decisions on somebody who is not in the register any more: nobody else can take them back.
  lost() {
    return this.app.state.lost.map((number) => h("div", { class: "notice" }, h("p", {}, said("lost one", { number })), h("div", { class: "actions" },
      button(said("withdraw"), () => this.withdraw(number), { data: { act: `lost-${number}` } }))));
  }

  async withdraw(number) {
    try {
      await act("/api/do/withdraw", { number });
      this.app.say(said("undone"));
    } catch (error) {
      this.app.fault(error);
    }
    await this.app.refresh();
  }

  figure(name, number) {
    return h("li", {}, h("strong", {}, String(number)), " ", said(name));
  }

  held({ held, more }) {
    return [
      h("h3", {}, said("still to do")),
      held.length ? null : h("p", {}, said("nothing to do")),
      h("ul", { class: "held" }, held.filter((one) => one.problems.length).map((one) => h("li", {},
        this.link(one, h("strong", {}, one.id), " ", bare(one.title)),
        h("ul", {}, one.because.map((reason) => h("li", {}, bare(reason)))),
        h("ul", { class: "problems" }, one.problems.map((problem) => this.problem(one.id, problem))))),
      this.reasons(held.filter((one) => !one.problems.length))),
      more ? h("p", { class: "soft" }, said("and more", { count: more })) : null,
    ];
  }

  link(one, ...words) {
    return h("a", { href: `#/documents/${one.id}`, title: one.title }, words);
  }

  // What stands in the way of many documents is told once.
  reasons(held) {
    const groups = new Map();
    for (const one of held) {
      const reason = one.because.join(" · ");
      groups.set(reason, [...(groups.get(reason) ?? []), one]);
    }
    return [...groups].map(([reason, those]) => h("li", {}, h("h4", {}, bare(reason)),
      those.length === 1 ? this.link(those[0], h("strong", {}, those[0].id), " ", bare(those[0].title))
        : h("p", { class: "numbers" }, those.map((one) => this.link(one, one.id)))));
  }

  problem(document, problem) {
    const place = problem.page === null ? "" : ` · ${said("page", { page: problem.page + 1 })}`;
    return h("li", { class: problem.level },
      h("strong", {}, bare(problem.check)), place, h("br", {}), bare(problem.what), problem.mend ? [h("br", {}), h("span", { class: "soft" }, bare(problem.mend))] : null,
      h("div", { class: "actions" }, button(said("mend"), () => this.app.mend(document, problem))));
  }

  hearing(busy) {
    const input = h("input", { type: "text", "aria-label": said("party"), placeholder: said("party hint"), autocomplete: "off", data: { act: "party" } });
    const { job } = this;
    const done = !busy && !job.fault && job.kind === "hearing" ? job.result : null;
    return [
      h("h3", {}, said("hearing")),
      h("p", { class: "soft" }, said("hearing explained")),
      h("form", { class: "line", onsubmit: (event) => {
        event.preventDefault();
        this.begin("hearing", { party: input.value });
      } }, input, h("button", { disabled: busy }, said("write concept"))),
      done ? h("div", { class: "notice" }, done.folder ? [said("written in"), " ", bare(done.folder, "code")] : said("nothing of party"),
        h("ul", {}, done.written.map((one) => h("li", {}, one.document, ": ", one.reason ? bare(one.reason) : said("passages", { count: one.passages }))))) : null,
    ];
  }
}
