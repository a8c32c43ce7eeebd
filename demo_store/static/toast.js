const STAYS_MS = 8000;
let timer = 0;

/** Shows what went into the cart; says it once to screen readers; leaves the focus where it is. */
export function showToast(root, answer) {
  const toast = root.getElementById("toast");
  const count = root.getElementById("cart-count");
  root.getElementById("toast-image").src = answer.image;
  root.getElementById("toast-name").textContent = answer.name;
  root.getElementById("toast-variant").textContent = answer.variant;
  root.getElementById("toast-price").textContent = answer.price;
  count.textContent = String(answer.count);
  count.hidden = false;
  count.parentElement.setAttribute("aria-label", `Cart, ${answer.count} item${answer.count === 1 ? "" : "s"}`);
  root.getElementById("live").textContent = answer.message;
  toast.hidden = false;
  toast.querySelector(".toast-close").onclick = () => close(toast);
  toast.onkeydown = (event) => event.key === "Escape" && close(toast);
  clearTimeout(timer);
  timer = setTimeout(() => fade(toast), STAYS_MS);
}

function close(toast) {
  clearTimeout(timer);
  const hadFocus = toast.contains(document.activeElement);
  toast.hidden = true;
  if (hadFocus) document.getElementById("add-to-cart")?.focus();
}

/** Waits on while someone reads or points at it. */
function fade(toast) {
  if (toast.matches(":hover, :focus-within")) timer = setTimeout(() => fade(toast), STAYS_MS);
  else toast.hidden = true;
}
