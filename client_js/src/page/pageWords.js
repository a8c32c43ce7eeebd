/**
 * Words that give a page's type away, as `[type, in the path, in the title]`, the most telling first:
 * `/checkout/cart/` is a cart, `/checkout/success` a confirmation.
 *
 * @type {[type: string, path: RegExp, title?: RegExp][]}
 */
export const PAGE_WORDS = [
  ["confirmation", /order[-_ ]?(received|confirmation|complete)|thank[-_ ]?you|checkout\/(success|onepage\/success|finish)|danke|merci/i, /thank you|order (confirmed|received)|vielen dank/i],
  ["cart", /\/(cart|basket|bag|warenkorb|panier|carrello|carrito|cesta|winkelwagen|kosik|koszyk|varukorg)(\/|\.|$)/i, /^(your |shopping )?(cart|basket|bag)\b|^warenkorb|^panier/i],
  ["checkout", /\/(checkout|kasse|commande|onepage|order)(\/|\.|$)/i, /checkout|zur kasse/i],
  ["search", /\/(search|suche|recherche|buscar|ricerca|catalogsearch)(\/|\.|$)/i, /search results|suchergebnis|résultats de recherche/i],
  ["policy", /return|refund|widerruf|retour|devoluci|shipping[-_](policy|info)|\/polic(y|ies)|versand|livraison/i, /returns?\b.*(policy|exchange)|refund policy|widerruf/i],
  ["account", /\/(account|login|register|customer|konto|anmelden|compte)(\/|\.|$)/i],
  ["product", /\/(p|product|products|produkt|produit|producto|item|dp)\/[^/]+/i],
  ["listing", /\/(c|category|categories|collections?|kategorie|categorie|categoria|shop|catalog|products|produkte)(\/|$)/i],
];

/** Words that name a checkout's steps. @type {[step: string, words: RegExp][]} */
export const STEP_WORDS = [
  ["review", /review|confirm|summary|überprüf|prüfen|vérif/i],
  ["payment", /payment|billing|zahlung|paiement|pago|pagamento/i],
  ["shipping", /shipping|delivery|versand|livraison|envío|spedizione/i],
  ["contact", /contact|address|information|customer|adresse|direcci|indirizzo/i],
];

/** How result pages say that there are none. */
export const ZERO_RESULTS =
  /\b(no|0) (results|products|items|matches)( were)?( found)?\b|nothing (was )?found|keine (ergebnisse|treffer|produkte)|aucun (résultat|produit)|sin resultados|nessun risultato|geen resultaten|brak wyników/i;
