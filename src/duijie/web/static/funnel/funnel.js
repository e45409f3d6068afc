// Draws what the tables of the funnel say; without it the tables say it alone.
(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("funnel-charts").textContent);
  const colour = (name) => {
    // light-dark() is resolved by the browser only where a colour is used.
    const probe = document.createElement("span");
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  function base() {
    return {
      animation: !still,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("--ink") },
      // The tooltip is drawn and not written as HTML, which the page's policy would not let in.
      tooltip: {
        trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" }, confine: true,
        backgroundColor: colour("--sheet"), borderColor: colour("--line-strong"),
        textStyle: { color: colour("--ink") },
        valueFormatter: (value) => (value === null || value === undefined ? data.kept_back : value.toLocaleString()),
      },
    };
  }

  // From pale to deep: each step is a part of the one before, and lies upon it.
  const depths = (colours) => [0.22, 0.42, 0.62, 0.82, 1].map((part) => mixed(colours, part));
  function mixed([from, to], part) {
    const read = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);
    const [a, b] = [read(from), read(to)];
    return `rgb(${a.map((each, place) => Math.round(each + (b[place] - each) * part)).join(",")})`;
  }

  function steps() {
    const shades = depths([colour("--sheet"), colour("--accent")]);
    return {
      ...base(),
      grid: { left: 0, right: 96, top: 4, bottom: 0, containLabel: true },
      xAxis: { type: "value", show: false },
      yAxis: {
        type: "category", inverse: true, data: data.steps, axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { color: colour("--ink"), fontSize: 13 },
      },
      series: [{
        type: "bar", barWidth: "62%", data: data.totals.map((value, place) => ({ value: value ?? 0, itemStyle: { color: shades[place] } })),
        itemStyle: { borderRadius: 3 },
        label: {
          show: true, position: "right", color: colour("--ink"), fontSize: 13,
          formatter: ({ dataIndex }) => {
            const number = data.totals[dataIndex];
            if (number === null) return data.kept_back;
            return number.toLocaleString() + (data.shares[dataIndex] ? `  (${data.shares[dataIndex]})` : "");
          },
        },
      }],
      tooltip: { show: false },
    };
  }

  function rows() {
    const shades = depths([colour("--sheet"), colour("--accent")]);
    const names = { type: "category", data: data.rows, axisTick: { show: false }, axisLine: { lineStyle: { color: colour("--line-strong") } }, axisLabel: { color: colour("--ink"), interval: data.upright ? "auto" : 0, width: data.upright ? undefined : Math.min(220, innerWidth * 0.34), overflow: "truncate" } };
    const numbers = { type: "value", minInterval: 1, splitLine: { lineStyle: { color: colour("--line") } }, axisLabel: { color: colour("--soft") } };
    return {
      ...base(),
      legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: colour("--ink") } },
      grid: { left: 4, right: 16, top: innerWidth < 600 ? 56 : 36, bottom: 4, containLabel: true },
      xAxis: data.upright ? names : numbers,
      yAxis: data.upright ? numbers : { ...names, inverse: true },
      series: data.series.map((values, place) => ({
        name: data.steps[place], type: "bar", data: values, barGap: "-100%", barWidth: "60%", z: place + 2,
        itemStyle: { color: shades[place], borderRadius: 2 },
      })),
    };
  }

  const makers = { steps, rows };
  const drawn = [...document.querySelectorAll("[data-chart]")].map((place) => {
    place.hidden = false;
    place.setAttribute("aria-hidden", "true");
    const chart = echarts.init(place, null, { renderer: "svg" });
    const draw = () => chart.setOption(makers[place.dataset.chart](), true);
    draw();
    return { chart, draw };
  });
  addEventListener("resize", () => drawn.forEach(({ chart }) => chart.resize()));
  // Another appearance has other colours.
  const again = () => drawn.forEach(({ draw }) => draw());
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
})();
