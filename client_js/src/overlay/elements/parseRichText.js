/** A run of text, and how it is set. @typedef {{ text: string, bold?: true, href?: string }} Run */
/** A paragraph, or a list with its items. @typedef {{ list: boolean, items: Run[][] }} Block */

const INLINE = /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/;

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
  for (const chunk of text.trim().split(/\n\s*\n/))
    chunk.split("\n").forEach((line, at) => addLine(blocks, line, !at));
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
  // Each text is followed by what the three groups of the mark after it hold.
  const parts = line.split(INLINE);
  for (let at = 0; at < parts.length; at += 4) {
    const [text, bold, label, href = ""] = parts.slice(at);
    if (text) runs.push({ text });
    if (bold) runs.push({ text: bold, bold: true });
    if (label) runs.push({ text: label, href });
  }
  return runs;
}
