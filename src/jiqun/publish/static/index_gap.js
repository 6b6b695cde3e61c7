// Split the lead of one city over another into what figures say and what gaps say; the pair stands in the address.
"use strict";
(() => {
  const held = document.getElementById("index-data");
  const pair = document.getElementById("pair");
  const data = JSON.parse(held.textContent);
  const words = JSON.parse(pair.dataset.words);
  const { column, order, score, shares } = window.indexMeans(data);
  const leaves = data.nodes.filter((n) => n.leaf);
  const rows = data.scales.own;
  const isSum = order.every((n) => n.power === 1);
  const fill = (text, parts) => text.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
  const signed = (v) => (v > -0.05 && v < 0.05 ? "0.0" : (v > 0 ? "+" : "−") + Math.abs(v).toFixed(1));
  const at = (name) => data.units.findIndex((u) => u.unit === pair.elements[name].value);
  let asked = 0;

  // The closed form of the engine's `comparison`; see there.
  function split(i, j) {
    const a = shares(rows[i]), b = shares(rows[j]);
    const s = score(rows[i], (n) => n.weight, () => 1), t = score(rows[j], (n) => n.weight, () => 1);
    const middle = (s + t) / 2;
    const parts = leaves.map((n) => {
      const k = column.get(n.code), p = rows[i][k], q = rows[j][k], x = a.get(n.code), y = b.get(n.code);
      if (p !== null && q !== null) return [(p - q) * (x + y) / 2, (x - y) * ((p + q) / 2 - middle)];
      return [0, (p === null ? 0 : x * (p - middle)) - (q === null ? 0 : y * (q - middle))];
    });
    return { whole: s - t, figures: parts.map((l) => l[0]), gaps: parts.map((l) => l[1]), exact: true };
  }

  async function ask(i, j) {
    const sent = { first: data.units[i].unit, second: data.units[j].unit };
    const answer = await fetch(pair.dataset.live, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  function write(i, j, found) {
    const a = data.units[i], b = data.units[j];
    document.getElementById("one").textContent = a.name;
    document.getElementById("two").textContent = b.name;
    const body = document.querySelector("#gap tbody"), foot = document.querySelector("#gap tfoot");
    body.replaceChildren();
    foot.replaceChildren();
    const told = (v) => (v === null ? "–" : v.toFixed(1));
    const add = (to, name, cells) => {
      const tr = to.insertRow();
      const th = document.createElement("th");
      th.scope = "row";
      th.textContent = name;
      tr.append(th);
      for (const cell of cells) {
        const td = tr.insertCell();
        td.className = "n";
        td.textContent = cell;
      }
    };
    const lines = leaves.map((n, k) => ({
      n, p: rows[i][column.get(n.code)], q: rows[j][column.get(n.code)],
      figures: found ? found.figures[k] : null, gaps: found ? found.gaps[k] : null,
    })).filter((l) => l.p !== null || l.q !== null);
    const size = (l) => Math.abs((l.figures ?? 0) + (l.gaps ?? 0));
    lines.sort((x, y) => size(y) - size(x));
    for (const l of lines) {
      const both = l.p !== null && l.q !== null;
      add(body, l.n.name, [told(l.p), told(l.q), ...(found ? [both ? signed(l.figures) : "", Math.abs(l.gaps) < 1e-12 ? "" : signed(l.gaps), signed(l.figures + l.gaps)] : ["", "", ""])]);
    }
    const lead = document.getElementById("lead"), verdict = document.getElementById("verdict");
    const notes = [];
    if (found) {
      const sum = (list) => list.reduce((all, v) => all + v, 0);
      const figures = sum(found.figures), gaps = sum(found.gaps);
      add(foot, words.sum, ["", "", signed(figures), signed(gaps), signed(found.whole)]);
      const turn = found.whole < 0 ? -1 : 1;
      const parts = { first: turn > 0 ? a.name : b.name, second: turn > 0 ? b.name : a.name, points: Math.abs(found.whole).toFixed(1), figures: signed(turn * figures), gaps: signed(turn * gaps) };
      const text = Math.abs(found.whole) < 0.05 ? words.level : Math.abs(gaps) < 1e-9 ? words.lead_said : words.lead_split;
      lead.textContent = fill(text, parts);
      if (!found.exact) notes.push(words.split_sampled);
    } else {
      lead.textContent = "";
      notes.push(words.split_needs);
    }
    const overlap = a.low <= b.high && b.low <= a.high;
    verdict.textContent = [`${a.name} ${a.low}–${a.high} · ${b.name} ${b.low}–${b.high} · ${overlap ? words.overlap : words.apart}`, ...notes].join(" ");
  }

  async function draw() {
    const i = at("first"), j = at("second"), mine = (asked += 1);
    const state = `first=${encodeURIComponent(data.units[i].unit)}&second=${encodeURIComponent(data.units[j].unit)}`;
    history.replaceState(null, "", `#${state}`);
    for (const a of document.querySelectorAll("a.switch")) a.hash = state;
    write(i, j, isSum ? split(i, j) : null);
    if (isSum || !pair.dataset.live) return;
    try {
      const found = await ask(i, j);
      if (mine === asked) write(i, j, found);
    } catch {
      if (mine === asked) document.getElementById("lead").textContent = words.said_alone;
    }
  }

  const state = new URLSearchParams(location.hash.slice(1));
  for (const name of ["first", "second"]) {
    if ([...pair.elements[name].options].some((o) => o.value === state.get(name))) pair.elements[name].value = state.get(name);
  }
  pair.addEventListener("change", draw);
  pair.addEventListener("submit", (event) => event.preventDefault());
  draw();
})();
