// The list works without this file. When the counts have come, each choice of the filter bar says how many it gives.
(() => {
  "use strict";

  const annotate = (root) => {
    root.querySelectorAll("[data-filter][data-count]").forEach((found) => {
      const { filter, value, label, count } = found.dataset;
      const select = document.querySelector(`.kaa-filter select[name="${filter}"]`);
      if (!select) return;
      let option = [...select.options].find((one) => one.value === value);
      if (!option) {
        option = new Option(label, value); // schools are known with their counts only
        select.add(option);
      }
      option.textContent = `${label} (${count})`;
    });
  };

  document.addEventListener("htmx:afterSwap", (event) => annotate(event.target));
})();
