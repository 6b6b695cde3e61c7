// Show a series as it was known on a day (?asOf=2021-06-30), or as one class of tellers has it
// (?sources=authority): by the address, or by the fields above the table; the one ends the other.
// Without this file the page shows what is known now, whoever told it.
"use strict";
(() => {
  const all = (css, from = document) => [...from.querySelectorAll(css)];
  const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  const forms = all("form.choice");
  const fields = new Map(forms.flatMap((form) => [...form.elements]).filter((e) => e.name).map((e) => [e.name, e]));

  function show(day, teller) {
    for (const one of all("[data-published]")) {
      const { published, teller: by } = one.dataset;
      const isLate = day !== "" && (published === "" || published > day);
      one.hidden = isLate || (teller !== "" && by !== undefined && by !== teller);
    }
    for (const row of all("tr.period")) {
      const known = all(".then", row).filter((then) => day !== "" && then.dataset.from <= day);
      for (const then of all(".then", row)) then.hidden = then !== known.at(-1);
      for (const by of all(".by", row)) by.hidden = by.dataset.teller !== teller;
      row.querySelector(".now").hidden = day !== "" || teller !== "";
      const isEmpty = teller !== "" && all(".published li", row).every((one) => one.hidden);
      row.hidden = isEmpty || (day !== "" && known.length === 0);
    }
    document.querySelector(".chart")?.toggleAttribute("hidden", day !== "" || teller !== "");
    for (const part of all("#vintages, #implied")) part.hidden = teller !== "";
  }

  function choose(name, value) {
    const here = new URL(location.href);
    for (const [other, field] of fields) {
      const chosen = other === name ? value : "";
      if (field.value !== chosen) field.value = chosen;
      field.form.classList.toggle("chosen", chosen !== "");
      if (chosen) here.searchParams.set(other, chosen);
      else here.searchParams.delete(other);
    }
    show(name === "asOf" ? value : "", name === "sources" ? value : "");
    history.replaceState(null, "", here);
    const switched = document.getElementById("switch");
    if (switched) switched.search = here.search;
  }

  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => choose("", ""));
  }
  for (const [name, field] of fields) field.addEventListener("change", () => choose(name, field.value));
  const asked = new URL(location.href).searchParams;
  const day = asked.get("asOf") ?? "";
  const teller = asked.get("sources") ?? "";
  const isTeller = [...(fields.get("sources")?.options ?? [])].some((o) => o.value === teller);
  if (fields.has("asOf") && isDay(day)) choose("asOf", day);
  else if (teller !== "" && isTeller) choose("sources", teller);
})();
