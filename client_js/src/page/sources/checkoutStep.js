/** Words that name a checkout's steps, the most telling first. @type {[step: string, words: RegExp][]} */
const STEPS = [
  ["review", /review|confirm|summary|pr[üu]e?fen|v[ée]rif/i],
  ["payment", /payment|billing|zahlung|paiement|pagam?en?to/i],
  ["shipping", /shipping|delivery|versand|livraison|env[ií]o|spedizione/i],
  ["contact", /contact|address|information|customer|adresse|direcci|indirizzo/i],
];

/** Returns the step a checkout's page is at, as its marks, its list of steps or its address say. */
export function checkoutStep() {
  /** @type {HTMLElement | null} */
  const marked = document.querySelector("[data-checkout-step]");
  const current = document.querySelector("[aria-current=step]")?.textContent;
  const text = [
    marked?.dataset["checkoutStep"],
    current,
    location.pathname,
    /step=\w+/.exec(location.search),
    location.hash,
  ].join(" ");
  return STEPS.find(([, words]) => words.test(text))?.[0];
}
