// Draw the chart that stands as data on the page, in the colours of the style sheet.
"use strict";
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(name).trim();
    const font = getComputedStyle(document.body).fontFamily;
    const soft = of("--soft"), hair = of("--hair");
    const axis = { labelColor: soft, titleColor: soft, domainColor: of("--rule"), tickColor: of("--rule"),
      gridColor: hair, labelFont: font, titleFont: font, labelFontSize: 12, titleFontSize: 12, titleFontWeight: 400,
      titleAngle: 0, titleAlign: "left", titleX: 0, titleY: -14, titleBaseline: "bottom" };
    return {
      background: null,
      view: { stroke: null },
      axisX: { ...axis },
      axisY: { ...axis, domain: false, ticks: false },
      padding: { top: 26, left: 4, right: 8, bottom: 4 },
    };
  }

  async function draw(figure) {
    const spec = JSON.parse(figure.querySelector(".spec").textContent);
    const style = getComputedStyle(document.documentElement);
    const pick = (name) => style.getPropertyValue(name).trim();
    const blue = pick("--link"), red = pick("--bad");
    const tone = { condition: { test: "datum.state === 'questioned'", value: red }, value: blue };
    for (const layer of spec.layer) {
      if (layer.name === "points") Object.assign(layer.encoding, { stroke: tone, fill: tone });
      else layer.mark.color = layer.name === "bands" ? red : blue;
    }
    // `ast`: expressions are interpreted, never compiled, since the page forbids eval.
    await vegaEmbed(figure.querySelector(".plot"), { ...spec, config: colours() },
      { ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: false });
  }

  const all = () => { for (const figure of document.querySelectorAll("figure.chart")) draw(figure); };
  all();
  dark.addEventListener("change", all);
})();
