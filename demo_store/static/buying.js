import { showToast } from "./toast.js";

const FEW = 3;

/** Says what the chosen size means and makes the button ready. */
function onSize(input, button, message) {
  const left = Number(input.dataset.left);
  message.classList.remove("is-error");
  message.textContent = left < FEW ? `Only ${left} left in ${input.value}` : "";
  button.removeAttribute("aria-disabled");
}

function askForSize(form, message) {
  message.textContent = "Choose a size";
  message.classList.add("is-error");
  form.querySelector("[name=size]:not(:disabled)")?.focus();
}

async function add(form) {
  const response = await fetch(form.getAttribute("action"), {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams(new FormData(form)),
  });
  return response.json();
}

function wireSizeGuide(root) {
  const button = root.getElementById("size-guide-open");
  const dialog = root.getElementById("size-guide");
  if (!("commandForElement" in HTMLButtonElement.prototype)) {
    button.addEventListener("click", () => dialog.showModal());
  }
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}

/** Adds to the cart without a reload, and asks for a size when none is chosen. */
export function startBuying(root) {
  const form = root.getElementById("buy-form");
  if (!form) return;
  const button = root.getElementById("add-to-cart");
  const message = root.getElementById("size-message");
  wireSizeGuide(root);
  const chosen = form.querySelector("[name=size]:checked");
  if (chosen) onSize(chosen, button, message);
  else button.setAttribute("aria-disabled", "true");
  form.addEventListener("change", (event) => {
    if (event.target.name === "size") onSize(event.target, button, message);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!form.querySelector("[name=size]:checked")) {
      askForSize(form, message);
      return;
    }
    try {
      const answer = await add(form);
      if (answer.event) window.gtag(...answer.event);
      if (answer.ok) showToast(root, answer);
      else message.textContent = answer.message;
    } catch {
      // No answer in time: the plain form still works.
      form.submit();
    }
  });
}
