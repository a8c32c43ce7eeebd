// Shows the overlay of a button: the script's own preview, which only a tag with `data-preview` has.
const decisions = JSON.parse(document.getElementById("decisions").textContent);
const root = document.documentElement;

function turnBack() {
  root.removeAttribute("dir");
  document.querySelector(".slot.wanted")?.classList.remove("wanted");
}

/** Inline help moves nothing: it is only put where there is room for it already. */
function makeRoom(name) {
  const [kind, format] = name.split(":");
  if (format !== "inline") return;
  document.querySelector(`[data-waverly-slot="gallery-${kind}"]`)?.classList.add("wanted");
}

for (const button of document.querySelectorAll("[data-preview]")) {
  button.addEventListener("click", () => {
    turnBack();
    if (button.hasAttribute("data-rtl")) root.dir = "rtl";
    makeRoom(button.dataset.preview);
    window.waverly?.("preview", decisions[button.dataset.preview]);
  });
}
// On a phone its place is below the buttons, and out of view.
document.addEventListener("waverly:overlay:shown", () =>
  document.querySelector(".slot > waverly-help")?.scrollIntoView({ block: "nearest" }),
);
document.addEventListener("waverly:overlay:dismissed", turnBack);
