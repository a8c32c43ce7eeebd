import { clip } from "../../lib/clip.js";

const ENTITIES = /** @type {Record<string, string>} */ ({
  amp: "&",
  quot: '"',
  lt: "<",
  gt: ">",
  apos: "'",
  nbsp: " ",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  ndash: "–",
  mdash: "—",
  szlig: "ß",
});

/** `&eacute;` is an e and a combining mark. */
const ACCENTS = /** @type {Record<string, string>} */ ({
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  ring: "\u030a",
  cedil: "\u0327",
  caron: "\u030c",
});

/**
 * Entities inside JSON strings are a common fault; the few that matter are read without making markup.
 *
 * @param {unknown} value
 */
export const decodeEntities = (value) =>
  clip(
    String(value ?? "")
      .replace(/&#x([\da-f]+);/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16) % 0x110000))
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code) % 0x110000))
      .replace(/&([a-z])(acute|grave|circ|tilde|uml|ring|cedil|caron);/gi, (_, letter, mark) =>
        (letter + ACCENTS[mark]).normalize("NFC"),
      )
      .replace(/&(\w+);/g, (entity, name) => ENTITIES[name] ?? entity),
    200,
  );
