// What stands in the lists: a question, a person, a document in a row.

import { bare, h } from "./dom.js";
import { said } from "./net.js";

const SIGNS = { redact: "sign redact", keep: "sign keep", ask: "sign ask" };

function questionRow(row, number) {
  if (!row.outcome) return "";
  const decided = row.outcome === "ask" ? "" : `${said(`outcome ${row.outcome}`)} ${row.ground}`;
  return [
    h("span", { class: SIGNS[row.outcome], "aria-hidden": "true" }),
    h("span", { class: "two" }, h("span", { class: "name" }, bare(row.words)),
      h("span", { class: "soft" }, `${number + 1} · ${said("document short", { document: row.document })} · ${row.entity}`)),
    h("span", { class: "end" }, decided || h("span", { class: "open" }, said("outcome ask"))),
  ];
}

function personRow(row) {
  return [
    h("span", { class: row.open ? "sign ask" : "sign none", "aria-hidden": "true" }),
    h("span", { class: "two" }, h("span", { class: "name" }, bare(row.name)),
      h("span", { class: "soft" }, `${row.number} · ${said("places in", { places: row.places, documents: row.documents })}`)),
    h("span", { class: "end" }, row.open ? h("span", { class: "open" }, said("open count", { count: row.open })) : row.decided || bare(row.role)),
  ];
}

function documentRow(row) {
  const state = row.unread ? said("withheld") : row.whole ? row.whole : row.open === null ? said("aside") : row.open ? said("open count", { count: row.open }) : row.missing ? said("unread") : said("done");
  return [
    h("span", { class: row.unread ? "sign stop" : row.open ? "sign ask" : row.missing ? "sign wait" : "sign none", "aria-hidden": "true" }),
    h("span", { class: "two" }, h("span", { class: "name" }, bare(row.title)), h("span", { class: "soft", title: row.unread || undefined }, `${row.id} · `, row.unread ? [`${state}: `, bare(row.unread)] : said(row.paper ? "paper" : "flow"))),
    h("span", { class: "end", title: row.whole || undefined }, row.unread ? null : row.open ? h("span", { class: "open" }, state) : state),
  ];
}

export const DRAW = { questions: questionRow, people: personRow, documents: documentRow };
