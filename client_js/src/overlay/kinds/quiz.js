/** @import { Kind } from "./kind.js" */
/** @import { QuizOverlay } from "../../types/internal.js" */
import { choiceStyles, choices } from "../elements/choices.js";
import { element } from "../elements/element.js";
import { say } from "../words/say.js";
import own from "./quiz.css";

export const styles = choiceStyles + own;

/**
 * A few questions, one at a time, that end in a recommendation. What is new gets the focus, so that it is
 * read; one can always go back.
 *
 * @type {Kind<QuizOverlay>}
 */
export const render = (overlay, tools) => {
  const { questions } = overlay;
  const { _words, _lang, _answered } = tools;
  /** @type {Map<string, string>} */
  const given = new Map();
  const stage = element("div", { class: "quiz", part: "quiz" });

  /** @param {number} at @param {boolean} moved */
  const ask = (at, moved) => {
    const question = questions[at];
    if (!question) return tell();
    const group = choices(`quiz-${question.id}`, question.question, question.options, (id) => {
      given.set(question.id, id);
      next.disabled = false;
    });
    const chosen = given.get(question.id);
    group.setAttribute("aria-describedby", "step");
    for (const input of group.querySelectorAll("input")) input.checked = input.value === chosen;
    const next = plain(_words._next, "action primary", () => {
      const answer = given.get(question.id);
      if (answer) _answered(answer, question.id);
      ask(at + 1, true);
    });
    next.disabled = !chosen;
    show(
      moved,
      element(
        "p",
        { class: "step", id: "step" },
        say(_lang, _words._position, { a: at + 1, b: questions.length }),
      ),
      group,
      element(
        "div",
        { class: "steps" },
        next,
        ...(at ? [plain(_words._back, "action", () => ask(at - 1, true))] : []),
      ),
    );
  };

  const tell = () => {
    const result = best(overlay, new Set(given.values()));
    show(
      true,
      element("h3", {}, result?.title ?? ""),
      ...tools._rich(result?.body ?? ""),
      element(
        "div",
        { class: "steps" },
        ...(result?.action ? [tools._button(result.action, "result")] : []),
        plain(_words._again, "action", () => {
          given.clear();
          ask(0, true);
        }),
      ),
    );
  };

  /** @param {boolean} moved @param {...Node} nodes */
  const show = (moved, ...nodes) => {
    stage.replaceChildren(...nodes);
    const first = stage.querySelector("h3, fieldset");
    if (!moved || !(first instanceof HTMLElement)) return;
    first.tabIndex = -1;
    first.focus();
  };
  ask(0, false);
  return [stage];
};

/** The result most of whose options were chosen; the first among equals. @param {QuizOverlay} overlay @param {Set<string>} given */
function best({ results }, given) {
  const points = results.map(({ when = [] }) => when.filter((id) => given.has(id)).length);
  return results[points.indexOf(Math.max(...points))];
}

/** @param {string} label @param {string} name @param {() => void} press */
function plain(label, name, press) {
  const made = element("button", { class: name, type: "button", part: "action" }, label);
  made.addEventListener("click", press);
  return made;
}
