// The live feed: one list entry per journalled batch, the newest by its own time on top. Text is set, never parsed.
const KEPT = 200; // older entries are in Sessions; a page left open for a day stays light
const SHOWN = 30; // a screen or two; the others of those kept are a press away
const log = document.getElementById("log"); // around the list: as a log itself it would be none
const feed = document.getElementById("feed");
const waiting = document.getElementById("waiting");
const connection = document.getElementById("connection");
const announce = document.getElementById("announce");
const earlier = document.getElementById("earlier");
let shown = SHOWN;

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function line({ tone, title, detail, kind }) {
  if (tone === "decision") return element("li", tone, detail || title); // the reason says it all
  const item = element("li", tone, title);
  if (kind) item.title = kind; // its name on the wire, for those who look for it
  if (detail) item.append(" ", element("span", "detail", detail));
  return item;
}

function entry(batch) {
  const item = element("li", "");
  const from = element("p", "from");
  const link = element("a", "", `Visitor ${batch.who}`);
  link.href = `${feed.dataset.session}${encodeURIComponent(batch.session)}${feed.dataset.query}`;
  const instant = new Date(batch.entries[0].at).toISOString();
  const day = instant.slice(0, 10) === new Date().toISOString().slice(0, 10) ? "" : `${instant.slice(0, 10)}, `;
  const time = element("time", "", `${day}${instant.slice(11, 19)} UTC`); // as on every other page
  time.dateTime = instant;
  from.append(link, time, element("span", "", batch.device ?? ""));
  if (batch.is_own) from.append(element("span", "tag off", "preview"));
  const lines = element("ul", "");
  lines.append(...batch.entries.map(line).reverse()); // newest first, as the list
  item.append(from, lines);
  return item;
}

function place(item) { // what was sent late, or read in from elsewhere, is not news
  const at = (each) => each.querySelector("time").dateTime;
  const older = [...feed.children].find((each) => at(each) <= at(item));
  feed.insertBefore(item, older ?? null);
}

function show(batches) {
  for (const batch of batches) {
    if (batch.entries.length > 0) place(entry(batch));
  }
  while (feed.children.length > KEPT) feed.lastElementChild.remove();
  fold();
  waiting.hidden = feed.children.length > 0;
}

function fold() {
  [...feed.children].forEach((item, place) => {
    item.hidden = place >= shown;
  });
  earlier.hidden = feed.children.length <= shown;
}

function unfold() {
  const first = feed.children[shown];
  log.setAttribute("aria-live", "off"); // they were asked for, and are no news
  shown = KEPT;
  fold();
  first.querySelector("a").focus();
}

function connected(on, text) {
  connection.classList.toggle("on", on);
  if (connection.textContent !== text) connection.textContent = text;
}

function readOut() {
  log.setAttribute("aria-live", announce.checked ? "polite" : "off");
}

const source = new EventSource(feed.dataset.events);
source.addEventListener("hello", (event) => { // what happened before the page came is not read out
  connected(true, "Connected");
  show(JSON.parse(event.data));
});
source.addEventListener("batch", (event) => {
  readOut();
  show([JSON.parse(event.data)]);
});
source.addEventListener("error", () => {
  const over = source.readyState === EventSource.CLOSED;
  connected(false, over ? "Not connected. Load this page again." : "Connecting again");
});
announce.addEventListener("change", readOut);
earlier.addEventListener("click", unfold);
addEventListener("pagehide", () => source.close());
