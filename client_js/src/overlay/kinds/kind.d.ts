import type { Action, Core, Decision, OverlayFormat, Scene, Stop } from "../../types/internal.js";
import type { Words } from "../words/words.js";

/** What a kind gets to work with. */
export interface KindTools {
  _decision: Decision;
  _words: Words;
  _lang: string;
  /** The one it is meant for; what has no room there stands in the corner. */
  _format: OverlayFormat;
  /** Less motion is wanted. */
  _calm: boolean;
  _core: Core;
  _scene: Scene;
  /** A preview for the store's own people: nothing leaves the page. */
  _asked: boolean;
  /** A text in the small Markdown subset. */
  _rich: (text: string) => HTMLElement[];
  /** A button or link that does what an action says, none where the page lacks what it is about; `name` is how its use is reported. */
  _button: (action: Action, name: string) => HTMLElement | undefined;
  /** To be called when the shopper used a part of the overlay. */
  _engaged: (element: string) => void;
  /** To be called when the shopper answered a question: with an option's id or a number. */
  _answered: (answer: string | number, element?: string) => void;
  _close: (how?: string) => void;
  /** Runs when the overlay closes. */
  _onClose: (stop: Stop) => void;
  /** Fetches another part, with its styles. */
  // biome-ignore lint/suspicious/noExplicitAny: each part exports what it is for
  _load: (name: string) => Promise<any>;
}

/** Renders what an overlay says. A kind is one file; its styles come with it. */
export type Kind<T> = (overlay: T, tools: KindTools) => Node[] | Promise<Node[]>;

export interface KindModule {
  // biome-ignore lint/suspicious/noExplicitAny: each kind takes its own overlay, chosen by name at run time
  render: Kind<any>;
  styles?: string;
}
