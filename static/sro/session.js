// The end of a session is announced, never sudden: a notice two minutes before, and a page that holds text stays.
// Other scripts ask `sroSession.isOver(xhr)`; `sro:angemeldet` on the document says that sending works again.
"use strict";

const sroSession = (() => {
  const box = document.getElementById("sitzung");
  const tell = "BroadcastChannel" in window ? new BroadcastChannel("sro-sitzung") : null;
  let endsAt = 0;
  let warned = false;
  let over = false;

  const part = (name) => box.querySelector(`[data-sitzung="${name}"]`);
  const show = (name) => ["warnung", "ende", "andere"].forEach((each) => { part(each).hidden = each !== name; });
  const say = (text) => document.dispatchEvent(new CustomEvent("sro:meldung", { detail: { text } }));
  const holdsText = () => document.querySelector("[data-entwurf]") !== null;

  const prolonged = () => {
    endsAt = Date.now() + Number(box.dataset.sekunden) * 1000;
    if (warned && !over) show("");
    warned = false;
  };

  const ended = () => {
    if (over) return;
    over = true;
    if (!holdsText()) {
      window.location.assign(window.location.href); // leads to the sign-in page; nothing of a family stays on the screen
      return;
    }
    show("ende");
    say("Ihre Anmeldung ist abgelaufen. Ihr Text steht noch auf dieser Seite. Melden Sie sich in einem neuen Fenster an.");
  };

  const look = () => {
    const left = (endsAt - Date.now()) / 1000;
    if (over) return;
    if (left <= 0) ended();
    else if (left <= Number(box.dataset.warnung) && !warned) {
      warned = true;
      show("warnung");
      say("Ihre Anmeldung endet in zwei Minuten. Was Sie geschrieben haben, ist gesichert.");
    }
  };

  // After signing in elsewhere the tokens of this page are old; a page of the house carries the new ones.
  const comeBack = async () => {
    if (!over) return;
    const answer = await fetch(box.dataset.anmeldung, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const person = page.getElementById("sitzung");
    if (!person) return;
    if (person.dataset.person !== box.dataset.person) {
      show("andere");
      return;
    }
    const headers = page.body.getAttribute("hx-headers");
    document.body.setAttribute("hx-headers", headers);
    const token = JSON.parse(headers)["x-csrftoken"];
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => { input.value = token; });
    over = false;
    show("");
    prolonged();
    say("Sie sind wieder angemeldet.");
    document.dispatchEvent(new CustomEvent("sro:angemeldet"));
  };

  if (!box) return { isOver: () => false, ended: () => {} };

  prolonged();
  window.setInterval(look, 5000);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") { look(); comeBack().catch(() => {}); }
  });
  window.addEventListener("focus", () => { comeBack().catch(() => {}); });
  if (tell) tell.addEventListener("message", () => { if (!over) prolonged(); });

  const isOver = (xhr) => (xhr.getResponseHeader("HX-Redirect") || "").startsWith(box.dataset.anmelden);
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (isOver(event.detail.xhr)) {
      if (holdsText()) { event.preventDefault(); ended(); }
    } else {
      prolonged();
      if (tell) tell.postMessage("prolonged");
    }
  });
  if (tell) tell.postMessage("prolonged"); // this page itself was a request

  return { isOver: () => over, ended };
})();
