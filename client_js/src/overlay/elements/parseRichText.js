/** A run of text, and how it is set. @typedef {{ text: string, bold?: true, href?: string }} Run */
/** A paragraph, or a list with its items. @typedef {{ list: boolean, items: Run[][] }} Block */

const INLINE = /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

/**
 * Returns the blocks of a text in the small Markdown subset overlays know: paragraphs, `- ` lists,
 * `**bold**` and `[links](address)`. Everything else is plain text.
 *
 * @param {string} text
 * @returns {Block[]}
 */
export function parseRichText(text) {
  /** @type {Block[]} */
  const blocks = [];
  for (const chunk of text.trim().split(/\n\s*\n/)) {
    for (const line of chunk.split("\n")) addLine(blocks, line, line === chunk.split("\n")[0]);
  }
  return blocks;
}

/** @param {Block[]} blocks @param {string} line @param {boolean} opens */
function addLine(blocks, line, opens) {
  const item = /^\s*[-*]\s+(.*)/.exec(line)?.[1];
  const list = item !== undefined;
  const runs = parseRuns((item ?? line).trim());
  const last = blocks[blocks.length - 1];
  if (!runs.length) return;
  if (!last || opens || last.list !== list) blocks.push({ list, items: [runs] });
  else if (list) last.items.push(runs);
  else last.items[0]?.push({ text: " " }, ...runs);
}

/** @param {string} line @returns {Run[]} */
function parseRuns(line) {
  /** @type {Run[]} */
  const runs = [];
  let from = 0;
  for (const match of line.matchAll(INLINE)) {
    if (match.index > from) runs.push({ text: line.slice(from, match.index) });
    const [whole, bold, label, href] = match;
    runs.push(bold ? { text: bold, bold: true } : { text: label ?? "", href: href ?? "" });
    from = match.index + whole.length;
  }
  if (from < line.length) runs.push({ text: line.slice(from) });
  return runs;
}
