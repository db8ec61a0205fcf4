// SPDX-License-Identifier: Apache-2.0
// The page is whole without this: it only remembers what the reader's language is, and filters.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const [en, zh] = [byId("en"), byId("zh")];
  const tell = () => { document.documentElement.lang = zh.checked ? "zh" : "en"; };
  if (/^zh\b/i.test(navigator.language || "")) zh.checked = true;
  if (location.hash === "#zh") zh.checked = true;
  if (location.hash === "#en") en.checked = true;
  en.addEventListener("change", tell);
  zh.addEventListener("change", tell);
  tell();

  const [tools, find, status, shown] = [byId("tools"), byId("find"), byId("status"), byId("shown")];
  if (!tools) return;
  const entries = Array.from(document.querySelectorAll("[data-status]"));
  let texts = null;
  const filter = () => {
    texts = texts || entries.map((entry) => entry.textContent.toLowerCase());
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    entries.forEach((entry, index) => {
      const fits = (!status.value || entry.dataset.status === status.value)
        && words.every((word) => texts[index].includes(word));
      entry.hidden = !fits;
      if (fits) count += 1;
    });
    document.body.classList.toggle("filtering", count < entries.length);
    shown.textContent = `${count} / ${entries.length}`;
  };
  find.addEventListener("input", filter);
  status.addEventListener("change", filter);
  tools.hidden = false;
  filter();
})();
