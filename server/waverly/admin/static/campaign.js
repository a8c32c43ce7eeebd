// The frame in which a campaign is drawn is as high as what is in it and comes into view when it is asked for; while
// a campaign is being checked, its form says so.
const frame = document.querySelector("iframe.look");

window.addEventListener("message", ({ source, data }) => {
  if (source === frame.contentWindow && data?.height > 0) frame.style.blockSize = `${data.height}px`;
});

for (const form of document.querySelectorAll("form.edit, form.switch")) {
  const busy = form.querySelector(".busy");
  form.addEventListener("submit", ({ submitter }) => {
    if (submitter?.formTarget !== frame.name) {
      if (busy) busy.textContent = busy.dataset.said;
    } else if (navigator.userActivation.isActive) {
      showFrame(); // not when the page itself asks, as below
    }
  });
  // Back from the answer, the page is as it was left.
  window.addEventListener("pageshow", ({ persisted }) => persisted && busy?.replaceChildren());
}

// What was refused is drawn as it stands in the form, not as it was published.
const look = document.querySelector(".edit[data-unsaved] [formtarget]");
look?.form.requestSubmit(look);

// Said once: a page that is loaded again, or kept as a bookmark, says how things stand.
if (new URLSearchParams(location.search).has("published")) {
  const here = new URL(location.href);
  here.searchParams.delete("published");
  history.replaceState(null, "", here);
}

function showFrame() {
  const heading = document.getElementById("looks");
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}
