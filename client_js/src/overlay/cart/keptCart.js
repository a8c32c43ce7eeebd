/** @import { Core, Decision, OpenOverlay, Scene} from "../../types/internal.js" */
import { KEPT_CART } from "../../constants.js";
import { now } from "../../lib/now.js";
import { showDecision } from "../showDecision.js";
import { cartAddress } from "./cartAddress.js";

/** After a month prices, sizes and wishes are others. */
const KEPT_MS = 30 * 86_400_000;

/** Pages on which a cart is full, or about to be paid. */
const BUYING = /checkout|confirmation/;

/**
 * What is said, by language: title, the button that restores, the one that does not, and why it is there.
 *
 * @type {Record<string, [title: string, restore: string, leave: string, why: string]>}
 */
const SAID = {
  en: ["Your cart is still here", "Bring it back", "No, thanks", "You kept this cart in this browser."],
  de: [
    "Ihr Warenkorb ist noch da",
    "Zurückholen",
    "Nein, danke",
    "Sie haben diesen Warenkorb in diesem Browser aufgehoben.",
  ],
  fr: [
    "Votre panier est toujours là",
    "Le récupérer",
    "Non, merci",
    "Vous avez gardé ce panier dans ce navigateur.",
  ],
  es: ["Su cesta sigue aquí", "Recuperarla", "No, gracias", "Guardó esta cesta en este navegador."],
  it: [
    "Il suo carrello è ancora qui",
    "Riprenderlo",
    "No, grazie",
    "Ha conservato questo carrello in questo browser.",
  ],
  nl: [
    "Uw winkelwagen staat er nog",
    "Terughalen",
    "Nee, bedankt",
    "U hebt deze winkelwagen in deze browser bewaard.",
  ],
};

/** @typedef {import("./cartLines.js").WholeCart & { link: string, kept_at: number, session: string }} Kept */

/**
 * Offers the cart the shopper kept in this browser, once a tab, on a visit that begins without one.
 *
 * It is asked for by the shopper, not decided: nothing of it is reported, and no holdout is kept from it.
 *
 * @param {Scene} scene
 * @param {Core} core
 * @param {boolean} calm
 * @param {() => void} closed
 * @returns {Promise<OpenOverlay | undefined>}
 */
export async function bring(scene, core, calm, closed) {
  const kept = /** @type {Kept} */ (core._local._get(KEPT_CART));
  if (!core._consent().personalization || !isWanted(kept, core, scene)) return undefined;
  const here = location.href;
  return showDecision(offer(kept), {
    _report({ kind }) {
      if (kind === "overlay_exposed") core._tab._set(KEPT_CART, true);
      if (/engaged|dismissed/.test(kind)) core._local._set(KEPT_CART, null);
      return 0;
    },
    _scene: scene,
    _fail: () => undefined,
    _isCurrent: () => location.href === here && core._consent().personalization,
    _calm: calm,
    _core: core,
    _closed: closed,
  });
}

/** @param {Kept} kept @param {Core} core @param {Scene} scene */
function isWanted({ kept_at, session }, { _local, _tab, _session }, { _context: { cart, type } }) {
  // A bought cart need not be brought back.
  if (type === "confirmation") _local._set(KEPT_CART, null);
  if (_tab._get(KEPT_CART) || BUYING.test(type) || now() - kept_at > KEPT_MS) return false;
  // A page that does not show its cart may hold one for as long as the visit lasts.
  return cart ? !cart.items : session !== _session()._id;
}

/** @param {Kept} kept @returns {Decision} */
function offer({ lines, link }) {
  const [language = "en"] = (document.documentElement.lang || navigator.language).toLowerCase().split("-");
  const lang = language in SAID ? language : "en";
  const [title, restore, leave, why] = /** @type {NonNullable<typeof SAID[string]>} */ (SAID[lang]);
  const named = lines.filter(({ name }) => name).map(({ name, quantity = 1 }) => `- ${quantity} × ${name}`);
  return {
    id: "",
    campaign: "",
    variant: "",
    why,
    overlay: {
      kind: "message",
      title,
      body: named.join("\n"),
      lang,
      actions: [
        { type: "link", label: restore, href: cartAddress(lines, link) },
        { type: "dismiss", label: leave },
      ],
    },
  };
}
