// The agenda put in order by dragging; without this script, and with the keyboard, by the buttons of each row.
"use strict";

(() => {
  const list = document.querySelector("[data-ordnen]");
  if (!list) return;
  let dragged = null;
  let before = "";
  const order = () => [...list.querySelectorAll("input[name=order]")].map((input) => input.value).join(" ");

  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[draggable=true]");
    if (!dragged) return;
    before = order();
    event.dataTransfer.effectAllowed = "move";
    dragged.classList.add("is-dragged");
  });

  list.addEventListener("dragover", (event) => {
    const row = event.target.closest("[draggable=true]");
    if (!dragged || !row) return;
    event.preventDefault();
    if (row === dragged) return;
    const box = row.getBoundingClientRect();
    row[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
  });

  list.addEventListener("drop", (event) => event.preventDefault());

  list.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.classList.remove("is-dragged");
    dragged = null;
    if (order() !== before) document.getElementById(list.dataset.ordnen).requestSubmit();
  });
})();
