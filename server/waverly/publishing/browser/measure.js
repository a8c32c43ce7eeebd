// Measures what an open overlay looks like; returns what is too small, cut off or out of reach.
(host, wordsOf) => {
  const SMALL_PX = 24;
  const root = document.querySelector(host)?.shadowRoot;
  const card = root?.querySelector("[part~=card]");
  if (!card) return { small: [], clipped: [], outside: [], sideways: false, shifted: false };
  const name = (node) => {
    const part = node.getAttribute("part");
    return `${part ? `::part(${part})` : node.tagName.toLowerCase()} “${wordsOf(node)}”`;
  };
  const isSeen = (node) => node.checkVisibility?.({ visibilityProperty: true }) ?? node.getClientRects().length > 0;
  const seen = [...card.querySelectorAll("*")].filter(isSeen);
  const controls = seen.filter((node) =>
    node.matches("button, a[href], summary, input, select, textarea, [tabindex]:not([tabindex='-1'])"),
  );
  const boxes = controls.map((node) => node.getBoundingClientRect());
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  // WCAG 2.5.8: a small target passes where a circle of 24 px around it meets no other target.
  const isCrowded = (place) =>
    boxes.some((other, index) => {
      if (index === place) return false;
      const [x, y] = middle(boxes[place]);
      const dx = Math.max(other.left - x, 0, x - other.right);
      const dy = Math.max(other.top - y, 0, y - other.bottom);
      return Math.hypot(dx, dy) < SMALL_PX / 2;
    });
  const isInText = (node) => node.matches("a") && getComputedStyle(node).display === "inline";
  const small = controls.filter((node, place) => {
    const { width, height } = boxes[place];
    const short = Math.min(width, height) + 0.5 < SMALL_PX;
    return short && !isInText(node) && (node.matches("[part~=close]") || isCrowded(place));
  });
  const clips = (style) => /hidden|clip/.test(style.overflowX + style.overflowY) || style.textOverflow === "ellipsis";
  const clipped = seen.filter((node) => {
    const style = getComputedStyle(node);
    const cut = node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1;
    const isHidden = node.clientWidth <= 1 || node.clientHeight <= 1; // for screen readers only
    return cut && clips(style) && !isHidden && style.display !== "inline" && node.textContent?.trim();
  });
  const box = card.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const isOut = box.left < -1 || box.right > width + 1 || (getComputedStyle(card).position === "fixed" && box.top < -1);
  return {
    small: small.map((node, _) => `${name(node)} ${Math.round(node.getBoundingClientRect().width)}×${Math.round(node.getBoundingClientRect().height)} px`),
    clipped: clipped.map(name),
    outside: isOut ? [name(card)] : [],
    sideways: card.scrollWidth > card.clientWidth + 1 || document.documentElement.scrollWidth > width + 1,
    uneven: unevenButtons(),
  };

  // Yes and no side by side: one twice as large or with letters a third larger is not the same choice.
  function unevenButtons() {
    const buttons = seen.filter((node) => node.matches("[part~=actions] [part~=action]"));
    const [first, ...others] = buttons.map((node) => ({
      node,
      font: Number.parseFloat(getComputedStyle(node).fontSize),
      height: node.getBoundingClientRect().height,
    }));
    if (!first) return [];
    return others
      .filter(({ font, height }) => ratio(font, first.font) > 1.33 || ratio(height, first.height) > 2)
      .map(({ node }) => `${name(node)} beside ${name(first.node)}`);
  }
  function ratio(one, other) {
    return Math.max(one, other) / Math.max(1, Math.min(one, other));
  }
}
