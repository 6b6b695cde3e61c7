// Show a series as it was known on a day: ?asOf=2021-06-30 in the address, or the field above the table.
// Without this file the page shows what is known now.
"use strict";
(() => {
  const form = document.getElementById("asof");
  if (!form) return;
  const field = form.elements.namedItem("asOf");
  const all = (css, from = document) => [...from.querySelectorAll(css)];
  const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

  function show(day) {
    for (const one of all("[data-published]")) {
      const published = one.dataset.published;
      one.hidden = day !== "" && (published === "" || published > day);
    }
    for (const row of all("tr.period")) {
      const known = all(".then", row).filter((then) => then.dataset.from <= day);
      for (const then of all(".then", row)) then.hidden = then !== known.at(-1);
      row.querySelector(".now").hidden = day !== "";
      row.hidden = day !== "" && known.length === 0;
    }
    document.querySelector(".chart")?.toggleAttribute("hidden", day !== "");
  }

  function keep(day) {
    const here = new URL(location.href);
    if (day) here.searchParams.set("asOf", day);
    else here.searchParams.delete("asOf");
    history.replaceState(null, "", here);
    const other = document.getElementById("switch");
    if (other) other.search = here.search;
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    show("");
    keep("");
  });
  field.addEventListener("change", () => {
    show(field.value);
    keep(field.value);
  });
  const asked = new URL(location.href).searchParams.get("asOf") ?? "";
  if (isDay(asked)) {
    field.value = asked;
    show(asked);
    keep(asked);
  }
})();
