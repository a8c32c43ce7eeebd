// Runs before anything else: the dataLayer, Google Consent Mode v2 defaults, this page's events.
window.dataLayer = window.dataLayer || [];
window.gtag = function gtag() {
  // gtag.js reads the arguments object itself, so it is pushed as it is.
  window.dataLayer.push(arguments);
};

(() => {
  const purposes = ["ad_storage", "ad_user_data", "ad_personalization", "analytics_storage"];
  const state = (value) => Object.fromEntries(purposes.map((purpose) => [purpose, value]));
  window.gtag("consent", "default", { ...state("denied"), functionality_storage: "granted" });
  const choice = /(^|;\s*)fellway_consent=(\w+)/.exec(document.cookie)?.[2];
  if (choice) {
    const value = choice === "all" ? "granted" : "denied";
    window.gtag("consent", "update", { analytics_storage: value, personalization_storage: value });
  }
  window.gtag("js", new Date());
  const data = document.getElementById("page-events");
  for (const call of JSON.parse(data?.textContent || "[]")) window.gtag(...call);
})();
