/** How an overlay sits on the page. */
export interface Format {
  _tag: "div" | "dialog";
  _show(card: HTMLElement): void;
  _hide(card: HTMLElement): void;
}
