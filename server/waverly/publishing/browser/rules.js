// Runs axe-core's rules on an open overlay and returns what they find.
async ([host, tags, off]) => {
  const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
  const options = { runOnly: tags, rules, resultTypes: ["violations"], elementRef: true };
  const { violations } = await axe.run({ include: [[host]] }, options);
  const found = [];
  for (const { nodes, ...violation } of violations) {
    const kept = violation.id === "target-size" ? await smallInView(nodes) : nodes;
    if (kept.length) found.push({ ...violation, nodes: kept.map(({ element, ...node }) => node) });
  }
  return found;

  // A target at the edge of what scrolls is partly hidden until it is scrolled to: it counts as it is then.
  async function smallInView(nodes) {
    const card = document.querySelector(host).shadowRoot.querySelector("[part~=card]");
    const before = card.scrollTop;
    const small = [];
    for (const node of nodes) {
      node.element.scrollIntoView({ block: "center", behavior: "instant" });
      const again = await axe.run(node.element, { runOnly: { type: "rule", values: ["target-size"] } });
      if (again.violations.length) small.push(node);
    }
    card.scrollTop = before;
    return small;
  }
}
