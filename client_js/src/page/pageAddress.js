/** Returns what makes an address another page; another variant of a product is the same one. */
export const pageAddress = () =>
  location.pathname + location.search.replace(/([?&])variant=[^&]*&?/, "$1").replace(/[?&]$/, "");
