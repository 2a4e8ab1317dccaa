// A session ends by idleness: whoever is still there is told in time and stays by one press (WCAG 2.2.1). What was written
// in a form (data-guard) is kept in this tab alone, encrypted with a key that only the same person's pages carry, and is
// offered again at the next visit to the form. A form that keeps its draft on the server (data-draft in it) is kept here
// only when that failed.
(() => {
  "use strict";

  const dialog = document.getElementById("session-end");
  if (!dialog) return;

  // ---- drafts -------------------------------------------------------------------------------------------------------
  const PREFIX = "kaa-draft:";
  const SENT = "kaa-draft-sent";
  const guarded = () => Array.from(document.querySelectorAll("main form[data-guard]"));
  const nameOf = (form) => `${PREFIX}${location.pathname}#${guarded().indexOf(form)}`;
  const kept = (control) =>
    control.name && !control.disabled && control.name !== "csrfmiddlewaretoken" &&
    !["hidden", "password", "file", "submit", "button"].includes(control.type);
  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
  const unbase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const key = window.crypto?.subtle
    ? crypto.subtle.importKey("raw", bytes(dialog.dataset.draftKey), "AES-GCM", false, ["encrypt", "decrypt"])
    : null; // not a secure connection: nothing is kept

  const store = (name, value) => {
    try {
      if (value === null) sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, value);
    } catch { /* storage is full or forbidden: the page works without it */ }
  };
  const read = (name) => {
    try { return sessionStorage.getItem(name); } catch { return null; }
  };
  const dropAll = () => {
    try {
      Object.keys(sessionStorage).filter((name) => name.startsWith("kaa-draft")).forEach((name) => store(name, null));
    } catch { /* nothing was kept */ }
  };

  const valuesOf = (form) =>
    Array.from(form.elements).filter(kept).map((control) => {
      const toggle = control.type === "checkbox" || control.type === "radio";
      return [control.name, toggle ? control.value : null, toggle ? control.checked : control.value];
    });

  const keep = async (form) => {
    if (!key) return;
    const vector = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify({ at: Date.now(), values: valuesOf(form) }));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: vector }, await key, text);
    store(nameOf(form), `${base64(vector)}.${base64(sealed)}`);
  };

  const open = async (form) => {
    const found = read(nameOf(form));
    if (!found || !key) return null;
    try {
      const [vector, sealed] = found.split(".").map(unbase64);
      const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: vector }, await key, sealed);
      return JSON.parse(new TextDecoder().decode(text));
    } catch { // another person's, or damaged
      store(nameOf(form), null);
      return null;
    }
  };

  const put = (form, values) => {
    const controls = Array.from(form.elements).filter(kept);
    for (const [name, option, value] of values) {
      const control = controls.find((one) => one.name === name && (option === null || one.value === option));
      if (!control) continue;
      if (option === null) control.value = value;
      else control.checked = value;
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
    controls[0]?.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const offer = async (form) => {
    const draft = await open(form);
    if (!draft || JSON.stringify(draft.values) === JSON.stringify(valuesOf(form))) return;
    const box = document.getElementById("draft-offer").content.firstElementChild.cloneNode(true);
    const when = new Date(draft.at).toLocaleString("sv-SE", { dateStyle: "medium", timeStyle: "short" });
    box.querySelector("[data-draft-at]").textContent = `${when}.`;
    const done = () => {
      box.remove();
      form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    };
    box.querySelector("[data-draft-use]").addEventListener("click", () => { put(form, draft.values); done(); });
    box.querySelector("[data-draft-drop]").addEventListener("click", () => { store(nameOf(form), null); done(); });
    document.getElementById("messages").append(box);
  };

  const startDrafts = () => {
    const sent = read(SENT);
    store(SENT, null);
    const saved = document.querySelector('.kaa-messages [data-tone="green"]');
    if (sent && (saved || !sent.startsWith(`${PREFIX}${location.pathname}#`))) store(sent, null);
    for (const form of guarded()) {
      if (form.dataset.guard !== "dirty") offer(form); // it came back with its errors and all that was written
    }
  };

  const timers = new Map();
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !form.matches("main form[data-guard]") || form.querySelector("[data-draft]")) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => { timers.delete(form); keep(form); }, 1000));
  });
  document.addEventListener("submit", (event) => {
    if ((event.target.getAttribute("action") || "").endsWith("/logga-ut/")) dropAll();
    else if (event.target.matches("main form[data-guard]")) {
      clearTimeout(timers.get(event.target));
      store(SENT, nameOf(event.target));
    }
  });

  // ---- the clock ----------------------------------------------------------------------------------------------------
  const SHARED = "kaa-alive"; // when any tab last spoke with the server: a time, nothing else
  const idle = Number(dialog.dataset.idle) * 1000;
  const warn = Number(dialog.dataset.warn) * 1000;
  let last = Date.now();
  let end = last + Number(dialog.dataset.left) * 1000;
  let told = false; // of the end that cannot be moved, once

  const alive = () => {
    last = Date.now();
    try { localStorage.setItem(SHARED, String(last)); } catch { /* one tab alone */ }
  };
  window.addEventListener("storage", (event) => {
    if (event.key === SHARED && Number(event.newValue) > last) last = Number(event.newValue);
  });

  const show = (left, absolute) => {
    dialog.querySelectorAll("[data-when]").forEach((one) => { one.hidden = (one.dataset.when === "absolute") !== absolute; });
    dialog.querySelector("[data-session-stay]").hidden = absolute;
    dialog.querySelector("[data-session-close]").hidden = !absolute;
    const minutes = Math.ceil(left / 60000);
    const count = dialog.querySelector("[data-count]");
    if (count.textContent !== String(minutes)) count.textContent = String(minutes);
    dialog.querySelectorAll("[data-minutes]").forEach((one) => { one.hidden = (one.dataset.minutes === "many") !== (minutes > 1); });
    if (!dialog.open) {
      dialog.showModal();
      dialog.querySelector(absolute ? "[data-session-close]" : "[data-session-stay] button").focus();
    }
  };

  const leave = async () => {
    clearInterval(ticking);
    for (const form of guarded()) {
      const status = form.querySelector("[data-draft]");
      if (status && status.textContent === status.dataset.failed) timers.set(form, 0);
    }
    await Promise.all(Array.from(timers, ([form, timer]) => { clearTimeout(timer); return keep(form); }));
    document.dispatchEvent(new CustomEvent("kaa:kept")); // kaa.js asks no more before the page is left
    location.assign(`${dialog.dataset.login}?ended=1&next=${encodeURIComponent(location.pathname + location.search)}`);
  };

  const tick = () => {
    const now = Date.now();
    const absolute = end < last + idle;
    const left = Math.min(last + idle, end) - now;
    if (left <= 0) leave();
    else if (left <= warn) {
      if (!absolute || !told) show(left, absolute);
    } else if (dialog.open) dialog.close(); // another tab stayed
  };

  const stay = async (form) => {
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (!answer.ok) return leave(); // logged out already, here or in another tab
      const { left } = await answer.json();
      alive();
      end = last + left * 1000;
    } catch { /* no connection: the clock goes on, and the warning comes again */ }
    if (dialog.open) dialog.close();
    return undefined;
  };

  dialog.querySelector("[data-session-stay]").addEventListener("submit", (event) => {
    event.preventDefault();
    stay(event.target);
  });
  dialog.querySelector("[data-session-close]").addEventListener("click", () => { told = true; dialog.close(); });
  dialog.addEventListener("cancel", (event) => { // Escape: somebody is here
    event.preventDefault();
    if (dialog.querySelector("[data-session-stay]").hidden) { told = true; dialog.close(); }
    else stay(dialog.querySelector("[data-session-stay]"));
  });
  // what the page asks by itself (progress of a job, whether it may still be shown) says nothing of somebody being here
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.detail.triggeringEvent) event.detail.headers["X-Poll"] = "1";
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig?.triggeringEvent) alive();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) tick(); });

  alive();
  const ticking = setInterval(tick, 5000);
  startDrafts();
})();
