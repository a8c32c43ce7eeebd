function markCurrent(links, link) {
  for (const other of links) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
}

/** Swaps the large picture for a thumbnail or a colour without loading the page again. */
export function startGallery(root) {
  const main = root.getElementById("gallery-main");
  if (!main) return;
  const thumbs = [...root.querySelectorAll("[data-view]")];
  const swatches = [...root.querySelectorAll("[data-colour]")];
  const name = root.querySelector(".product-name").textContent;

  function show() {
    const thumb = thumbs.find((link) => link.hasAttribute("aria-current"));
    const colour = root.getElementById("colour-name").textContent;
    main.src = thumb.querySelector("img").getAttribute("src");
    main.alt = `${name} in ${colour}, ${thumb.dataset.text}`;
  }

  function wear(swatch) {
    const { colour, name: colourName } = swatch.dataset;
    for (const thumb of thumbs) {
      const picture = thumb.querySelector("img");
      picture.src = picture.getAttribute("src").replace(/\/[^/]+\/([^/]+\.svg)$/, `/${colour}/$1`);
      thumb.href = `?colour=${colour}&view=${thumb.dataset.view}`;
    }
    root.getElementById("colour-field").value = colour;
    root.getElementById("colour-name").textContent = colourName;
    history.replaceState(history.state, "", `?colour=${colour}`);
  }

  for (const thumb of thumbs) {
    thumb.addEventListener("click", (event) => {
      event.preventDefault();
      markCurrent(thumbs, thumb);
      show();
    });
  }
  for (const swatch of swatches) {
    swatch.addEventListener("click", (event) => {
      event.preventDefault();
      markCurrent(swatches, swatch);
      wear(swatch);
      show();
    });
  }
}
