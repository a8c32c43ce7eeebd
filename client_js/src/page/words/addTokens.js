/** How markup calls an add-to-cart control in ids, classes, names and data attributes. */
export const ADD_TOKENS =
  /add[-_]?(item[-_]?)?(to|2)?[-_]?(cart|bag|basket|trolley|panier|warenkorb)|(cart|basket)[-_]?add|btn[-_]?(cart|buy)|buy[-_]?(button|btn|now)|button[-_]?(cart|buy)|addproduct|orderbutton/i;
