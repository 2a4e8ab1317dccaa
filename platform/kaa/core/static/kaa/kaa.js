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
  document.addEventListener("kaa:kept", () => dirty.clear()); // session.js has put the text away
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

  // A draft is kept on the server while its form is written in: then leaving loses nothing, and no question is asked.
  // An answer without the draft's own words is a page to log in on, or an error.
  const draftOf = (event) => event.detail.elt?.closest?.("[data-draft]");
  document.addEventListener("htmx:afterRequest", (event) => {
    const status = draftOf(event);
    if (!status) return;
    const { xhr, successful } = event.detail;
    if (successful && (xhr.status === 204 || xhr.responseText.includes("data-draft-saved"))) dirty.delete(status.closest("form"));
    else status.textContent = status.dataset.failed;
  });

  // An address may name a field to mend: it gets the focus, not only the scroll position.
  const focusNamed = () => {
    const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    if (named?.matches("input, select, textarea")) named.focus();
  };

  document.addEventListener("DOMContentLoaded", () => start(document));
  document.addEventListener("DOMContentLoaded", focusNamed);
  document.addEventListener("htmx:afterSwap", (event) => start(event.target));
})();
