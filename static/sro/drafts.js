// What is typed reaches the server's draft: while typing by htmx, and here when a page is left or a send failed.
// Nothing is ever written into the browser's storage.
"use strict";

(() => {
  let typed = 0; // counts inputs; what is sent with a number is saved with it
  let sent = 0;
  let saved = 0;
  let leaving = false;

  const box = () => document.querySelector("[data-entwurf]");
  const isUnsaved = () => box() !== null && typed !== saved;

  const quietly = () => {
    const data = new FormData(box().closest("form"));
    data.set("draft_quiet", "1");
    return data;
  };
  const autosave = () => { if (isUnsaved()) window.htmx.trigger(box(), "sro:entwurf"); };

  document.addEventListener("input", (event) => {
    if (box() && event.target.form === box().closest("form")) typed += 1;
  });
  document.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.elt === box()) sent = typed; });
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { elt, xhr } = event.detail;
    if (!box()) return;
    // What the server has kept is saved, also when this page has not heard yet that its person signed in again.
    if (elt === box() && xhr.status === 200 && !xhr.getResponseHeader("HX-Redirect")) saved = sent;
    if (sroSession.isOver()) return;
    if (xhr.status === 403 && box().closest("form").contains(elt)) sroSession.ended(); // somebody else signed in here
    if (elt === box().closest("form") && xhr.getResponseHeader("HX-Redirect")) leaving = true;
  });

  // The page is left or hidden: the browser carries the last words on its own.
  window.addEventListener("pagehide", () => {
    if (isUnsaved() && !leaving && !sroSession.isOver()) {
      navigator.sendBeacon(box().getAttribute("hx-post"), quietly());
    }
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") autosave(); });

  // Signing out with words that are not saved yet: first the words, then the door.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!isUnsaved() || form === box().closest("form") || form.hasAttribute("hx-post") || form.method !== "post") return;
    event.preventDefault();
    fetch(box().getAttribute("hx-post"), { method: "POST", body: quietly() }).finally(() => {
      leaving = true;
      form.submit();
    });
  });

  // No connection: the text stays in the page, and is sent when there is one again.
  window.addEventListener("online", autosave);
  document.addEventListener("htmx:sendError", () => { window.setTimeout(autosave, 10000); });
  document.addEventListener("sro:angemeldet", autosave);

  // Only when the last words could not be sent does the browser ask before it leaves.
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved() && !leaving && (sroSession.isOver() || !navigator.onLine)) event.preventDefault();
  });
})();
