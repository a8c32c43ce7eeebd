/**
 * Says of what is ours in a card of another language that it is English, and of what comes later, too.
 *
 * @param {HTMLElement} card
 */
function mark(card) {
  const { host } = /** @type {ShadowRoot} */ (card.getRootNode());
  if (/^en\b/i.test(/** @type {HTMLElement} */ (host).lang)) return;
  const forms = Object.values(words).flatMap((each) => (typeof each === "string" ? each.split("|") : []));
  const patterns = forms.map((form) =>
    form.replace(/[.?+*()]/g, "\\$&").replace(/\{\w\}/g, /\{[bn]\}/.test(form) ? "[\\p{N}.,]+" : ".+"),
  );
  const ours = new RegExp(`^(${patterns.join("|")})$`, "u");
  const look = () => {
    for (const each of card.querySelectorAll("*")) {
      const text = each.textContent ?? "";
      const isText = !each.childElementCount && ours.test(text);
      if (isText) each.setAttribute("dir", "auto"); // in a text from right to left its question mark stood before it
      // A label covers what stands in its element only where that has no words.
      if (isText || (!/\p{L}/u.test(text) && ours.test(each.getAttribute("aria-label") ?? "")))
        each.setAttribute("lang", "en");
    }
  };
  look();
  new MutationObserver(look).observe(card, { childList: true, subtree: true });
}

/** @type {import("./words.js").Words} */
export const words = {
  _mark: mark,
  _close: "Close",
  _why: "Why am I seeing this?",
  _more: "What was noticed",
  _outOf: "{n} out of 5 stars",
  _reviews: "{n} review|{n} reviews",
  _writtenIn: "Written in {a}",
  _stars: "{n} star|{n} stars",
  _previous: "Previous",
  _next: "Next",
  _position: "{a} of {b}",
  _carousel: "carousel",
  _slide: "slide",
  _play: "Play",
  _pause: "Pause",
  _email: "Email address",
  _phone: "Phone number",
  _checkEmail: "Write the address like name@example.com",
  _checkPhone: "Write the number with digits only, such as +49 30 1234567",
  _fillIn: "Please fill this in",
  _sorry: "That did not go through. Please try again.",
  _country: "Deliver to",
  _free: "Free",
  _freeFrom: "Free from {a}",
  _delivery: "Delivery",
  _days: "{a} to {b} days",
  _forFree: "{a} more for free delivery",
  _copy: "Copy",
  _copied: "Copied",
  _keepHere: "Keep it in this browser",
  _keptHere: "Kept in this browser",
  _onPhone: "Go on with my phone",
  _qr: "QR code with the link to your cart",
  _choice: "Which one?",
  _ends: "Until {a}",
  _back: "Back",
  _again: "Start again",
  _leaveOut: "Leave out {a}",
  _toldToo: "The chat is told",
  _terms: "Conditions",
  _current: "You are looking at this",
  _property: "Property",
  _toMend: "{n} field to mend|{n} fields to mend",
  _lower: "Lower",
  _higher: "Higher",
  _left: "left",
  _to: "We write to {a}.",
  _toLeft: "We write to the address you left here before.",
  _another: "Another address",
  _fillKnown: "Fill in what the shop knows",
};
