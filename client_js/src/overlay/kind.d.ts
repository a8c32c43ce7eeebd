import type { wordsIn } from "./words.js";

/** What a kind gets to work with. */
export interface KindTools {
  _words: ReturnType<typeof wordsIn>;
  /** To be called when the shopper used a part of the overlay. */
  _engaged: (element: string) => void;
}

/** Renders what an overlay says. A kind is one file; its styles come with it. */
export type Kind<T> = (overlay: T, tools: KindTools) => HTMLElement[];

export interface KindModule {
  // biome-ignore lint/suspicious/noExplicitAny: each kind takes its own overlay, chosen by name at run time
  render: Kind<any>;
  styles?: string;
}
