// Says where the focus is: within the overlay (and on what), on the page, or nowhere.
(host, wordsOf) => {
  const active = document.activeElement;
  if (active?.matches(host)) {
    const inner = active.shadowRoot?.activeElement;
    return { where: "overlay", what: inner ? `${inner.getAttribute("part") ?? inner.tagName.toLowerCase()} “${wordsOf(inner)}”` : "" };
  }
  if (!active || active === document.body || active === document.documentElement) return { where: "nowhere", what: "" };
  return { where: "page", what: active.id || active.tagName.toLowerCase() };
}
