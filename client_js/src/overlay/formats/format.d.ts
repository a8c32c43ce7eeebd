import type { Look, Stop } from "../../types/internal.js";

/** Where on the page an overlay belongs. */
export interface Place {
  /** The name of the region it speaks of, and the region itself, where the page has it. */
  _name: string;
  _region: Element | undefined;
  /** The store's main button, which nothing may cover, and its look, which ours takes after. */
  _button: Element | undefined;
  _look: Look | undefined;
  /** The region that is being read. */
  _read: Element | undefined;
}

/** How an overlay sits on the page. */
export interface Format {
  _tag: "div" | "dialog" | "section";
  /** Shows the card and returns what hides it; undefined when it cannot stand there. */
  _show(card: HTMLElement, host: HTMLElement, place: Place, close: (how: string) => void): Stop | undefined;
  _styles?: string | undefined;
}
