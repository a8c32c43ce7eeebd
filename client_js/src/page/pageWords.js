/**
 * Words in an address that give a page's type away, the most telling first: `/checkout/cart/` is a cart,
 * `/checkout/success` a confirmation.
 *
 * @type {[type: string, path: RegExp][]}
 */
export const PAGE_WORDS = [
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
  ["product", /\/(p|products?|produkte?|produit|producto|item|dp)\/[^/]+/i],
  ["listing", /\/(c|categor\w+|collections?|kategorie|shop|catalog|products|produkte)(\/|$)/i],
];

/** Words that name a checkout's steps. @type {[step: string, words: RegExp][]} */
export const STEP_WORDS = [
  ["review", /review|confirm|summary|prüfen|vérif/i],
  ["payment", /payment|billing|zahlung|paiement|pago|pagamento/i],
  ["shipping", /shipping|delivery|versand|livraison|envío|spedizione/i],
  ["contact", /contact|address|information|customer|adresse|direcci|indirizzo/i],
];

/** How result pages say that there are none. */
export const ZERO_RESULTS =
  /\b(no|0) (results|products|items|matches)\b|nothing (was )?found|keine (ergebnisse|treffer|produkte)|aucun (résultat|produit)|sin resultados|nessun risultato|geen resultaten/i;
