// Documents as a whole: duplicates and mails that stand in a later one, and what is refused or public already.

import { bare, button, fill, h, keyed, refill } from "./dom.js";
import { dialog } from "./dialogs.js";
import { act, ask, said } from "./net.js";
import { Rows } from "./rows.js";

const SIGNS = { waits: "sign ask", aside: "sign redact", apart: "sign keep" };
const CHOICES = ["ordinary", "refused", "public"];

// The ties of the dossier, those that wait first; "a" sets a document aside, "z" lets it go out by itself.
export function doubles(app) {
  let now = null;
  const told = h("p", { class: "soft", role: "status" });
  const below = h("div", { class: "tie" });
  const rows = new Rows({ label: said("doubles"), identity: "tie", draw: tie, load, chosen: show });

  async function load(from) {
    const found = await ask("/api/doubles", { from });
    rows.element.hidden = !found.count;
    if (!found.count) fill(below, h("p", {}, said("no doubles")));
    return found;
  }

  function tie(row) {
    return [
      h("span", { class: SIGNS[row.state], "aria-hidden": "true" }),
      h("span", { class: "two" }, h("span", { class: "name" }, bare(row.titles[0])), h("span", { class: "soft" }, said("stands in", row))),
      h("span", { class: "end" }, row.state === "waits" ? h("span", { class: "open" }, said("tie waits")) : said(`tie ${row.state}`)),
    ];
  }

  function show(row) {
    now = row;
    const open = (number) => h("a", { href: `#/documents/${number}`, onclick: () => rows.element.closest("dialog").close() }, h("strong", {}, number));
    refill(below,
      h("p", {}, open(row.document), " ", bare(row.titles[0])),
      h("p", {}, said("tie in"), " ", open(row.other), " ", bare(row.titles[1])),
      h("p", { class: "soft" }, bare(row.why), row.by ? [" (", bare(row.by), ")"] : null),
      h("div", { class: "actions" },
        row.note ? null : keyed(said("set aside"), "a", () => say(true), { class: "main", data: { act: "a" } }),
        keyed(said("set apart"), "z", () => say(false), { data: { act: "z" } })));
  }

  async function say(accepted) {
    if (!now || (accepted && now.note)) return;
    try {
      await act("/api/do/tie", { tie: now.id, accepted, seen: now.seen });
      fill(told, h("span", {}, said(accepted ? "tie aside" : "tie apart"), `: ${now.document}`));
    } catch (error) {
      fill(told, h("span", { class: "missing" }, error.message));
    }
    await again();
  }

  async function again() {
    await rows.reload();
    if (rows.count) await rows.go(Math.min(Math.max(0, rows.at), rows.count - 1), true);
    else rows.element.closest("dialog")?.querySelector("button").focus();
  }

  const done = dialog(said("doubles"), () => [h("p", { class: "soft" }, said("doubles explained")), rows.element, told, below], { wide: true, focus: rows.element });
  rows.element.closest("dialog").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("no-keys") || !["a", "z"].includes(event.key)) return;
    event.preventDefault();
    say(event.key === "a");
  });
  again().catch((error) => app.fault(error));
  return done;
}

// How a document is judged as a whole: as any other, refused with its grounds, or public already.
export function judge(app, { id, whole }) {
  return dialog(said("judge", { document: id }), (close) => {
    const chosen = new Set(whole.grounds ?? []);
    let kind = whole.as;
    const why = h("textarea", { rows: "3", maxlength: "4000", id: "judge-why" }, whole.as === "ordinary" ? "" : whole.why);
    const links = h("textarea", { rows: "2", maxlength: "4000", id: "judge-links" }, (whole.links ?? []).join("\n"));
    const fault = h("p", { class: "missing", role: "alert" });
    const parts = h("div", { class: "judging" });
    const grounds = h("div", { class: "choices checks", role: "group", "aria-label": said("which ground") }, app.state.grounds.map(({ code, short, title }) =>
      h("label", {}, h("input", { type: "checkbox", checked: chosen.has(code), onchange: (event) => chosen[event.target.checked ? "add" : "delete"](code) }), h("strong", {}, short), " ", title)));
    const field = (name, input) => [h("label", { for: input.id }, said(name)), input];
    const draw = () => fill(parts, kind === "refused" ? [h("p", {}, said("which ground")), grounds] : null,
      kind === "public" ? field("public where", links) : null, field(kind === "refused" ? "why refused" : "why", why));
    draw();
    const choice = (name) => h("label", {}, h("input", { type: "radio", name: "whole", value: name, checked: name === kind, onchange: () => {
      kind = name;
      draw();
    } }), said(`judged ${name}`));
    const given = () => ({
      document: id, seen: whole.seen, as: kind, why: why.value.trim(),
      grounds: kind === "refused" ? [...chosen] : [], links: kind === "public" ? links.value.split("\n").map((link) => link.trim()).filter(Boolean) : [],
    });
    const take = async (event) => {
      event.preventDefault();
      try {
        await act("/api/do/judge", given());
        close(kind);
      } catch (error) {
        fill(fault, error.message);
      }
    };
    return h("form", { onsubmit: take },
      h("p", { class: "soft" }, said("judge explained")),
      h("fieldset", { class: "reach" }, h("legend", {}, said("judged as")), CHOICES.map(choice)),
      parts, fault,
      h("div", { class: "actions" }, h("button", { class: "main" }, said("record")), button(said("back"), () => close(null))));
  }, { wide: true });
}
