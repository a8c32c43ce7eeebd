/** Returns a piece of an address as words; as it stands where it is no proper encoding. @param {string} text */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
