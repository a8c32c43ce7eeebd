// The frame in which a campaign is drawn is as high as what is in it, and comes into view when it is asked for.
const frame = document.querySelector("iframe.look");

window.addEventListener("message", ({ source, data }) => {
  if (source === frame.contentWindow && data?.height > 0) frame.style.blockSize = `${data.height}px`;
});

document.querySelector("form.edit")?.addEventListener("submit", ({ submitter }) => {
  if (submitter?.formTarget !== frame.name) return;
  const heading = document.getElementById("looks");
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
});
