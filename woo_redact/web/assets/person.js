// One person of the dossier: all names and addresses, where they stand, and what happens to them.

import { bare, button, h, refill } from "./dom.js";
import { ask, said } from "./net.js";

export class PersonView {
  constructor(app) {
    this.app = app;
  }

  async open(id) {
    const { turn } = this.app;
    const found = await ask("/api/person", { id });
    if (turn !== this.app.turn) return;
    if (this.id !== id) this.here = null;
    this.id = id;
    const counts = (outcomes) => Object.entries(outcomes).map(([outcome, number]) =>
      h("span", { class: "tally" }, h("span", { class: `sign ${outcome}` }), `${said(`outcome ${outcome}`)} ${number}`));
    refill(this.app.main, h("div", { class: "person" },
      h("a", { class: "to-list", href: "#/people" }, "‹ ", said("back to list")),
      h("h2", {}, `${found.number}. `, bare(found.name)),
      h("p", { class: "soft" }, bare(found.role), " · ", said("places in", { places: found.places, documents: found.documents })),
      h("p", {}, counts(found.outcomes)),
      h("dl", { class: "facts" },
        h("dt", {}, said("names")), h("dd", {}, found.names.map((name) => h("div", {}, bare(name)))),
        found.addresses.length ? [h("dt", {}, said("addresses")), h("dd", {}, found.addresses.map((address) => h("div", {}, bare(address))))] : null,
        h("dt", {}, said("decision")), h("dd", {}, found.decided ? [`${found.decided} ${found.ground}`, " – ", bare(found.why), " (", bare(found.by), ")"] : said("no decision"))),
      h("h3", {}, said("documents")),
      h("ul", { class: "documents" }, found.in.map((one) => h("li", {},
        h("a", { href: `#/documents/${one.id}${one.first ? `/${encodeURIComponent(one.first.slice(one.id.length + 1))}` : ""}` }, h("strong", {}, one.id), " ", bare(one.title)),
        " ", counts(one.outcomes), one.exception ? h("em", {}, ` ${said("exception")}`) : null,
        button(said("only there"), () => this.only(found, one.id), { "aria-pressed": String(this.here === one.id), "aria-label": said("only in", { document: one.id }), data: { act: `only-${one.id}` } }))))));
    await this.decideOn(found);
  }

  // What is decided counts in one document only, or (once more) everywhere again.
  only(found, document) {
    this.here = this.here === document ? null : document;
    for (const each of this.app.main.querySelectorAll("[data-act^=only-]")) each.setAttribute("aria-pressed", String(each.dataset.act === `only-${this.here}`));
    return this.decideOn(found);
  }

  decideOn(found) {
    const here = found.in.find(({ id }) => id === this.here);
    return this.app.detail.show({ kind: "person", id: found.id, person: found, document: here?.id, seen: here?.seen ?? found.seen });
  }
}
