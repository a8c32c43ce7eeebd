/** Phones are narrower than this in their narrow direction. */
const PHONE_PX = 600;

/** Tells whether fingers can press here, beside a mouse perhaps. */
export const hasTouch = () => matchMedia("(any-pointer: coarse)").matches;

/** Returns `mobile`, `tablet` or `desktop`, by how the device is held and pointed at. */
export function deviceClass() {
  if (!matchMedia("(pointer: coarse)").matches) return "desktop";
  return Math.min(screen.width, screen.height) < PHONE_PX ? "mobile" : "tablet";
}
