// Search: words, names, numbers, grounds and states; a hit leads to its place.

import { bare, fill, h } from "./dom.js";
import { ask, said } from "./net.js";

// The end of what stands before a hit, so that the hit itself is in sight.
function lead(before) {
  return before.length > 40 ? `…${before.slice(-40)}` : before;
}

export class SearchView {
  constructor(app) {
    this.app = app;
    this.input = h("input", { type: "search", "aria-label": said("search"), placeholder: said("search hint"), autocomplete: "off", maxlength: "200" });
    this.list = h("ul", { class: "hits" });
    this.told = h("p", { class: "soft told", role: "status" });
    this.element = h("div", { class: "search" },
      h("form", { role: "search", onsubmit: (event) => {
        event.preventDefault();
        this.app.to("search", this.input.value.trim());
      } }, this.input, h("button", { class: "main" }, said("search"))),
      this.told, this.list);
  }

  async open(sought) {
    if (sought === undefined || sought === "") {
      this.input.focus();
      return;
    }
    if (sought === this.sought) return;
    this.sought = sought;
    this.input.value = sought;
    this.told.textContent = said("searching");
    fill(this.list);
    const { hits, more } = await ask("/api/search", { q: sought });
    if (this.sought !== sought) return;
    this.told.textContent = said(more ? "hits or more" : "hits", { count: hits.length });
    fill(this.list, hits.map((hit) => h("li", {}, h("a", { href: this.address(hit) },
      h("span", { class: "name" }, hit.kind === "passage" ? h("span", { class: `sign ${hit.outcome}` }) : null, h("strong", {}, hit.document), " ", bare(hit.title)),
      hit.kind === "title" ? null : h("span", { class: "found" }, bare(lead(hit.before ?? "")), bare(hit.words, "mark"), bare(hit.after ?? "")),
      hit.kind === "passage" ? h("span", { class: "soft" }, `${hit.label} · ${hit.entity}`) : null))));
  }

  address(hit) {
    const place = hit.kind === "passage" ? hit.key.slice(hit.document.length + 1) : hit.kind === "text" ? `t${hit.start}-${hit.end}` : "";
    return `#/search/${encodeURIComponent(this.sought)}/${hit.document}${place ? `/${encodeURIComponent(place)}` : ""}`;
  }
}
