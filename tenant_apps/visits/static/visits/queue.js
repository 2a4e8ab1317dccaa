// Outcomes of home visits that wait on this telephone until the server has them. Kept: public ids, outcome codes, a time and
// a short note, under the name of one user in one tenant; no names, no addresses. Each has a key, so that it may be sent
// again. It goes when the server has said that it is recorded. Whoever logs out while some wait is told. Of a visit that is not
// there any more it stays, to be read and removed by whoever wrote it.
(() => {
  "use strict";

  const dialog = document.getElementById("visit-queue");
  if (!dialog) return;
  const PREFIX = `kaa-visits:${dialog.dataset.queue}:`; // then the day's id
  const EVERY = 20000;
  const FIRST = 2000;

  const names = () => {
    try { return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)); } catch { return []; }
  };
  const read = (name) => {
    try { return JSON.parse(localStorage.getItem(name)) || []; } catch { return []; }
  };
  const write = (name, entries) => {
    try {
      if (entries.length) localStorage.setItem(name, JSON.stringify(entries));
      else localStorage.removeItem(name);
      return true;
    } catch { return false; } // storage is full or forbidden
  };
  const drop = (name, key) => write(name, read(name).filter((entry) => entry.key !== key));
  const change = (name, key, fields) =>
    write(name, read(name).map((entry) => (entry.key === key ? { ...entry, ...fields } : entry)));
  const waiting = () => names().flatMap((name) => read(name)).filter((entry) => !entry.gone);

  const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value || "";
  const tell = (entry, state, answer) =>
    document.dispatchEvent(new CustomEvent("kaa:visit", { detail: { entry, state, answer } }));

  // what could not be delivered, where a page has a place for it
  const undelivered = () => {
    const box = document.querySelector("[data-queue-undelivered]");
    if (!box) return;
    const list = box.querySelector("ul");
    list.replaceChildren();
    for (const name of names()) {
      for (const entry of read(name).filter((one) => one.gone)) {
        const row = box.querySelector("template").content.cloneNode(true);
        const when = new Date(entry.at).toLocaleString("sv-SE", { dateStyle: "short", timeStyle: "short" });
        row.querySelector("[data-what]").textContent = [when, entry.label || entry.result, entry.note].filter(Boolean).join(" · ");
        row.querySelector("button").addEventListener("click", () => {
          drop(name, entry.key);
          undelivered();
          (box.hidden ? document.querySelector("main") : box).focus?.();
        });
        list.append(row);
      }
    }
    box.hidden = !list.children.length;
  };

  const urlOf = (visit) => dialog.dataset.url.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, visit);

  // gives false when it makes no sense to go on: no connection, or logged out
  const send = async (name, entry) => {
    let response;
    try {
      response = await fetch(urlOf(entry.visit), {
        method: "POST", body: new URLSearchParams({ ...entry, label: "", csrfmiddlewaretoken: token() }), redirect: "manual",
        headers: { "X-Kaa-Queue": "1" },
      });
    } catch {
      tell(entry, "waiting");
      return false;
    }
    if (response.ok) {
      const answer = await response.json();
      drop(name, entry.key);
      tell(entry, "saved", answer);
      return true;
    }
    if (response.status === 422) {
      const answer = await response.json().catch(() => ({}));
      if (answer.state === "words") { // the note is asked about: it waits here for whoever wrote it, and is not sent again before
        change(name, entry.key, { asks: answer.why });
        tell({ ...entry, asks: answer.why }, "words");
        return true;
      }
    }
    if (response.status === 404) { // no such visit, or nobody that this user may know of
      change(name, entry.key, { gone: true });
      tell(entry, "gone");
      undelivered();
      return true;
    }
    tell(entry, response.type === "opaqueredirect" ? "login" : response.status >= 500 || response.status === 429 ? "waiting" : "refused");
    return response.status === 422;
  };

  let running = null;
  const flush = () => {
    running ??= (async () => {
      await null; // so that `running` is set before it is cleared, also when nothing waits
      try {
        for (const name of names()) {
          for (const entry of read(name)) if (!entry.asks && !entry.gone && !(await send(name, entry))) return;
        }
      } finally {
        running = null;
      }
    })();
    return running;
  };

  const add = (day, entry) => {
    const name = PREFIX + day;
    const kept = write(name, [...read(name), entry]);
    if (kept) {
      tell(entry, "waiting");
      (running || Promise.resolve()).then(flush);
    }
    return kept;
  };

  // what somebody says of a note that was asked about: it is needed, or it goes; the outcome is sent either way
  const decide = (day, key, isNeeded) => {
    change(PREFIX + day, key, isNeeded ? { asks: "", words_confirmed: "on" } : { asks: "", note: "" });
    (running || Promise.resolve()).then(flush);
  };

  // asked about, and its visit is not on the day's list any more: nobody could answer
  const strand = (day, key) => {
    change(PREFIX + day, key, { gone: true });
    undelivered();
  };

  window.kaaVisits = { add, decide, strand, flush, waiting, of: (day) => read(PREFIX + day).filter((entry) => !entry.gone) };

  // ---- logging out ----
  let leaving = null;
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!(form.getAttribute("action") || "").endsWith("/logga-ut/") || form === leaving || !waiting().length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leaving = form;
    await Promise.race([flush(), new Promise((done) => { setTimeout(done, 4000); })]);
    const left = waiting().length;
    if (!left) {
      form.requestSubmit();
      return;
    }
    dialog.querySelector("[data-queue-count]").textContent = String(left);
    document.querySelectorAll("dialog[open]").forEach((other) => other.close());
    dialog.showModal();
  }, true);
  dialog.querySelector("[data-queue-stay]").addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-queue-leave]").addEventListener("click", () => {
    const form = leaving;
    dialog.close();
    leaving = form;
    form.requestSubmit();
  });
  dialog.addEventListener("close", () => { leaving = null; });

  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) flush(); });
  setInterval(flush, EVERY);
  setTimeout(flush, names().length ? 0 : FIRST);
  document.addEventListener("DOMContentLoaded", undelivered);
})();
