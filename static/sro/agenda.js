// The agenda put in order by dragging; without this script, and with the keyboard, by the buttons of each row. It listens
// on the page, because the agenda is swapped when somebody else changes it.
"use strict";

(() => {
  let list = null;
  let dragged = null;
  let before = "";
  const order = () => [...list.querySelectorAll("input[name=order]")].map((input) => input.value).join(" ");
  const rowAt = (event) => (event.target instanceof Element ? event.target.closest("[data-ordnen] [draggable=true]") : null);

  document.addEventListener("dragstart", (event) => {
    dragged = rowAt(event);
    if (!dragged) return;
    list = dragged.closest("[data-ordnen]");
    before = order();
    event.dataTransfer.effectAllowed = "move";
    dragged.classList.add("is-dragged");
  });

  document.addEventListener("dragover", (event) => {
    const row = rowAt(event);
    if (!dragged || !row) return;
    event.preventDefault();
    if (row === dragged) return;
    const box = row.getBoundingClientRect();
    row[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
  });

  document.addEventListener("drop", (event) => { if (dragged) event.preventDefault(); });

  document.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.classList.remove("is-dragged");
    dragged = null;
    if (order() !== before) document.getElementById(list.dataset.ordnen).requestSubmit();
  });
})();
