import { whileReading } from "../whileReading.js";

/**
 * Words in an address that give a page's type away, the most telling first: `/checkout/cart/` is a cart,
 * `/checkout/success` a confirmation.
 *
 * @type {() => [type: string, path: RegExp][]}
 */
export const pageWords = whileReading(() => [
  [
    "confirmation",
    /order[-_]?(received|confirm|complete)|thank[-_]?you|checkout\/(success|finish)|danke|merci/i,
  ],
  [
    "cart",
    /\/(cart|basket|bag|warenkorb|panier|carrello|carrito|cesta|winkelwagen|ko[sš][ií]k|koszyk|varukorg)\b/i,
  ],
  ["checkout", /\/(checkout|kasse|commande|onepage)\b/i],
  ["search", /\/(search|suche|recherche|buscar|ricerca|catalogsearch)\b/i],
  ["policy", /return|refund|widerruf|retour|devoluci|shipping|polic(y|ies)|versand|livraison/i],
  ["account", /\/(account|login|register|customer|konto|compte)\b/i],
  [
    "product",
    /\/(p|products?|produ[ck]te?s?|produits?|productos?|prodotto|items?|dp|pd|prod)\/[^/]+|[-_/]p-?\d{4,}/i,
  ],
  [
    "listing",
    /\/(c|categor\w+|collections?|[ck]ategorie|collezioni|shop|store|catalog(ue)?|departments?|brands?|marques?|marken|sale|outlet|products|produkte|produits)([-/]|$)/i,
  ],
]);

/** Words at the head of a title or heading that say the same, weaker. @type {() => [type: string, words: RegExp][]} */
export const titleWords = whileReading(() => [
  [
    "confirmation",
    /thank you for your (order|purchase)|order (received|confirmed|complete)|bestellung eingegangen|merci pour votre commande/i,
  ],
  [
    "cart",
    /(^|\| )\W*(your |my |shopping )*(cart|basket|bag|warenkorb|panier|carrello|carrito|cesta|winkelwagen|koszyk|košík)\b/i,
  ],
  ["checkout", /(^|\| )\W*(secure )?(checkout|kasse|zur kasse|caisse|finalizar compra)\b/i],
  [
    "search",
    /search results|suchergebnis|résultats? de (la )?recherche|resultados de (la )?búsqueda|risultati (della )?ricerca/i,
  ],
  ["account", /(^|\| )\W*(my account|sign in|log ?in|mein konto|anmelden|mon compte|mi cuenta)\b/i],
]);

/** Words that name a checkout's steps. @type {() => [step: string, words: RegExp][]} */
export const stepWords = whileReading(() => [
  ["review", /review|confirm|summary|prüfen|vérif/i],
  ["payment", /payment|billing|zahlung|paiement|pago|pagamento/i],
  ["shipping", /shipping|delivery|versand|livraison|envío|spedizione/i],
  ["contact", /contact|address|information|customer|adresse|direcci|indirizzo/i],
]);
