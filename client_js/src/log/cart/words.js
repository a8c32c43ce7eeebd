import { says } from "../../page/words/words.js";

/** Said when something was put into a cart. */
const ADDED =
  /\b(added|in (your|the|my) (cart|bag|basket|trolley))\b|ajouté|hinzugefügt|(im|in den) warenkorb|agregado|añadid|aggiunt|adicionad|toegevoegd|dodan|přidán|pridan|lagt (til|i)\b|tillagd|tilføjet|lisätty|hozzáad|adăugat|добавлен|додано|eklendi|追加しました|已加入|已添加|담았습니다|đã thêm/i;
/** Said when it was not, or when it was something else. */
const REFUSED =
  /\b(not|n['’]t|unable|cannot|sorry|fail(ed|s)?|error|wrong|already|maximum|limit|only \d+|try again|please|choose|select|nicht|leider|bitte|fehler|bereits|maximal|désolé|impossible|déjà|erreur|veuillez|no se|error|agotad|niet|helaas|spiacenti|non è)(?!\p{L})/iu;
/** Said of other lists, and of what others do. */
const OTHERWISE =
  /wish|compar|favou?rit|saved|newsletter|subscri|merk(liste|zettel)|someone|somebody|people|shoppers|customers| ago\b|just (bought|added)/i;

/** A box that says more than this says much else. */
const LONGEST = 200;

/** @param {string} text */
const isOfOthers = (text) => text.length > LONGEST || OTHERWISE.test(text);

/** Tells whether a text says that something was put into the cart. @param {string} text */
export const saysAdded = (text) => ADDED.test(text) && !isOfOthers(text) && !saysRefused(text);

/** Tells whether a text says that nothing was put into the cart. @param {string} text */
export const saysRefused = (text) => !isOfOthers(text) && (REFUSED.test(text) || says("soldOut", text));

/** Tells whether a text or an address names the checkout: what is said is read as an address, "Go to checkout" as "/Go/to/checkout". @param {string} text */
export const saysCheckout = (text) => says("checkoutPath", text.replace(/\s+|(?=[A-Z])/g, "/"));
