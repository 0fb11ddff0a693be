// Speaks with the server: what is asked, what is done, and what is heard.

export const texts = JSON.parse(document.querySelector("#texts").textContent);
let csrf = "";

export class Refused extends Error {
  constructor(message, status, kind) {
    super(message);
    this.status = status;
    this.kind = kind;
  }
}

// A text of the page, its blanks filled in.
export function said(name, values = {}) {
  const text = texts[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}

async function answer(promise) {
  let response;
  try {
    response = await promise;
  } catch {
    throw new Refused(said("gone"), 0, "gone");
  }
  const json = (response.headers.get("content-type") ?? "").startsWith("application/json");
  const body = json ? await response.json() : { error: await response.text() };
  if (!response.ok) throw new Refused(body.error ?? String(response.status), response.status, body.kind ?? "");
  return body;
}

export async function ask(path, query = {}) {
  const parameters = new URLSearchParams(query).toString();
  const found = await answer(fetch(parameters ? `${path}?${parameters}` : path));
  if (found.csrf) csrf = found.csrf;
  return found;
}

export function act(path, body = {}) {
  const headers = { "Content-Type": "application/json", "X-CSRF": csrf };
  return answer(fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

// Calls `heard` with each piece of news, and with "again" when the server is back after it was gone.
export function listen(heard, lost) {
  let gone = false;
  const source = new EventSource("/events");
  source.addEventListener("message", (event) => {
    if (event.data === "hello") {
      if (gone) heard("again");
      gone = false;
    } else {
      heard(event.data);
    }
  });
  source.addEventListener("error", () => {
    if (!gone) lost();
    gone = true;
  });
}
