// Score an index in the page: means over what is there, level by level, as the engine does.
"use strict";
window.indexMeans = (data) => {
  const below = new Map();
  for (const node of data.nodes) {
    if (!below.has(node.parent)) below.set(node.parent, []);
    below.get(node.parent).push(node);
  }
  const column = new Map(data.codes.map((code, i) => [code, i]));
  const order = data.nodes.filter((node) => !node.leaf); // from the lowest level to the top
  const reaches = (row, node) => (node.leaf ? row[column.get(node.code)] !== null : below.get(node.code).some((n) => reaches(row, n)));

  function mean(values, weights, power, least) {
    let over = 0, under = 0, there = 0;
    values.forEach((v, k) => {
      if (v === null) return;
      there += 1;
      if (!(weights[k] > 0)) return;
      over += weights[k] * (power === 0 ? Math.log(v) : power === 1 ? v : v ** power);
      under += weights[k];
    });
    if (!(under > 0) || there / values.length < least) return null;
    const m = over / under;
    return power === 0 ? Math.exp(m) : power === 1 ? m : m ** (1 / power);
  }

  // The top's score of a row of normalised scores; `weight` and `power` tell them by node.
  function score(row, weight, power) {
    const found = new Map();
    for (const node of order) {
      const kids = below.get(node.code);
      const values = kids.map((n) => (n.leaf ? row[column.get(n.code)] : found.get(n.code)));
      found.set(node.code, mean(values, kids.map(weight), power(node), node.least));
    }
    return found.get(data.top);
  }

  // What a gap counts as in each column: null where it stays a gap.
  function fills(rows, kind) {
    return data.codes.map((_, j) => {
      const known = rows.map((row) => row[j]).filter((v) => v !== null).sort((a, b) => a - b);
      if (kind === "own" || !known.length) return null;
      if (kind === "worst") return known[0];
      if (kind === "best") return known[known.length - 1];
      const half = Math.floor(known.length / 2);
      return known.length % 2 ? known[half] : (known[half - 1] + known[half]) / 2;
    });
  }

  // Places, 1 for the highest; scores within 1e-12 of their neighbour share one, as in the engine.
  function places(scores) {
    const down = scores.map((s, i) => [s, i]).filter(([s]) => s !== null).sort((a, b) => b[0] - a[0]);
    const out = scores.map(() => null);
    let place = 0;
    down.forEach(([s, i], k) => {
      const isTie = k > 0 && down[k - 1][0] - s <= 1e-12 * Math.max(Math.abs(down[k - 1][0]), 1);
      if (!isTie) place = k + 1;
      out[i] = place;
    });
    return out;
  }

  // Each indicator's share of the top for a row with gaps, by the index's own weights.
  function shares(row) {
    const there = new Map(data.nodes.filter((n) => n.leaf).map((n) => [n.code, row[column.get(n.code)] !== null]));
    for (const node of order) {
      const kids = below.get(node.code);
      const known = kids.filter((n) => there.get(n.code));
      there.set(node.code, known.some((n) => n.weight > 0) && known.length / kids.length >= node.least);
    }
    const share = new Map([[data.top, 1]]);
    for (const node of [...order].reverse()) {
      const kids = below.get(node.code);
      const sum = kids.reduce((all, n) => all + (there.get(n.code) ? n.weight : 0), 0);
      for (const n of kids) share.set(n.code, there.get(n.code) && sum ? (share.get(node.code) * n.weight) / sum : 0);
    }
    return share;
  }

  return { below, column, order, score, fills, places, shares, reaches };
};
