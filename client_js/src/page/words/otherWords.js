const DELIVERIES =
  "versand|liefer|livraison|env[ií]o|entregas?|spedizion|consegn|frete|verzend|bezorg|dostaw|wysyłk|doprav|frakt|levering|toimitu|достав|teslimat|配送|发货|배송";

/** What `words` says in English, as shops say it in some thirty other languages. @type {() => import("./words.js").Words} */
export default () => ({
  add: /warenkorb|einkaufswagen|au panier|carr(o|ello|ito|inho|et)\b|\bcest[ao]\b|sacola|ko[sš][ií]k|koszyka|[iî]n co[sș]|ostoskori|ostukor|košaric|varukorg|winkel(wagen|mand)|kurv\b|kosárba|корзин|кошик|количк|καλάθι|sepete|장바구니|購物車|购物车|カート|vào giỏ|التسوق|سلة|לעגלה|לסל|ตะกร้า|keranjang/i,
  buy: /^\W*(comprar( ahora| agora)?|kaufen|jetzt kaufen|bestellen|acheter|commander|acquista|compra|kup( teraz)?|koupit|kúpiť|objednat|naroči|köp|kjøp|køb|osta|koop|satın al|купить|купити|구매하기|바로구매|구입|购买|立即购买|購入|mua( ngay)?|ซื้อ|beli|שלם|קנה עכשיו|اشتري)\W*$/iu,
  notAdd:
    /^\W*(voir|ver|vai|zum|zur|mein|votre|mon|se |zobraz|перейти)\b|kasse|один клик|merkzettel|abonn|(vide|leer|vacío|vuoto)\b|^\W*(warenkorb|einkaufswagen|carr(ello|ito|inho)|cest[ao]|winkelwagen|varukorg)[\W\d]*$/i,
  soldOut:
    /ausverkauft|nicht (mehr )?(verfügbar|lieferbar|vorrätig)|épuisé|rupture de stock|indispon|agotado|sin existencias|esaurit|non disponibil|esgotado|uitverkocht|niet op voorraad|wyprzedan|niedostępn|vyprod[aá]n|vypredan|nen[ií] skladem|slutsåld|udsolgt|utsolgt|loppuunmyyty|elfogyott|stoc epuizat|нет в наличии|tükendi|品切れ|在庫切れ|売り切れ|完売|售罄|缺货|품절|hết hàng|אזל|نفد/i,
  inStock:
    /auf lager|sofort (lieferbar|verfügbar)|en stock|dispon[ií]|op voorraad|skladem|skladom|dostępny|på lager|i lager|varastossa|в наличии|stokta|在庫あり|有货/i,
  notPaid: /\b(pro|je|par|al) (kg|100|[lm]|unit)|\b(spar|économ|ahorr|risparm)/i,
  otherPrice:
    /\b(uvp|statt|antes|avant|gratis|kostenlos|versand|liefer|frete|env[ií]o|livraison|niedrigste|najniższa|monat|mês|mes)/i,
  sizeGuide:
    /größen(tab|ber|guide|ratgeber)|guide des? tailles?|guía de tallas|guia de (medidas|tamanhos)|tab(el|l)a de (medidas|tallas|tamanhos)|guida alle taglie|tabella (delle )?taglie|maat(tabel|gids)|(tabela|przewodnik).*rozmiar|tabu[lľ]k.*ve[lľ]kos|storleks(guide|tabell)|størrelses|kokotaulukko|таблица размеров|サイズ(表|ガイド)|尺码表|사이즈/i,
  returns:
    /rückgabe|rembours|reembols|rücksend|widerruf|retour|devoluci|troca|\bresi\b|\bzwrot|vr[aá][tc]en|palautus|возврат|返品|退货|반품/i,
  delivery: new RegExp(`^\\W*(gratis )?(${DELIVERIES})(?!\\w*adr)`, "i"),
  shipping: new RegExp(DELIVERIES, "i"),
  size: /^(größe|taille|tall?a\b|tamanho|taglia|maat|rozmiar|storlek|størrelse|velikost|beden|размер|サイズ|尺码|사이즈)/i,
  confirmationPath:
    /\/(danke|merci|bestellung-eingegangen)\/?$|\/¡?(merci|gracias|obrigad[oa]|grazie|bedankt|vielen-dank)[-_](p[eo]|voor|für)/i,
  ordered:
    /(dank|merci|gracias|obrigad[oa]|grazie)\b.{0,40}\b(be?stell|commande|achat|pedido|compra|encomenda|ordine|acquisto)/i,
  cartPath: /\/(warenkorb|panier|carr(ello|ito|inho)|cesta|winkelwagen|ko[sš][ií]k|koszyk|varukorg)\b/i,
  checkoutPath: /\/(kasse|commande|caisse|finalizar-compra)\b/i,
  searchPath:
    /\/(suche|suchergebnis\w*|recherche|r[eé]sultats?-de|resultados-de|risultati|busca|buscar|ricerca)\b/i,
  policyPath: /widerruf|retour|devoluci|versand|livraison/i,
  accountPath: /\/(konto|compte|cuenta|anmelden)\b/i,
  productPath: /\/(produ[kt]te?s?|produits?|produ[ct]os?|prodotto)\/[^/]+/i,
  listingPath: /\/([ck]ategor\w+|collezioni|marques?|marken|produkte|produits)([-/]|$)/i,
  card: /kartennummer|num[eé]ro de carte/i,
  postcode: /code.?post/i,
  street: /stra(ß|ss)e/i,
  order: /zahlungspflichtig|(passer|valider) (la )?commande/i,
});
