// Draws the counts by day, one small chart each, from the table that says the same.
// The library is a classic script loaded before this module.

/** @typedef {{label: string, total: string, values: number[]}} Series */

const HEIGHT = 120;
const STEPS = [0, 1, 2, 3, 4, 5].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));
const box = /** @type {HTMLElement} */ (document.getElementById("charts"));
const table = /** @type {HTMLTableElement} */ (document.getElementById(box.dataset.table ?? ""));
const rows = [...table.tBodies[0].rows];
const days = rows.map((row) => Date.parse(`${row.querySelector("time")?.dateTime}T00:00Z`) / 1000);
const labels = rows.map((row) => row.cells[0].textContent?.trim() ?? "");
// Today is not over: as the end of a line it would look like a fall. It gets a dot of its own.
const soFar = rows.length - 1;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const numberOf = (cell) => Number(cell.textContent.replaceAll(",", ""));
const dark = matchMedia("(prefers-color-scheme: dark)");

/** @type {Series[]} */
const all = [...(table.tHead?.rows[0].cells ?? [])].slice(1).map((head, column) => ({
  label: head.textContent ?? "",
  total: head.dataset.total ?? "",
  values: rows.map((row) => numberOf(row.cells[column + 1])),
}));

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function axes() {
  const look = { stroke: colour("--muted"), font: "12px system-ui, sans-serif", ticks: { show: false } };
  return [
    { ...look, grid: { show: false }, size: 24, space: 70, values: (_, ticks) => ticks.map(dayName) },
    { ...look, grid: { stroke: colour("--hair"), width: 1 }, size: 40, space: 26, incrs: STEPS },
  ];
}

function dayName(seconds) {
  return new Date(seconds * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}

function only(values, wanted) {
  return values.map((value, index) => (wanted(index) ? value : null));
}

function draw(series) {
  const panel = element("div", "chart");
  const head = element("div", "chart-head");
  const at = element("span", "at note");
  head.append(element("strong", "", series.total), element("span", "note", series.label.toLowerCase()), at);
  const place = element("div", "");
  panel.append(head, place);
  box.append(panel);
  const accent = colour("--accent");
  return new uPlot({
    width: place.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { sync: { key: "days" }, drag: { x: false, y: false }, y: false, points: { size: 7, fill: accent } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
    scales: { y: { range: (_, low, high) => [0, Math.max(high * 1.1, 1)] } },
    axes: axes(),
    series: [
      {},
      { stroke: accent, width: 2, fill: `${accent}1a`, points: { show: false } },
      { stroke: accent, paths: () => null, points: { show: true, size: 6, fill: accent } },
    ],
    hooks: {
      setCursor: [(chart) => {
        const index = chart.cursor.idx;
        at.textContent = index == null ? "" : `${labels[index]}${index === soFar ? " so far" : ""}: ${series.values[index].toLocaleString("en")}`;
      }],
    },
  }, [days, only(series.values, (index) => index < soFar), only(series.values, (index) => index === soFar)], place);
}

let charts = [];
function redraw() {
  for (const chart of charts) chart.destroy();
  box.replaceChildren();
  charts = all.map(draw);
}

redraw();
dark.addEventListener("change", redraw);
new ResizeObserver(() => {
  for (const chart of charts) {
    const width = chart.root.parentElement.clientWidth;
    if (width > 0 && width !== chart.width) chart.setSize({ width, height: HEIGHT });
  }
}).observe(box);
