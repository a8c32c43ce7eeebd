/**
 * Returns a pattern with its numbers written as the language does, in the right of its two forms.
 *
 * @param {string} lang
 * @param {string} pattern such as `{n} review|{n} reviews`
 * @param {Record<string, number | string>} [values]
 */
export function say(lang, pattern, values = {}) {
  const forms = pattern.split("|");
  const counted = values["n"];
  const isOne = typeof counted !== "number" || new Intl.PluralRules(lang).select(counted) === "one";
  const form = (isOne ? forms[0] : forms[forms.length - 1]) ?? "";
  return form.replace(/\{(\w)\}/g, (_all, name) => {
    const value = values[name];
    return typeof value === "number" ? new Intl.NumberFormat(lang).format(value) : (value ?? "");
  });
}

/** @param {string} lang @param {number} amount @param {string} currency */
export const money = (lang, amount, currency) =>
  new Intl.NumberFormat(lang, {
    style: "currency",
    currency,
    ...(Number.isInteger(amount) && { minimumFractionDigits: 0 }),
  }).format(amount);
