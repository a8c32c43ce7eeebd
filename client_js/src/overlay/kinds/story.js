/** @import { Kind, KindTools } from "./kind.js" */
/** @import { StoryOverlay } from "../../types/internal.js" */
import { element } from "../elements/element.js";
import pictureStyles from "../elements/picture.css";
import { picture } from "../elements/picture.js";
import own from "./story.css";

export const styles = pictureStyles + own;

/** Time to read a card of the length a card may have. */
const CARD_MS = 8000;

/**
 * Cards one after another. It stands still until the shopper lets it play, stops at every touch, and is
 * turned by buttons and arrow keys alike.
 *
 * @type {Kind<StoryOverlay>}
 */
export const render = async ({ cards }, tools) => {
  const { _words, _engaged, _onClose, _load } = tools;
  /** @type {typeof import("../elements/carousel.js")} */
  const { carousel } = await _load("carousel");
  const bars = element("div", { class: "bars", "aria-hidden": "true" }, ...cards.map(() => element("span")));
  const mark = () =>
    [...bars.children].forEach((bar, index) => bar.classList.toggle("seen", index <= story._at()));
  const story = carousel(
    cards.map((card, index) => page(card, index, tools)),
    tools,
    "story",
    (index) => {
      mark();
      _engaged(`card_${index + 1}`);
    },
  );
  const { _element, _turn, _controls, _track } = story;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let playing;
  const play = element("button", { class: "play", type: "button" });
  const set = (/** @type {boolean} */ isOn) => {
    clearInterval(playing);
    playing = isOn
      ? setInterval(() => (story._at() < cards.length - 1 ? _turn(1) : set(false)), CARD_MS)
      : undefined;
    play.textContent = isOn ? _words._pause : _words._play;
    // Told while the shopper turns; a story that plays by itself would talk over everything.
    _track.setAttribute("aria-live", isOn ? "off" : "polite");
  };
  play.addEventListener("click", () => set(playing === undefined));
  _element.addEventListener("pointerenter", () => set(false));
  _element.addEventListener("focusin", (event) => event.target !== play && set(false));
  _element.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) _turn(_element.closest("[dir=rtl]") ? -by : by);
  });
  set(false);
  mark();
  _controls.prepend(play);
  _element.prepend(bars);
  _onClose(() => clearInterval(playing));
  return [_element];
};

/** @param {StoryOverlay["cards"][number]} card @param {number} index @param {KindTools} tools */
const page = ({ title, body = "", image, action }, index, { _rich, _button }) =>
  element(
    "div",
    { class: "page", part: "story-card" },
    picture(image),
    element("h3", {}, title),
    ..._rich(body),
    action ? _button(action, `card_${index + 1}_action`) : undefined,
  );
