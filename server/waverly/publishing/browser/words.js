// Returns what an element says, as far as some forty characters go: whole words, and "…" where there are more.
(node) => {
  const MOST = 40;
  const text = (node?.getAttribute("aria-label") ?? node?.textContent ?? "").replace(/\s+/g, " ").trim();
  if (text.length <= MOST) return text;
  const whole = text.slice(0, MOST + 1).replace(/\s+\S*$/, "");
  return whole.length <= MOST ? `${whole} …` : `${text.slice(0, MOST)}…`;
}
