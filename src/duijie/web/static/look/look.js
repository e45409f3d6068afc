// Small comforts; every page works without them.
(() => {
  "use strict";

  // Menus close when one clicks elsewhere or presses Escape.
  const openMenus = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("click", (event) => {
    openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenus().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });

  // The appearance changes at once; the form behind the button keeps it.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-appearance]");
    if (!form || !event.submitter) return;
    event.preventDefault();
    const chosen = event.submitter.value;
    const root = document.documentElement;
    if (chosen === "auto") root.removeAttribute("data-bs-theme");
    else root.setAttribute("data-bs-theme", chosen);
    form.querySelectorAll("button").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.value === chosen));
    });
    const sent = new FormData(form);
    sent.set(event.submitter.name, chosen);
    fetch(form.action, { method: "POST", body: sent, redirect: "manual" });
  });

  // Messages can be put away; good news goes by itself.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-put-away]");
    if (button) button.closest(".note").remove();
  });
  document.querySelectorAll(".toasts .note-good").forEach((note) => {
    setTimeout(() => note.remove(), 8000);
  });

  // Buttons that only make sense with this script appear with it.
  document.querySelectorAll("[data-needs-script]").forEach((each) => { each.hidden = false; });

  // Filters act when they are changed.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-act-on-change]");
    if (form) form.requestSubmit();
  });

  // The calendar of the browser writes the day into the line beside it.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-open-calendar]");
    if (!button) return;
    const [line, calendar] = button.parentElement.querySelectorAll("input");
    if (/^\d{4}-\d{2}-\d{2}$/.test(line.value)) calendar.value = line.value;
    calendar.onchange = () => {
      line.value = calendar.value;
      line.dispatchEvent(new Event("change", { bubbles: true }));
      line.focus();
    };
    calendar.showPicker();
  });

  // A file dragged over the drop zone is welcome.
  document.querySelectorAll(".drop-zone").forEach((zone) => {
    const input = zone.querySelector("input[type=file]");
    ["dragenter", "dragover"].forEach((name) => zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    }));
    ["dragleave", "drop"].forEach((name) => zone.addEventListener(name, () => zone.classList.remove("over")));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });
})();
