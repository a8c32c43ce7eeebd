// Buttons that copy the text of the element they name.
const status = document.getElementById("copied");

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent);
      status.textContent = "Copied";
    } catch {
      // No permission, or not a secure page: select it, so that one key press copies.
      getSelection()?.selectAllChildren(source);
      status.textContent = "Selected: copy it with your keyboard";
    }
  });
}
