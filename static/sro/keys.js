// Keys that lead somewhere. Which they are and where they lead says the server, in the attributes of #tasten; without
// that element (switched off in the settings, WCAG 2.1.4) only Control+K is left.
"use strict";

(() => {
  const PATIENCE = 1500; // milliseconds between the two keys of a pair
  const FIELDS = "input, textarea, select, [contenteditable], dialog[open]";
  let first = "";
  let timer = 0;

  const toSearch = (event) => {
    const search = document.getElementById("suche");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  };

  const forget = () => { first = ""; window.clearTimeout(timer); };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      toSearch(event);
      return;
    }
    const places = document.getElementById("tasten");
    const typing = event.target instanceof Element && event.target.closest(FIELDS);
    if (!places || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
      forget();
      return;
    }
    if (!first && document.querySelector(`[data-taste="${CSS.escape(event.key)}"]`)) return; // the page has its own use for it
    if (event.key === "/") {
      toSearch(event);
      return;
    }
    if (event.key === "Shift") return; // on its way to the question mark
    const address = places.dataset[event.key === "?" ? "hilfe" : first + event.key];
    const begins = event.key === "g" && !first;
    forget();
    if (address) {
      event.preventDefault();
      window.location.assign(address);
    } else if (begins) {
      first = "g";
      timer = window.setTimeout(forget, PATIENCE);
    }
  });

  // From the search field down into what was found, from hit to hit, and back up into the field.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [document.getElementById("suche"), ...document.querySelectorAll("[data-treffer]")];
    const here = stops.indexOf(document.activeElement);
    const next = here < 0 ? null : stops[here + step];
    if (step && next && stops.length > 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      next.focus();
    }
  });

  // An open menu closes with Escape, and the focus goes back to what opened it.
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.sro-menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
