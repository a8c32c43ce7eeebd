/**
 * What `resultWords` says in English, as pages of results say it in some thirty other languages: a part of its own, and all
 * of them at once, for the words of one mean nothing else in another.
 *
 * @type {import("./resultWords.js").ResultWords}
 */
export default {
  none: [
    "nichts gefunden|keine (passenden )?(ergebnisse|treffer|produkte|artikel)\\b",
    "aucune? (résultat|produit|article)|rien trouvé",
    "\\bno (se |hemos |han? )*encontr|\\bno hay (resultados|productos|artículos)|sin resultados|ning[uú]n (resultado|producto)",
    "nessun (risultato|prodotto|articolo)|\\bnon (ha|abbiamo) (trovato|prodotto)",
    "nenhuma? (resultado|produto|item|artigo)|\\bnão (encontr|foram encontr|há (resultados|produtos))",
    "\\bgeen (producten|(zoek)?resultaten|artikelen|treffers)|niets gevonden",
    "brak (wynik|produkt)|nie znale[zź]",
    "nebyl\\S* nalez|\\bnena[sš](li|iel|la)|[zž](ádn|iadn)\\S+ (výsled|produkt|zbož)",
    "\\b(inga|ingen) (produkt|resultat|träff|treff|vare|artik)|hittade(s)? (inga|inte)",
    "\\bei (tulok|tuloksia|hakutul|tuott|löy)",
    "nincs(enek)? (találat|termék|eredm)|nem talál",
    "niciun (rezultat|produs)|\\bnu (am găsit|au fost găsit|există produse|s-au găsit)",
    "не (были )?найден|нічого не знайд|не знайден|няма (намерен|резултат|продукт)",
    "bulunamadı|sonuç yok",
    "\\bnema (rezultat|proizvod)|\\bni (rezultatov|zadetkov|izdelkov)|\\bei leitud|nerasta|nav atrast",
    "(商品|結果).{0,8}(ありません|見つかりません|ございません)|見つかりませんでした",
    "(没有|沒有|未|无|無)(找到|搜索|搜尋|相关|相關|结果|結果|符合)|找不到",
    "(^|[^(（\\d.,])0 ?[件个個款개種]",
    "(결과|상품)[가이] ?없|찾을 수 없",
    "δεν (βρέθηκαν|βρήκαμε|υπάρχουν)|καν[έε]να (αποτέλεσμα|προϊόν)",
    "לא נמצאו|אין תוצאות|لا (توجد|يوجد) (نتائج|منتجات)|لم (يتم العثور|نعثر|نجد)",
    "không (tìm thấy|có) (sản phẩm|kết quả|bất kỳ)|ไม่พบ|tidak (ada (hasil|produk)|ditemukan)",
  ],
  nouns:
    "resultad\\p{L}*|product(?:s|en|os?)?|treffer|(?:such)?ergebnisse?n?|produkt\\p{L}*|artikel\\p{L}*|r[eé]sultat\\p{L}*|produi?t[os]?s?|articles?|artículos?|itens|artigos?|risultat[io]|prodott[io]|articol[io]|wynik\\p{L}*|träffar|treff|varer|tuot\\p{L}+|tulo\\p{L}+|výsled\\p{L}*|zboží|talál\\p{L}*|termék\\p{L}*|produse?|rezultat\\p{L}*|proizvod\\p{L}*|товар\\p{L}*|результат\\p{L}*|ürün\\p{L}*|sonuç\\p{L}*|προϊόντ\\p{L}*|αποτελ\\p{L}*|sản phẩm|kết quả|hasil|רשומות|מוצרים|תוצאות|نتيجة|نتائج|منتج\\p{L}*",
  counts: [
    `(?:全|共|総|总|총|検索結果|該当)\\D{0,4}COUNT ?[件个個款개種]`,
    `COUNT ?(?:件|个|個|개)(?:の|의|) ?(?:商品|結果|结果|상품)`,
  ],
};
