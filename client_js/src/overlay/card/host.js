import { HOST_TAG } from "../../constants.js";

/**
 * Returns our element with its shadow root, and what adds a style sheet to it.
 *
 * A constructed sheet needs no permission from a strict policy; a `<style>` element would.
 *
 * @param {string} lang
 */
export function createHost(lang) {
  const host = document.createElement(HOST_TAG);
  host.lang = lang;
  const root = host.attachShadow({ mode: "open" });
  return {
    _host: host,
    _root: root,
    /** @param {string | undefined} styles */
    _dress(styles = "") {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    },
  };
}

/**
 * Calls `gone` when the page sweeps our element away, as some do with what they do not know, or its whole body.
 *
 * @param {Element} host @param {() => void} gone
 */
export function onRemoval(host, gone) {
  const observer = new MutationObserver(() => host.isConnected || gone());
  for (const place of [host.parentNode, document.documentElement])
    if (place) observer.observe(place, { childList: true });
  return () => observer.disconnect();
}
