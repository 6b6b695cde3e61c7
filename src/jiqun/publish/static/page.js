// Light up a mark and its row together, open panels, copy citations, listen to a few keys.
// Everything works without this file; it only saves steps.
"use strict";
(() => {
  const all = (css, from = document) => [...from.querySelectorAll(css)];
  const byId = (id) => document.getElementById(id);
  const span = (claim) => claim.slice(claim.lastIndexOf(":") + 1);
  const text = byId("text");
  const margin = byId("figures");

  const marksOf = (anchor) => all(".m", text).filter((m) => span(m.dataset.claim) === anchor);
  const rowOf = (anchor) => byId("c" + anchor)?.closest("details.row") ?? null;

  function light(anchor, on) {
    for (const mark of marksOf(anchor)) mark.classList.toggle("lit", on);
    rowOf(anchor)?.classList.toggle("lit", on);
  }

  function open(anchor) {
    const row = rowOf(anchor);
    if (!row) return;
    for (const other of all("details.row[open]", margin)) if (other !== row) other.open = false;
    row.open = true;
    // Only the margin scrolls where it stands beside the text; below it, the page does.
    const apart = getComputedStyle(margin).position === "sticky";
    if (apart) margin.scrollTop = row.offsetTop - margin.clientHeight / 4;
    else row.scrollIntoView({ block: "nearest" });
  }

  if (text && margin) {
    const anchorAt = (event) => {
      const mark = event.target.closest?.(".m");
      if (mark) return span(mark.dataset.claim);
      const row = event.target.closest?.("details.row");
      return row ? row.querySelector(".panel").id.slice(1) : null;
    };
    for (const place of [text, margin]) {
      for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
        place.addEventListener(name, (event) => {
          const anchor = anchorAt(event);
          if (anchor) light(anchor, on);
        });
      }
    }
    text.addEventListener("click", (event) => {
      const mark = event.target.closest(".m");
      if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const anchor = span(mark.dataset.claim);
      history.replaceState(null, "", "#c" + anchor);
      open(anchor);
      // Enter leads on into the panel; its link back to the text leads home again.
      if (event.detail === 0) rowOf(anchor).querySelector("summary").focus({ preventScroll: true });
    });
    margin.addEventListener("toggle", (event) => {
      if (!event.target.open || getComputedStyle(margin).position !== "sticky") return;
      const mark = marksOf(event.target.querySelector(".panel").id.slice(1))[0];
      const box = mark?.getBoundingClientRect();
      if (box && (box.top < 0 || box.bottom > innerHeight)) mark.scrollIntoView({ block: "center" });
    }, true);
    if (location.hash.startsWith("#c")) open(decodeURIComponent(location.hash.slice(2)));
  }

  // The language switch keeps the place on the page.
  const change = byId("switch");
  const follow = () => { if (change) change.hash = location.hash; };
  addEventListener("hashchange", follow);
  change?.addEventListener("click", follow);
  follow();

  for (const button of all("button.copy")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = button.dataset.done;
    });
  }

  let last = null;
  function step(by) {
    const marks = all(".m[id], .claim h2 a, .finding .said");
    if (!marks.length) return;
    const now = marks.indexOf(marks.includes(document.activeElement) ? document.activeElement : last);
    last = marks[now < 0 ? (by > 0 ? 0 : marks.length - 1) : (now + by + marks.length) % marks.length];
    last.focus();
  }
  document.addEventListener("keydown", (event) => {
    // Keys are off while something is typed, also through an input method.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    // On the page of decisions a key decides on the finding whose form is nearest to the view.
    const middle = innerHeight / 2;
    const away = (form) => Math.abs(form.getBoundingClientRect().top - middle);
    const desk = all("form.decide").sort((a, b) => away(a) - away(b))[0];
    const button = `[data-key="${CSS.escape(event.key)}"]`;
    const press = desk?.querySelector(button) ?? document.querySelector(`form.last ${button}`);
    if (press) {
      const empty = press.value === "other_value" && !desk.elements.value.value;
      if (empty) { event.preventDefault(); desk.elements.value.focus(); } else press.click();
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "z" && change) { follow(); change.click(); }
    else if (event.key === "Escape") {
      for (const row of all("details.row[open]")) row.open = false;
      history.replaceState(null, "", location.pathname + location.search);
    }
  });
})();
