/** What reaches further down than this share of the window is no menu. */
const MENU_SHARE = 0.3;

/** Returns where the shop's menu ends, with its cart, if it is at the upper edge: a card that goes there stands below it. */
export function menuEnd() {
  const headers = [...document.querySelectorAll("header,[role=banner]")];
  const menu = headers.map((each) => each.getBoundingClientRect()).find(({ height }) => height);
  return menu && menu.bottom < innerHeight * MENU_SHARE ? Math.max(menu.bottom, 0) : 0;
}
