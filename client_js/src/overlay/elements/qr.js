import { encode } from "uqr";

const SVG = "http://www.w3.org/2000/svg";
/** Modules of quiet around a code, as the standard asks (ISO/IEC 18004). */
const QUIET = 4;

/**
 * Returns a text as a QR code, drawn in black on white whatever the colours around it: readers need that.
 *
 * @param {string} text
 * @param {string} label
 */
export function drawQr(text, label) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const made = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({
    viewBox: `0 0 ${size} ${size}`,
    role: "img",
    "aria-label": label,
    class: "qr",
  }))
    made.setAttribute(name, value);
  const ground = document.createElementNS(SVG, "path");
  ground.setAttribute("d", `M0 0h${size}v${size}H0z`);
  ground.setAttribute("fill", "#fff");
  const dots = document.createElementNS(SVG, "path");
  dots.setAttribute("d", path(data));
  dots.setAttribute("fill", "#000");
  made.append(ground, dots);
  return made;
}

/** @param {boolean[][]} data */
const path = (data) =>
  data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
