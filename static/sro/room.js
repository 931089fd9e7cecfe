// The room of a consultation, the session of the commission and its agenda: the clock counts between two answers of the server, a poll never replaces what somebody
// types, and it rests while nobody looks. Everything is there without this script, by loading the page again.
"use strict";

(() => {
  const started = new WeakMap(); // clock element → when it came
  let said = "";

  const say = (text) => document.dispatchEvent(new CustomEvent("sro:meldung", { detail: { text } }));
  const beat = () => document.querySelector("[data-takt]");

  const tick = () => {
    const face = document.getElementById("raum-uhr");
    if (!face) return;
    if (!started.has(face)) started.set(face, performance.now());
    const runs = face.hasAttribute("data-laeuft");
    const gone = runs ? Math.floor((performance.now() - started.get(face)) / 1000) : 0;
    const left = Number(face.dataset.rest) - gone;
    const seconds = Math.abs(left);
    const digits = (number) => String(number).padStart(2, "0");
    const text = `${left < 0 ? "+" : ""}${digits(Math.floor(seconds / 60))}:${digits(seconds % 60)}`;
    if (face.textContent !== text) face.textContent = text;
    if (!runs) return;
    const word = left <= 0 ? "Zeit ist um." : left <= 120 ? "Noch 2 Minuten." : "";
    const once = `${face.dataset.schritt} ${word}`;
    if (word && said !== once && (left <= 0 || left > 110)) {
      said = once;
      say(word);
    }
  };

  // "TOP 3: 8 von 20 min" goes on between two answers of the server.
  const count = () => {
    const face = document.getElementById("sitzung-uhr");
    if (!face) return;
    if (!started.has(face)) started.set(face, performance.now());
    const gone = Number(face.dataset.seit) + Math.floor((performance.now() - started.get(face)) / 1000);
    const text = `TOP ${face.dataset.top}: ${Math.floor(gone / 60)} von ${face.dataset.von} min`;
    if (face.textContent !== text) face.textContent = text;
  };

  // Somebody types here: text in a field that was not there before, or the cursor stands in it; or drags a row.
  const isBusy = (part) => {
    if (part.querySelector(".is-dragged")) return true;
    const fields = [...part.querySelectorAll("input:not([type=hidden]), textarea, select")];
    return fields.some((field) => field === document.activeElement
      || (field.tagName !== "SELECT" && !["radio", "checkbox"].includes(field.type) && field.value !== field.defaultValue));
  };

  // What a part shows is the same as before (data-stand), somebody types in it (data-bleibt), or the screen would go on
  // to another item (data-top) while somebody types about this one: it stays as it is.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const part = event.detail.target;
    const fresh = event.detail.fragment && event.detail.fragment.querySelector(`#${CSS.escape(part.id)}`);
    const stand = part.dataset.stand;
    if (stand !== undefined && fresh && fresh.dataset.stand === stand) {
      event.detail.shouldSwap = false;
      return;
    }
    const goesOn = fresh && fresh.dataset.top !== part.dataset.top;
    const others = goesOn ? [...document.querySelectorAll("[data-bleibt][data-top]")] : [];
    const busy = [...("bleibt" in part.dataset ? [part] : []), ...others].find(isBusy);
    if (!busy) return;
    event.detail.shouldSwap = false;
    const hint = document.querySelector("[data-hinweis]");
    if (hint) (busy.closest("ul") || busy).before(hint);
    if (hint) hint.hidden = false;
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === beat() && document.hidden) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && beat()) window.htmx.trigger(beat(), "sro:jetzt");
  });

  // One key for the next step, where keys are switched on; never inside a field.
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
    const button = document.querySelector(`[data-taste="${CSS.escape(event.key)}"]`);
    if (button && document.getElementById("tasten")) button.click();
  });

  window.setInterval(() => { tick(); count(); }, 250);
  tick();
  count();
})();
