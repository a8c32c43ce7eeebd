// Shows the overlay of a button: the script's own preview, which only a tag with `data-preview` has.
const decisions = JSON.parse(document.getElementById("decisions").textContent);
const root = document.documentElement;

function turnBack() {
  root.removeAttribute("dir");
}

for (const button of document.querySelectorAll("[data-preview]")) {
  button.addEventListener("click", () => {
    if (button.hasAttribute("data-rtl")) root.dir = "rtl";
    else turnBack();
    window.waverly?.("preview", decisions[button.dataset.preview]);
  });
}
document.addEventListener("waverly:overlay:dismissed", turnBack);
