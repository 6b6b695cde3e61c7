// Rank anew in the page: weights that keep their sum at every level, scale, method, gaps; the choices stand in the address.
// Served, the engine answers with scores and intervals; without it the page computes what it can and says so.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("index-data").textContent);
  const form = document.getElementById("choices");
  const words = JSON.parse(form.dataset.words);
  const { below, order, score, fills, places } = window.indexMeans(data);
  const POWERS = { arithmetic: 1, geometric: 0, harmonic: -1 };
  const PAUSE = 200; // milliseconds after the last change before the engine is asked (our choice)
  const switches = ["scale", "method", "gaps"].filter((name) => form.elements[name]);
  const chosen = (name) => (switches.includes(name) ? form.elements[name].value : "own");

  const initial = new Map();
  for (const node of order) {
    const kids = below.get(node.code);
    const sum = kids.reduce((all, n) => all + n.weight, 0);
    for (const n of kids) initial.set(n.code, (100 * n.weight) / sum);
  }
  const weights = new Map(initial);
  const moved = (node) => below.get(node.code).some((n) => Math.abs(weights.get(n.code) - initial.get(n.code)) > 1e-6);
  const hasMoved = () => order.some(moved);
  const isInitial = () => !hasMoved() && switches.every((name) => chosen(name) === "own");

  // Sliders: one group a node, each inside the one above it.
  const sliders = new Map();
  function group(node, box) {
    const kids = below.get(node.code);
    for (const kid of kids) {
      if (kids.length > 1) box.append(line(node, kid));
      if (!kid.leaf && below.get(kid.code).some((n) => !n.leaf || below.get(kid.code).length > 1)) {
        const inside = document.createElement("details");
        const summary = document.createElement("summary");
        summary.textContent = words.inside.replace("{name}", kid.name);
        inside.dataset.group = kid.code;
        inside.append(summary);
        group(kid, inside);
        box.append(inside);
      }
    }
  }
  function line(parent, node) {
    const row = document.createElement("div"), label = document.createElement("label");
    const slider = document.createElement("input"), told = document.createElement("output");
    row.className = "slider";
    Object.assign(slider, { type: "range", min: "0", max: "100", step: "0.1", id: `w-${node.code}` });
    slider.dataset.code = node.code;
    label.htmlFor = slider.id;
    label.textContent = node.name;
    slider.addEventListener("input", () => { move(parent, node, Number(slider.value)); changed(); });
    row.append(label, slider, told);
    sliders.set(node.code, { slider, told });
    return row;
  }
  function move(parent, node, wanted) {
    const others = below.get(parent.code).filter((n) => n.code !== node.code);
    const rest = others.reduce((all, n) => all + weights.get(n.code), 0);
    for (const n of others) {
      weights.set(n.code, rest > 0 ? (weights.get(n.code) * (100 - wanted)) / rest : (100 - wanted) / others.length);
    }
    weights.set(node.code, wanted);
  }

  // What the page can say by itself: means from the scores on a scale; other methods as worked out beforehand.
  const takes = (power, v) => (power > 0 ? Number.isInteger(power) || v >= 0 : v > 0); // as the engine refuses the others
  const takesAll = (power, rows, fill) => power === 1 || rows.every((row) => row.every((v, j) => takes(power, v ?? fill[j] ?? 1)));
  function alone() {
    const scale = chosen("scale"), method = chosen("method"), gaps = chosen("gaps");
    const isMean = method === "own" ? order.every((n) => n.power !== null) : method in POWERS;
    const rows = data.scales[scale];
    if (isMean && rows) {
      const fill = fills(rows, gaps);
      const power = (node) => (method === "own" ? node.power : POWERS[method]);
      if (order.every((n) => takesAll(power(n), rows, fill))) {
        const scores = rows.map((row, i) => (data.units[i].rank === null ? null
          : score(row.map((v, j) => v ?? fill[j]), (n) => weights.get(n.code), power)));
        return { scores, said: words.said_page };
      }
    }
    const ready = data.ready[`${scale}|${method}|${gaps}`];
    if (ready) {
      const scores = ready.map((s, i) => (data.units[i].rank === null ? null : s));
      return { scores, said: hasMoved() ? words.said_ready_weights : words.said_ready };
    }
    return { scores: null, said: words.said_not_ready };
  }

  // A mean that needs scores above zero takes the reader to a scale that has them.
  function fit() {
    const method = chosen("method");
    if (!(method in POWERS) || POWERS[method] === 1 || !switches.includes("scale")) return "";
    const rows = data.scales[chosen("scale")];
    if (!rows || takesAll(POWERS[method], rows, fills(rows, chosen("gaps")))) return "";
    form.elements.scale.value = "minmax";
    return words.said_switched;
  }

  const body = document.querySelector("#ranking tbody");
  const drawn = new Map([...body.rows].map((tr) => [tr.dataset.unit, tr]));
  const asWritten = [...body.rows].map((tr) => ({
    tr, place: tr.querySelector(".place").textContent, score: tr.querySelector(".score").textContent,
    tier: tr.querySelector(".tier").textContent, name: tr.className,
    band: tr.querySelector(".band").cloneNode(true), range: tr.querySelector(".range").textContent,
  }));
  function restoreTable() {
    for (const kept of asWritten) {
      const { tr } = kept;
      tr.className = kept.name;
      delete tr.dataset.score;
      tr.querySelector(".place").textContent = kept.place;
      tr.querySelector(".score").textContent = kept.score;
      tr.querySelector(".tier").textContent = kept.tier;
      tr.querySelector(".band").replaceWith(kept.band.cloneNode(true));
      tr.querySelector(".range").textContent = kept.range;
      body.append(tr);
    }
  }
  const last = Math.max(drawn.size, 2), span = data.width - 2 * data.pad;
  const x = (rank) => (data.pad + ((rank - 1) / (last - 1)) * span).toFixed(1);
  function table({ scores, ranks, low, high, tiers }) {
    restoreTable();
    if (!scores) return;
    const lines = data.units.map((u, i) => ({ tr: drawn.get(u.unit), s: scores[i], rank: ranks[i], low: low?.[i], high: high?.[i], tier: tiers?.[i] }))
      .filter((l) => l.tr).sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
    for (const { tr, s, rank, low: least, high: most, tier } of lines) {
      tr.className = tier ? `tie${tier % 2}` : "";
      tr.querySelector(".tier").textContent = tier ?? "";
      tr.querySelector(".place").textContent = rank ?? "–";
      tr.querySelector(".score").textContent = s === null ? "–" : s.toFixed(1);
      tr.dataset.score = s ?? "";
      const bar = tr.querySelector(".band line");
      tr.querySelector(".band circle").setAttribute("cx", x(rank ?? last));
      tr.querySelector(".band").classList.toggle("stale", !low);
      if (low && rank !== null) {
        bar.setAttribute("x1", x(least));
        bar.setAttribute("x2", x(most));
        tr.querySelector(".range").textContent = `${least}–${most}`;
        const said = words.rank_said.replace("{rank}", rank).replace("{low}", least).replace("{high}", most);
        tr.querySelector(".band").setAttribute("aria-label", said);
        tr.querySelector(".band title").textContent = said;
      }
      body.append(tr);
    }
  }

  let asked = 0, timer = 0;
  const state = document.getElementById("state");
  function show(before = "") {
    const mine = (asked += 1);
    clearTimeout(timer);
    for (const [code, { slider, told }] of sliders) {
      slider.value = String(weights.get(code));
      told.textContent = `${weights.get(code).toFixed(1)} %`;
    }
    form.dataset.by = "index";
    if (isInitial()) {
      restoreTable();
      state.textContent = "";
      return;
    }
    const found = alone();
    table({ scores: found.scores, ranks: found.scores && places(found.scores) });
    state.textContent = before + found.said;
    form.dataset.by = "page";
    if (!form.dataset.live) return;
    timer = setTimeout(async () => {
      try {
        const answer = await ask();
        if (mine !== asked) return;
        table(answer);
        state.textContent = before + (answer.low ? words.said_engine.replace("{draws}", answer.draws) : words.said_engine_filled);
        form.dataset.by = "engine";
      } catch (problem) {
        if (mine === asked) state.textContent = before + (problem.told ?? words.said_alone + found.said);
      }
    }, PAUSE);
  }
  async function ask() {
    const sent = { weights: Object.fromEntries(weights), scale: chosen("scale"), method: chosen("method"), gaps: chosen("gaps") };
    const answer = await fetch(form.dataset.live, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) });
    const record = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(String(answer.status)), { told: record.problem });
    return record;
  }

  // The address: `w=CODE:12.5,…` for groups that were moved, and the switches that were set.
  function save() {
    const parts = [];
    const told = order.filter(moved).flatMap((node) => below.get(node.code)).map((n) => `${encodeURIComponent(n.code)}:${Number(weights.get(n.code).toFixed(4))}`);
    if (told.length) parts.push(`w=${told.join(",")}`);
    for (const name of switches) if (chosen(name) !== "own") parts.push(`${name}=${chosen(name)}`);
    const kept = parts.join("&");
    history.replaceState(null, "", kept ? `#${kept}` : location.pathname + location.search);
    for (const a of document.querySelectorAll("a.switch")) a.hash = kept;
  }
  function restore() {
    for (const [code, w] of initial) weights.set(code, w);
    const kept = new Map(location.hash.slice(1).split("&").map((part) => part.split("=")));
    const given = new Map();
    for (const pair of (kept.get("w") ?? "").split(",")) {
      const [code, value] = pair.split(":");
      let name = "";
      try { name = decodeURIComponent(code); } catch { continue; } // an address cut short
      if (initial.has(name) && Number.isFinite(Number(value)) && Number(value) >= 0 && value !== "") given.set(name, Number(value));
    }
    for (const node of order) {
      const kids = below.get(node.code);
      const sum = kids.reduce((all, n) => all + (given.get(n.code) ?? 0), 0);
      if (kids.every((n) => given.has(n.code)) && sum > 0) for (const n of kids) weights.set(n.code, (100 * given.get(n.code)) / sum);
    }
    for (const name of switches) {
      const wanted = kept.get(name);
      form.elements[name].value = [...form.elements[name].options].some((o) => o.value === wanted) ? wanted : "own";
    }
    for (const inside of form.querySelectorAll("details")) {
      if (moved({ code: inside.dataset.group })) inside.open = true;
    }
    for (const a of document.querySelectorAll("a.switch")) a.hash = location.hash;
    show();
  }
  function changed() {
    const before = fit();
    save();
    show(before);
  }

  group({ code: data.top }, document.getElementById("sliders"));
  form.hidden = false;
  for (const name of switches) form.elements[name].addEventListener("change", changed);
  form.addEventListener("reset", () => setTimeout(() => { for (const [code, w] of initial) weights.set(code, w); changed(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", restore);
  restore();
})();
