// Everything works without this file. It asks before unsaved work is left, moves focus to the error summary,
// and opens and closes dialogs where the browser does not yet know command/commandfor.
(() => {
  "use strict";

  const dirty = new Set();

  const markDirty = (event) => {
    const form = event.target.form;
    if (form && form.hasAttribute("data-guard")) dirty.add(form);
  };

  const focusErrors = (root) => {
    const summary = root.querySelector("[data-error-summary]");
    if (summary) summary.focus();
  };

  // A form that came back with errors holds work that is not saved.
  const start = (root) => {
    root.querySelectorAll('form[data-guard="dirty"]').forEach((form) => dirty.add(form));
    focusErrors(root);
  };

  document.addEventListener("input", markDirty);
  document.addEventListener("change", markDirty);
  document.addEventListener("reset", (event) => dirty.delete(event.target));
  document.addEventListener("submit", (event) => dirty.delete(event.target));
  window.addEventListener("beforeunload", (event) => {
    for (const form of dirty) {
      if (!form.isConnected) dirty.delete(form);
    }
    if (dirty.size) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const closer = event.target.closest("[data-close-dialog]");
    if (closer) closer.closest("dialog")?.close();
    const opener = event.target.closest("button[commandfor]");
    if (opener && !("command" in HTMLButtonElement.prototype)) {
      const dialog = document.getElementById(opener.getAttribute("commandfor"));
      if (opener.getAttribute("command") === "show-modal") dialog?.showModal?.();
      else dialog?.close?.();
    }
    if (event.target.closest("dialog")) return; // a menu that opened it takes the focus back
    document.querySelectorAll("details.kaa-action-menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details.kaa-action-menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  document.addEventListener("DOMContentLoaded", () => start(document));
  document.addEventListener("htmx:afterSwap", (event) => start(event.target));
})();
