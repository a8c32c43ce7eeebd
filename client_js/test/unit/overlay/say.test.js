import assert from "node:assert/strict";
import { test } from "node:test";
import { localise } from "../../../src/overlay/words/localise.js";
import { money, say } from "../../../src/overlay/words/say.js";

test("a pattern takes the form its number asks for, and writes it as the language does", () => {
  assert.equal(say("en", "{n} review|{n} reviews", { n: 1 }), "1 review");
  assert.equal(say("de", "{n} Bewertung|{n} Bewertungen", { n: 1280 }), "1.280 Bewertungen");
  assert.equal(say("fr", "{n} étoile|{n} étoiles", { n: 1.5 }), "1,5 étoile");
});

test("a whole amount has no cents", () => {
  assert.equal(money("en", 26, "EUR"), "€26");
  assert.equal(money("en", 4.9, "EUR"), "€4.90");
});

test("languages with more than two forms get the right one", () => {
  const text = "{%, plural, one {# para} few {# pary} many {# par} other {# pary}}";
  const forms = [1, 3, 5].map((count) => localise({ body: text.replace("%", String(count)) }, "pl").body);
  assert.deepEqual(forms, ["1 para", "3 pary", "5 par"]);
});

test("amounts in addresses and ids stay as they are", () => {
  const said = { href: "/p/10.00 EUR", body: "10.00 EUR" };
  assert.deepEqual(localise(said, "en"), { href: "/p/10.00 EUR", body: "€10" });
});
