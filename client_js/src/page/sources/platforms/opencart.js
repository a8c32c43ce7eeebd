/** Both generations: the body's id or class, or the route of the address. @type {import("../readPlatform.js").Platform} */
export default {
  types: {
    home: "[#.=]common[-/]home",
    product: "[#.=]product[-/]product",
    search: "[#.=]product[-/]search",
    listing: "[#.=]product[-/]category",
    cart: "[#.=]checkout[-/]cart",
    confirmation: "[#.=]checkout[-/]success",
    checkout: "[#.=]checkout[-/]checkout",
    account: "[#.=]account[-/]",
  },
  add: "#button-cart,#form-product [type=submit]",
  fields: { id: "#product [name=product_id],#form-product [name=product_id]@value" },
};
