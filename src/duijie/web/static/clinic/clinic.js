// A reading lights up in text and card together, by pointer and by keyboard.
(() => {
  "use strict";
  const keysOf = (each) => (each.dataset.item || "").split(" ").filter(Boolean);
  const light = (target, on) => {
    const each = target.closest("[data-clinic] [data-item]");
    if (!each) return;
    const keys = keysOf(each).slice(0, 1);
    document.querySelectorAll("[data-clinic] [data-item]").forEach((other) => {
      if (keysOf(other).some((key) => keys.includes(key))) other.classList.toggle("lit", on);
    });
  };
  const listen = (name, on) => document.addEventListener(name, (event) => {
    if (event.target instanceof Element) light(event.target, on);
  });
  listen("mouseover", true);
  listen("mouseout", false);
  listen("focusin", true);
  listen("focusout", false);

  // A mark in the text opens its line of the card.
  document.addEventListener("click", (event) => {
    const mark = event.target instanceof Element && event.target.closest("a.mark");
    const line = mark && document.getElementById(mark.hash.slice(1));
    if (!line) return;
    line.open = true;
    line.querySelector("summary").focus();
  });
})();
