// Every page works without this script; it moves the focus and speaks. Beside it stands keys.js.
"use strict";

(() => {
  // The server marks where to go on: the first field with an error, or the message of the last action.
  const focusMark = (root) => {
    const mark = root.querySelector("[data-fokus]");
    if (mark) {
      mark.focus();
      mark.removeAttribute("data-fokus"); // a later swap elsewhere must not jump back here
    }
  };

  const say = (text) => {
    const region = document.getElementById("meldungen");
    region.textContent = "";
    // Emptying first, in its own turn, makes screen readers read the same sentence twice.
    window.setTimeout(() => { region.textContent = text; }, 50);
  };

  document.addEventListener("DOMContentLoaded", () => focusMark(document));
  document.addEventListener("htmx:afterSettle", (event) => focusMark(event.detail.elt));
  document.addEventListener("sro:meldung", (event) => say(event.detail.text));
  document.addEventListener("htmx:sendError", () => say("Keine Verbindung zum Server. Versuchen Sie es noch einmal."));
  document.addEventListener("htmx:responseError", () => {
    say("Das hat nicht geklappt. Laden Sie die Seite neu und versuchen Sie es noch einmal.");
  });
})();
