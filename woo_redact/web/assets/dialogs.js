// What is asked over the page: a ground, a reason, where else an answer counts, help.

import { bare, button, fill, h, keepFocus } from "./dom.js";
import { ask, said } from "./net.js";

// Shows a dialog and returns what it was closed with, null when it was left.
export function dialog(title, draw, { wide = false, focus = null } = {}) {
  return new Promise((done) => {
    let given = null;
    const element = h("dialog", { class: wide ? "wide" : "", "aria-label": title });
    const close = (value) => {
      given = value;
      element.close();
    };
    const before = document.activeElement;
    element.append(
      h("div", { class: "head" }, h("h2", {}, title), button("×", () => close(null), { class: "plain", "aria-label": said("close") })),
      ...[draw(close)].flat().filter(Boolean),
    );
    element.addEventListener("close", () => {
      element.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      else keepFocus(null);
      done(given);
    });
    document.body.append(element);
    element.showModal();
    (focus ?? element.querySelector("input[type=text], textarea:not(.judging *)"))?.focus();
  });
}

// Asks for a ground; typing finds one by its code or its words.
export function chooseGround(grounds, now) {
  return dialog(said("which ground"), (close) => {
    const input = h("input", { type: "text", "aria-label": said("find ground"), placeholder: said("find ground"), autocomplete: "off" });
    const list = h("div", { class: "choices" });
    const show = () => {
      const typed = input.value.toLowerCase();
      const bareTyped = typed.replaceAll(".", "");
      const found = grounds.filter(({ code, title }) => code.replaceAll(".", "").includes(bareTyped) || title.toLowerCase().includes(typed));
      fill(list, (found.length ? found : grounds).map((ground) => h("button", {
        type: "button", class: ground.code === now ? "choice current" : "choice", onclick: () => close(ground),
      }, h("strong", {}, ground.short), " ", ground.title)));
    };
    input.addEventListener("input", show);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") list.querySelector("button")?.click();
      if (event.key === "ArrowDown") list.querySelector("button")?.focus();
    });
    list.addEventListener("keydown", (event) => {
      const other = event.key === "ArrowDown" ? event.target.nextElementSibling : event.key === "ArrowUp" ? event.target.previousElementSibling ?? input : null;
      if (other) {
        other.focus();
        event.preventDefault();
      }
    });
    show();
    return [input, list];
  });
}

// Asks for words of one's own.
export function askWords(title, standard = "") {
  return dialog(title, (close) => {
    const input = h("textarea", { rows: "4", maxlength: "4000", "aria-label": title }, standard);
    const take = () => {
      if (input.value.trim()) close(input.value.trim());
    };
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey) {
        take();
        event.preventDefault();
      }
    });
    return [input, h("div", { class: "actions" }, button(said("record"), take, { class: "main" }), button(said("back"), () => close(null)))];
  });
}

// Asks for one line: what to look for, a number to go to.
export function askLine(title) {
  return dialog(title, (close) => {
    const input = h("input", { type: "text", "aria-label": title, autocomplete: "off" });
    const form = h("form", { onsubmit: (event) => {
      event.preventDefault();
      close(input.value.trim() || null);
    } }, input, h("div", { class: "actions" }, h("button", { class: "main" }, said("go"))));
    return [form];
  });
}

// Shows where else an answer would count; closed with "redact" or "keep" it is given for all of them.
export async function previewReach(key, reach) {
  const found = await ask("/api/reach", { key, reach });
  return dialog(said("other places", { count: found.count, documents: found.documents }), (close) => [
    h("p", { class: "soft" }, said("reach explained")),
    h("ol", { class: "places", tabindex: "0" }, found.places.map((place) => h("li", {},
      h("span", { class: `sign ${place.outcome}`, title: place.label }), h("strong", {}, place.document), " ",
      bare(place.before), bare(place.words, "mark"), bare(place.after)))),
    found.places.length < found.count ? h("p", { class: "soft" }, said("and more", { count: found.count - found.places.length })) : null,
    h("div", { class: "actions" },
      button(said("redact all"), () => close("redact"), { class: "main" }),
      button(said("keep all"), () => close("keep")),
      button(said("back"), () => close(null))),
  ], { wide: true });
}

export function help(toggle) {
  const keys = [["a", "key a"], ["z", "key z"], ["A Z", "key AZ"], ["g", "key g"], ["m", "key m"], ["w d o h", "key w"], ["u r", "key u"],
    ["n p", "key n"], ["1 2 3 4 5", "key 1"], ["/", "key /"], ["j", "key j"], ["< >", "key <"], ["t", "key t"], ["b", "key b"], ["v", "key v"],
    ["y", "key y"], ["+ −", "key +"], ["k K", "key k"], ["J", "key J"], ["D", "key D"], ["Enter", "key Enter"], ["Esc", "key Esc"], ["?", "key ?"]];
  return dialog(said("help"), () => [
    h("p", {}, said("help intro")),
    h("dl", { class: "keys" }, keys.flatMap(([key, text]) => [h("dt", {}, key.split(" ").map((one) => h("kbd", {}, one))), h("dd", {}, said(text))])),
    h("p", { class: "legend" }, ["redact f1", "redact f2", "redact f3", "redact f4", "ask", "keep"].map((look) =>
      h("span", {}, h("span", { class: `swatch box ${look}` }), said(`legend ${look}`)))),
    toggle(),
  ], { wide: true });
}
