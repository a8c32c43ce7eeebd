/** Names of add-to-cart controls as shops say them, in some thirty languages. */
export const ADD =
  /to (my |your |the )?(cart|bag|basket|trolley)\b|warenkorb|einkaufswagen|au panier|carr(o|ello|ito|inho|et)\b|\bcest[ao]\b|sacola|ko[sš][ií]k|koszyka|[iî]n co[sș]|ostoskori|ostukor|košaric|varukorg|winkel(wagen|mand)|kurv\b|kosárba|корзин|кошик|количк|καλάθι|sepete|장바구니|購物車|购物车|カート|giỏ hàng|التسوق|للسلة|לעגלה|לסל|ตะกร้า|keranjang/i;

/** Names of controls that order at once, weaker than the above; a bare "Add" is one of them. */
export const BUY =
  /^\W*(add|buy( (it )?now)?|order( now)?|pre-?order( now)?|comprar( ahora| agora)?|kaufen|jetzt kaufen|bestellen|acheter|commander|acquista|compra|kup( teraz)?|koupit|kúpiť|objednat|naroči|köp|kjøp|køb|osta|koop|satın al|купить|купити|구매하기|바로구매|구입|购买|立即购买|購入|mua( ngay)?|ซื้อ|beli|שלם|קנה עכשיו|اشتري)\W*$/iu;

/** Names that only look alike: the cart's own link, one-click orders, waiting lists, comparing. */
export const NOT_ADD =
  /^\W*(view|see|show|go to|your|my|voir|ver|vai|zum|zur|mein|votre|mon|se |zobraz|перейти)\b|continue|proceed|check ?out|kasse|(one|1)[- ]click|один клик|notify|remind|reserv|compar|wish|merkzettel|gift|favou?rit|remove|abonn|subscribe|empty|(vide|leer|vacío|vuoto)\b/i;

/** How markup calls an add-to-cart control in ids, classes, names and data attributes. */
export const ADD_TOKENS =
  /add[-_]?(item[-_]?)?(to|2)?[-_]?(cart|bag|basket|trolley|panier|warenkorb)|(cart|basket)[-_]?add|btn[-_]?(cart|buy)|buy[-_]?(button|btn|now)|button[-_]?(cart|buy)|addproduct|orderbutton/i;

/** What stands in place of the control, or on it, when there is nothing left. */
export const SOLD_OUT =
  /sold[- ]?out|(out of|not in) stock|(currently|temporarily) unavailable|no longer available|ausverkauft|nicht (mehr )?(verfügbar|lieferbar|vorrätig)|épuisé|rupture de stock|indisponible|agotado|sin existencias|esaurit|non disponibil|esgotado|indispon[ií]vel|uitverkocht|niet op voorraad|wyprzedan|niedostępn|vyprod[aá]n|vypredan|nen[ií] skladem|slutsåld|udsolgt|utsolgt|loppuunmyyty|elfogyott|stoc epuizat|нет в наличии|tükendi|品切れ|在庫切れ|售罄|缺货|품절|hết hàng|אזל|نفد/i;

/** What says that there is some left. */
export const IN_STOCK =
  /in stock|auf lager|sofort (lieferbar|verfügbar)|en stock|disponib|dispon[ií]vel|op voorraad|skladem|skladom|dostępny|på lager|i lager|varastossa|в наличии|stokta|在庫あり|有货/i;
