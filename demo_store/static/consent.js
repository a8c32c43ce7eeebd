const DAYS = 180;

/** Stores the answer and tells Google Consent Mode. */
function decide(choice) {
  document.cookie = `fellway_consent=${choice}; path=/; max-age=${DAYS * 86400}; samesite=lax`;
  const value = choice === "all" ? "granted" : "denied";
  window.gtag("consent", "update", { analytics_storage: value, personalization_storage: value });
}

/** Makes the consent bar answer without a reload, and the footer link open it again. */
export function startConsent(root) {
  const bar = root.getElementById("consent");
  const settings = root.getElementById("cookie-settings");
  bar.addEventListener("submit", (event) => {
    event.preventDefault();
    decide(event.submitter?.value === "all" ? "all" : "necessary");
    bar.hidden = true;
  });
  settings.hidden = false;
  settings.addEventListener("click", () => {
    bar.hidden = false;
    bar.querySelector("button").focus();
  });
}
