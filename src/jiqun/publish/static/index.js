// Rank anew in the page: weights that keep their sum, method, missing figures; state in the address.
"use strict";
(() => {
  const held = document.getElementById("index-data");
  if (!held) return;
  const data = JSON.parse(held.textContent);
  const below = new Map();
  for (const node of data.nodes) {
    if (!below.has(node.parent)) below.set(node.parent, []);
    below.get(node.parent).push(node);
  }
  const column = new Map(data.codes.map((code, i) => [code, i]));
  const order = data.nodes.filter((n) => !n.leaf);
  const heads = below.get(data.top);
  const whole = heads.reduce((sum, n) => sum + n.weight, 0);
  const initial = heads.map((n) => (100 * n.weight) / whole);

  const fills = (kind) => data.codes.map((_, j) => {
    const known = data.x.map((row) => row[j]).filter((v) => v !== null).sort((a, b) => a - b);
    if (kind === "share" || !known.length) return null;
    if (kind === "worst") return known[0];
    if (kind === "best") return known[known.length - 1];
    const half = known.length / 2;
    return known.length % 2 ? known[Math.floor(half)] : (known[half - 1] + known[half]) / 2;
  });

  function score(row, weights, method, fill) {
    const found = new Map();
    const value = (n) => {
      if (!n.leaf) return found.get(n.code);
      const v = row[column.get(n.code)];
      return v === null ? fill[column.get(n.code)] : v;
    };
    for (const node of order) {
      let over = 0, under = 0;
      below.get(node.code).forEach((child, k) => {
        const v = value(child);
        if (v === null || v === undefined) return;
        const w = node.code === data.top ? weights[k] : child.weight;
        over += w * (method === "geometric" ? Math.log(Math.max(v, 1)) : v);
        under += w;
      });
      found.set(node.code, under > 0 ? (method === "geometric" ? Math.exp(over / under) : over / under) : null);
    }
    return found.get(data.top);
  }

  const form = document.getElementById("choices");
  if (form) {
    const weights = initial.slice();
    const body = document.querySelector("#ranking tbody");
    const rows = new Map([...body.rows].map((tr) => [tr.dataset.unit, tr]));
    const box = document.getElementById("sliders");
    const sliders = heads.map((node, k) => {
      const line = document.createElement("div");
      line.className = "slider";
      const label = document.createElement("label");
      const slider = document.createElement("input");
      const told = document.createElement("output");
      slider.type = "range";
      slider.min = "0";
      slider.max = "100";
      slider.step = "0.1";
      slider.id = `w${k}`;
      label.htmlFor = slider.id;
      label.textContent = node.name;
      slider.addEventListener("input", () => { move(k, Number(slider.value)); save(); });
      line.append(label, slider, told);
      box.append(line);
      return { slider, told };
    });
    form.hidden = false;

    function move(k, wanted) {
      const rest = weights.reduce((sum, w, i) => (i === k ? sum : sum + w), 0);
      const left = 100 - wanted;
      weights.forEach((w, i) => {
        if (i !== k) weights[i] = rest > 0 ? (w * left) / rest : left / (weights.length - 1);
      });
      weights[k] = weights.length > 1 ? wanted : 100;
      show();
    }

    function show() {
      sliders.forEach(({ slider, told }, k) => {
        slider.value = String(weights[k]);
        told.textContent = `${weights[k].toFixed(1)} %`;
      });
      const method = form.elements.method.value, kind = form.elements.gaps.value;
      const fill = fills(kind);
      const scored = data.units.map((u, i) => ({ u, s: score(data.x[i], weights, method, fill) }));
      const asItIs = isInitial();
      if (!asItIs) {
        scored.forEach((a) => { a.rank = a.s === null ? null : 1 + scored.filter((b) => b.s !== null && b.s > a.s + 1e-9).length; });
        scored.sort((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9));
      } else {
        scored.forEach((a) => { a.rank = a.u.rank; });
      }
      const span = data.width - 2 * data.pad, last = Math.max(data.units.length, 2);
      for (const { u, s, rank } of scored) {
        const tr = rows.get(u.unit);
        tr.querySelector(".place").textContent = rank ?? "–";
        tr.querySelector(".score").textContent = s === null ? "–" : s.toFixed(1);
        tr.querySelector("circle").setAttribute("cx", (data.pad + (((rank ?? last) - 1) / (last - 1)) * span).toFixed(1));
        body.append(tr);
      }
      const changed = document.getElementById("changed");
      changed.textContent = asItIs ? "" : changed.dataset.said;
    }

    const isInitial = () => form.elements.method.value === "arithmetic" && form.elements.gaps.value === "share"
      && weights.every((w, k) => Math.abs(w - initial[k]) < 0.05);

    function save() {
      const state = `w=${weights.map((w) => w.toFixed(2)).join(",")}&m=${form.elements.method.value}&g=${form.elements.gaps.value}`;
      history.replaceState(null, "", isInitial() ? location.pathname + location.search : `#${state}`);
      document.querySelectorAll("a.switch").forEach((a) => { a.hash = isInitial() ? "" : state; });
    }

    function restore() {
      const state = new URLSearchParams(location.hash.slice(1));
      const given = (state.get("w") || "").split(",").map(Number);
      const sum = given.reduce((a, b) => a + b, 0);
      if (given.length === weights.length && given.every((w) => Number.isFinite(w) && w >= 0) && sum > 0) {
        given.forEach((w, k) => { weights[k] = (100 * w) / sum; });
      }
      for (const [key, name] of [["m", "method"], ["g", "gaps"]]) {
        const wanted = state.get(key);
        if ([...form.elements[name].options].some((o) => o.value === wanted)) form.elements[name].value = wanted;
      }
      show();
    }

    for (const name of ["method", "gaps"]) form.elements[name].addEventListener("change", () => { show(); save(); });
    form.addEventListener("reset", () => setTimeout(() => { initial.forEach((w, k) => { weights[k] = w; }); show(); save(); }));
    form.addEventListener("submit", (e) => e.preventDefault());
    window.addEventListener("hashchange", restore);
    restore();
  }

  const pair = document.getElementById("pair");
  if (pair) {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const name of ["first", "second"]) if (data.units.some((u) => u.unit === state.get(name))) pair.elements[name].value = state.get(name);
    const sharesOf = (row) => {
      const there = (n) => (n.leaf ? row[column.get(n.code)] !== null : below.get(n.code).some(there));
      const share = new Map([[data.top, 1]]);
      for (const node of [...order].reverse()) {
        const kids = below.get(node.code).filter(there);
        const sum = kids.reduce((a, n) => a + n.weight, 0);
        for (const n of kids) share.set(n.code, sum ? ((share.get(node.code) ?? 0) * n.weight) / sum : 0);
      }
      return share;
    };
    const draw = () => {
      const at = (name) => data.units.findIndex((u) => u.unit === pair.elements[name].value);
      const i = at("first"), j = at("second"), a = data.units[i], b = data.units[j];
      const one = sharesOf(data.x[i]), two = sharesOf(data.x[j]);
      const body = document.querySelector("#gap tbody");
      body.replaceChildren();
      const lines = data.nodes.filter((n) => n.leaf).map((n) => {
        const k = column.get(n.code), p = data.x[i][k], q = data.x[j][k];
        return { n, p, q, part: (p ?? 0) * (one.get(n.code) ?? 0) - (q ?? 0) * (two.get(n.code) ?? 0) };
      }).filter((l) => l.p !== null || l.q !== null).sort((x, y) => Math.abs(y.part) - Math.abs(x.part));
      const told = (v) => (v === null ? "–" : v.toFixed(1));
      for (const l of lines) {
        const tr = body.insertRow();
        const th = document.createElement("th");
        th.scope = "row";
        th.textContent = l.n.name;
        tr.append(th);
        for (const v of [told(l.p), told(l.q), (l.part >= 0 ? "+" : "−") + Math.abs(l.part).toFixed(1)]) tr.insertCell().textContent = v;
      }
      const said = document.getElementById("verdict");
      const overlap = a.low <= b.high && b.low <= a.high;
      said.textContent = `${a.name} ${a.low}–${a.high} · ${b.name} ${b.low}–${b.high} · ${overlap ? said.dataset.overlap : said.dataset.apart}`;
      history.replaceState(null, "", `#first=${encodeURIComponent(a.unit)}&second=${encodeURIComponent(b.unit)}`);
    };
    pair.addEventListener("change", draw);
    draw();
  }
})();
