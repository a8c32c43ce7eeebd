/** Sorts at once; filters wait for their button, so that several can be ticked in peace. */
export function startListing(root) {
  const sort = root.getElementById("sort");
  sort?.addEventListener("change", () => sort.form.requestSubmit());
}
