/**
 * Returns a random identifier of 26 characters.
 *
 * `crypto.randomUUID` exists only in secure contexts, and shops are tested on plain http.
 */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(13));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
