// The frame in which a campaign is drawn is as high as what is in it and comes into view when it is asked for; while
// a campaign is being checked, its form says so.
const frame = document.querySelector("iframe.look");

window.addEventListener("message", ({ source, data }) => {
  if (source === frame.contentWindow && data?.height > 0) frame.style.blockSize = `${data.height}px`;
});

for (const form of document.querySelectorAll("form.edit, form.switch")) {
  const busy = form.querySelector(".busy");
  form.addEventListener("submit", ({ submitter }) => {
    if (submitter?.formTarget === frame.name) showFrame();
    else if (busy) busy.textContent = busy.dataset.said;
  });
  // Back from the answer, the page is as it was left.
  window.addEventListener("pageshow", ({ persisted }) => persisted && busy?.replaceChildren());
}

function showFrame() {
  const heading = document.getElementById("looks");
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}
