import assert from "node:assert/strict";
import { test } from "node:test";
import otherResults from "../../../src/page/words/otherResults.js";
import { learnResultWords, resultsIn } from "../../../src/page/words/resultWords.js";

learnResultWords(otherResults);

/** How shops say that there is nothing. @type {Record<string, string[]>} */
const NONE = {
  en: [
    "Sorry, no results found for “xyzzy”",
    "Your search returned 0 results",
    "We couldn’t find anything for “xyzzy”",
    "We could not find any products",
    "Nothing matches your search",
    "No matching products",
    "Sorry, we have no items that match",
    "Your search for “xyzzy” did not match any products",
    "No products were found matching your selection.",
    "There are no products matching your search",
  ],
  de: [
    "Leider haben wir nichts gefunden",
    "Keine Artikel gefunden",
    "Zu Ihrer Suche wurden keine Produkte gefunden",
    "0 Artikel",
    "Ihre Suche ergab leider keine Treffer",
    "Es wurden keine Ergebnisse gefunden",
  ],
  fr: [
    "Aucun article ne correspond à votre recherche",
    "Désolé, nous n’avons rien trouvé",
    "0 résultat",
    "Aucun résultat",
  ],
  es: [
    "No se encontraron resultados",
    "No hay productos que coincidan",
    "No hemos encontrado nada",
    "0 productos",
  ],
  it: ["Nessun prodotto trovato", "La ricerca non ha prodotto risultati", "Non abbiamo trovato nulla"],
  pt: ["Nenhum resultado encontrado", "Nenhum produto encontrado", "Não encontramos resultados"],
  nl: [
    "Geen resultaten gevonden",
    "Geen artikelen gevonden",
    "We hebben niets gevonden",
    "Er zijn geen producten gevonden",
  ],
  pl: ["Brak wyników", "Nie znaleziono produktów", "Brak produktów"],
  sv: ["Inga produkter hittades", "Inga resultat", "Inga träffar", "0 träffar"],
  da: ["Ingen resultater", "Ingen produkter fundet"],
  nb: ["Ingen treff", "Fant ingen produkter"],
  fi: ["Ei tuloksia", "Tuotteita ei löytynyt"],
  cs: ["Nebyly nalezeny žádné produkty", "Žádné výsledky", "Nic jsme nenašli"],
  sk: ["Nenašli sa žiadne produkty", "Žiadne výsledky"],
  hu: ["Nincs találat", "Nem található termék"],
  ro: ["Niciun rezultat", "Nu am găsit produse", "Nu au fost găsite produse"],
  ru: ["Ничего не найдено", "По вашему запросу товаров не найдено", "Товары не найдены"],
  uk: ["Нічого не знайдено"],
  tr: ["Sonuç bulunamadı", "Ürün bulunamadı"],
  ja: ["該当する商品がありません", "検索結果はありませんでした", "見つかりませんでした", "0件"],
  zh: ["没有找到相关商品", "找不到結果", "共 0 件商品"],
  ko: ["검색 결과가 없습니다", "0개의 상품"],
  el: ["Δεν βρέθηκαν προϊόντα", "Κανένα αποτέλεσμα"],
  he: ["לא נמצאו תוצאות"],
  ar: ["لا توجد نتائج", "لم يتم العثور على نتائج"],
  vi: ["Không tìm thấy sản phẩm", "Không có kết quả"],
  th: ["ไม่พบสินค้า"],
  id: ["Tidak ada hasil", "Produk tidak ditemukan"],
};

/** How they say that there are 57. @type {Record<string, string[]>} */
const SOME = {
  en: [
    "57 results",
    "57 items found",
    "Found 57 products",
    "57 matches",
    "Page 1 of 3 | 57 products",
    "We found 57 results for jumper",
    "57 Products Found",
  ],
  de: ["57 Treffer", "57 Ergebnisse", "57 Produkte", "57 Artikel", "1 - 24 von 57", "57 Suchergebnisse"],
  fr: ["57 résultats", "57 produits", "57 articles", "1-24 sur 57"],
  es: ["57 resultados", "57 artículos", "57 productos"],
  it: ["57 risultati", "57 prodotti", "57 articoli"],
  pt: ["57 resultados", "57 produtos", "57 itens"],
  nl: ["57 resultaten", "57 producten", "57 artikelen"],
  pl: ["57 wyników", "57 produktów", "Znaleziono 57 produktów"],
  sv: ["57 träffar", "57 produkter", "57 resultat"],
  da: ["57 resultater", "57 varer", "57 produkter"],
  nb: ["57 treff", "57 produkter"],
  fi: ["57 tuotetta", "57 tulosta"],
  cs: ["57 produktů", "57 výsledků"],
  sk: ["57 produktov", "57 výsledkov"],
  hu: ["57 találat", "57 termék"],
  ro: ["57 produse", "57 rezultate", "57 de produse"],
  ru: ["57 товаров", "Найдено 57 товаров", "57 результатов"],
  uk: ["57 товарів"],
  tr: ["57 ürün", "57 sonuç"],
  ja: ["検索結果 57件", "57 件の商品", "全57件"],
  zh: ["57 件商品", "共 57 个结果"],
  ko: ["57개의 상품", "총 57개"],
  el: ["57 προϊόντα", "57 αποτελέσματα"],
};

for (const [language, texts] of Object.entries(NONE))
  test(`"none found" is understood in ${language}, whatever is recommended instead`, () => {
    for (const text of texts) assert.equal(resultsIn(`${text}\n\nYou may also like\n4 products`), 0, text);
  });

for (const [language, texts] of Object.entries(SOME))
  test(`how many were found is understood in ${language}`, () => {
    for (const text of texts) assert.equal(resultsIn(`Search\n${text}\nSort by`), 57, text);
  });

test("thousands are one number, and of a range the last counts", () => {
  for (const text of ["1–24 of 3.412 products", "Showing 1-24 of 3,412 results", "1–24 von 3 412 Produkten"])
    assert.equal(resultsIn(text), 3412, text);
  assert.equal(resultsIn("1–24 of 57"), 57);
  assert.equal(resultsIn("Search\n\nProducts: 57"), 57);
  assert.equal(resultsIn("Page 1\n200 results"), 200);
});

test("what a filter would leave is not how many there are", () => {
  assert.equal(resultsIn("Red (0 products)\nBlue (7 products)\n12 products"), 12);
});

test("what an empty cart beside the results says is not of them", () => {
  assert.equal(resultsIn("No products in the cart.\n12 results"), 12);
  assert.equal(resultsIn("Keine Artikel im Warenkorb\n12 Treffer"), 12);
});

test("ten results are not none, and a text without a number says nothing", () => {
  assert.equal(resultsIn("10 results"), 10);
  assert.equal(resultsIn("0 results"), 0);
  assert.equal(resultsIn("Search results for boots"), undefined);
});
