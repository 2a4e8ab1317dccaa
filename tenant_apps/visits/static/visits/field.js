// The page of home visits on a telephone. Without this file it is a list of plain forms. With it one visit is shown at a
// time, and what is pressed is kept by queue.js until the server has it; the page itself asks for nothing more.
(() => {
  "use strict";

  document.addEventListener("DOMContentLoaded", () => {
    const day = document.querySelector("[data-visit-day]");
    const queue = window.kaaVisits;
    if (!day || !queue) return;
    const words = day.dataset;
    const status = day.querySelector("[data-visit-status]");
    const sections = () => [...day.querySelectorAll("[data-visit]")];
    const sectionOf = (visit) => sections().find((one) => one.dataset.visit === visit);

    // ---- one at a time ----
    const mode = day.querySelector("[data-visit-mode]");
    let one = true;
    let current = 0;
    const show = (place, focus) => {
      const all = sections();
      current = Math.max(0, Math.min(place, all.length - 1));
      all.forEach((section, at) => {
        section.hidden = one && at !== current;
        const nav = section.querySelector("[data-visit-nav]");
        nav.hidden = !one || all.length < 2;
        nav.querySelector("[data-step='-1']").disabled = at === 0;
        nav.querySelector("[data-step='1']").disabled = at === all.length - 1;
        nav.querySelector("[data-next-name]").textContent = at + 1 < all.length ? `: ${all[at + 1].dataset.name}` : "";
      });
      if (focus && all.length) all[current].focus();
    };
    const toggle = mode.querySelector("button");
    toggle.addEventListener("click", () => {
      one = !one;
      toggle.textContent = one ? toggle.dataset.visitAll : toggle.dataset.visitOne;
      show(current, false);
    });
    day.addEventListener("click", (event) => {
      const step = event.target.closest("[data-step]");
      if (step) show(current + Number(step.dataset.step), true);
    });

    // ---- what is pressed ----
    const badge = (text, tone) => {
      const made = document.createElement("span");
      made.className = "ds-tag kaa-badge";
      made.dataset.color = tone;
      made.textContent = text;
      return made;
    };
    const result = (section, label, text, tone) => {
      const name = document.createElement("span");
      name.className = "kaa-strong";
      name.textContent = label;
      section.querySelector("[data-visit-result]").replaceChildren(name, " ", badge(text, tone));
    };
    const labelOf = (section, value) => {
      const button = [...section.querySelectorAll("button[name=result]")].find((each) => each.value === value);
      const option = [...section.querySelectorAll("select[name=other] option")].find((each) => each.value === value);
      return button ? button.firstChild.textContent : option ? option.textContent : value;
    };
    const count = () => {
      const left = queue.of(words.visitDay).length;
      status.replaceChildren(...(left ? [badge(`${words.waiting} (${left})`, "warning")] : []));
    };
    const newKey = () => {
      if (crypto.randomUUID) return crypto.randomUUID();
      const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    };

    // ---- a note that is asked about ----
    const ask = (section, entry) => {
      const box = section.querySelector("[data-visit-words]");
      box.hidden = !entry.asks;
      box.dataset.key = entry.key;
      box.querySelector("[data-visit-why]").textContent = entry.asks ? `${entry.asks} ”${entry.note}”` : "";
    };
    day.addEventListener("click", (event) => {
      const said = event.target.closest("[data-words]");
      if (!said) return;
      const box = said.closest("[data-visit-words]");
      box.hidden = true;
      queue.decide(words.visitDay, box.dataset.key, said.dataset.words === "keep");
    });

    day.addEventListener("submit", (event) => {
      const form = event.target.closest("[data-visit-form]");
      if (!form) return;
      const section = form.closest("[data-visit]");
      const pressed = event.submitter?.name === "result" ? event.submitter.value : form.elements.other.value;
      const entry = {
        key: newKey(), visit: section.dataset.visit, result: pressed, at: new Date().toISOString(), note: form.elements.note.value,
        label: labelOf(section, pressed), deviation: form.elements.deviation.value,
      };
      if (queue.add(words.visitDay, entry)) event.preventDefault(); // else the plain form is sent
    });

    document.addEventListener("kaa:visit", (event) => {
      const { entry, state, answer } = event.detail;
      const section = sectionOf(entry.visit);
      count();
      if (state === "gone" || answer?.there) {
        const there = new Set(answer?.there || sections().map((each) => each.dataset.visit).filter((id) => id !== entry.visit));
        // what is asked about needs its place; after the page is loaded again it is listed as not delivered
        const asked = new Set(queue.of(words.visitDay).filter((each) => each.asks).map((each) => each.visit));
        const dropped = sections().filter((each) => !there.has(each.dataset.visit) && !asked.has(each.dataset.visit));
        dropped.forEach((each) => each.remove());
        if (dropped.length) {
          show(current, false);
          status.append(badge(words.gone, "info"));
        }
      }
      for (const [visit, why] of Object.entries(answer?.not_to_visit || {})) {
        const now = sectionOf(visit);
        if (!now) continue;
        now.querySelector("[data-visit-where]")?.remove();
        now.querySelector("[data-visit-not-why]").textContent = `: ${why}`;
        now.querySelector("[data-visit-not]").hidden = false;
      }
      if (!section?.isConnected) return;
      const label = labelOf(section, entry.result);
      if (state === "saved") {
        const [text, tone] = !answer.stands ? [words.older, "info"] : answer.replaced ? [words.other, "warning"]
          : answer.lacks_reason ? [words.lacks, "warning"] : [words.saved, "success"];
        result(section, answer.stands ? label : answer.outcome, text, tone);
      } else if (state === "refused") result(section, label, words.refused, "danger");
      else if (state === "login") result(section, label, words.login, "warning");
      else if (state === "words") {
        result(section, label, words.wordsWord, "warning");
        ask(section, entry);
      } else if (state === "waiting") result(section, label, words.waiting, "warning");
    });

    // ---- begin: what still waits is shown, and the first visit without an outcome ----
    for (const entry of queue.of(words.visitDay)) {
      const section = sectionOf(entry.visit);
      if (!section) {
        if (entry.asks) queue.strand(words.visitDay, entry.key);
        continue;
      }
      result(section, labelOf(section, entry.result), entry.asks ? words.wordsWord : words.waiting, "warning");
      ask(section, entry);
    }
    count();
    mode.hidden = sections().length < 2;
    const named = sections().findIndex((each) => `#${each.id}` === location.hash);
    const first = sections().findIndex((each) => !each.querySelector("[data-visit-result]").textContent.trim());
    show(named >= 0 ? named : Math.max(first, 0), false);
    queue.flush();
  });
})();
