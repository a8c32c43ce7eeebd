/* Made by scripts/generate from server/waverly/wire; do not edit. */

export type Commerce =
  | ViewedProduct
  | ViewedListing
  | Searched
  | AddToCart
  | RemoveFromCart
  | ViewedCart
  | CheckoutStarted
  | CheckoutStep
  | CouponApplied
  | Purchased
  | WishlistAdded
  | SupportCaseOpened
  | SupportCaseClosed
  | Unsubscribed
  | EmailOpened
  | EmailClicked
  | Refunded;
export type Moment =
  | Pause
  | ScrollLoop
  | SectionReread
  | CartButtonHover
  | ChoiceMissing
  | SizeGuideUnresolved
  | CheckoutTabSwitch
  | ExitIntent
  | PolicyLinger
  | RageClick
  | DeadClick
  | FormStruggle
  | CouponHunt
  | TitleCopied
  | VariantToggle
  | ListingPogo
  | ProductRevisit
  | CheckoutStall
  | FrictionSearch;

export interface Wire {
  Answer?: Answer;
  Commerce?: Commerce;
  Consent?: Consent;
  ContextItem?: ContextItem;
  Moment?: Moment;
  Problem?: Problem;
  Product?: Product;
}
/**
 * The answer to a batch, sent after the commit that holds it.
 *
 * `scores`, for a batch that asks, are the likelihoods `buying` (once learnt) and `leaving`.
 * `reasons`, only for the store's own people (`preview`), say in sentences why so, and what ruled out
 * every other candidate. `stall_ms`, on a checkout step whose own pace is known, is the active time after
 * which a step without progress counts as stalled.
 */
export interface Answer {
  decision?: Decision | null;
  flags?: {
    [k: string]: boolean;
  };
  mood?: "focused" | "frustrated" | "hesitant";
  scores?: {
    [k: string]: number;
  };
  session_version?: number;
  reasons?: string[];
  stall_ms?: number;
}
/**
 * Show this. `why` is the sentence behind "why am I seeing this?".
 */
export interface Decision {
  id: string;
  campaign: string;
  variant?: string;
  placement?: string;
  why?: string;
  overlay:
    | MessageOverlay
    | FaqOverlay
    | ReviewOverlay
    | ComparisonOverlay
    | StoryOverlay
    | GuaranteeOverlay
    | ShippingOverlay
    | OfferOverlay
    | TimerOverlay
    | QuizOverlay
    | PollOverlay
    | SliderOverlay
    | RatingOverlay
    | MissingOverlay
    | SaveCartOverlay
    | AlertOverlay
    | ReminderOverlay
    | QuestionOverlay
    | ChatOverlay
    | FormHelpOverlay;
}
/**
 * A sentence or two.
 */
export interface MessageOverlay {
  kind: "message";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  image?: Image | null;
}
/**
 * The keys of an overlay whose words are in `lang` and not in the overlay's own; `why` is the reason.
 */
export interface Foreign {
  lang: string;
  keys: string[];
}
/**
 * A button of an overlay.
 *
 * `link` follows `href`, and is left out on the page it leads to; `scroll_to` and `open` act on the region
 * named by `target`; `add_to_cart` presses the store's own button; `chat` hands over to the store's chat;
 * `emit` hands `target` and `payload` to the page's own handler; `dismiss` closes.
 */
export interface Action {
  type: "add_to_cart" | "chat" | "dismiss" | "emit" | "link" | "open" | "scroll_to";
  label: string;
  href?: string | null;
  target?: string | null;
  payload?: string | null;
}
/**
 * What an overlay takes for granted of the page: where it is otherwise, the script shows nothing.
 *
 * `unsaid` is a sentence of the shop's that the page must not say itself, in view. `variant` is the choice
 * a number is about, empty where none was made.
 */
export interface Given {
  unsaid?: string | null;
  variant?: string | null;
}
/**
 * A picture, and what it shows in words. A picture without words is for nobody.
 */
export interface Image {
  src: string;
  alt: string;
}
/**
 * Questions that open to answers.
 */
export interface FaqOverlay {
  kind: "faq";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  /**
   * @maxItems 8
   */
  items: Question[];
}
/**
 * One entry of an FAQ accordion. `moments` are those at which it comes before the others.
 */
export interface Question {
  question: string;
  answer: string;
  moments?: string[];
}
/**
 * What other buyers wrote, word for word: one quote, and `more` on other topics.
 */
export interface ReviewOverlay {
  kind: "review";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  quote: Quote;
  /**
   * @maxItems 5
   */
  more?: Quote[];
  rating?: Rating | null;
}
/**
 * A verbatim piece of a stored review; `topic` is what it speaks of.
 *
 * `lang` is its language where that is another than the overlay's.
 */
export interface Quote {
  text: string;
  author?: string | null;
  rating?: number | null;
  topic?: string | null;
  lang?: string | null;
}
/**
 * The product's rating over all its reviews; `distribution` is the share of 5, 4, 3, 2, 1 stars.
 */
export interface Rating {
  average: number;
  count: number;
  distribution?: number[];
}
/**
 * Two to four products side by side, the one in view first.
 */
export interface ComparisonOverlay {
  kind: "comparison";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  /**
   * @minItems 2
   * @maxItems 4
   */
  products: Compared[];
  /**
   * @maxItems 12
   */
  rows: ComparedRow[];
}
/**
 * A product in a comparison, as the catalogue states it.
 */
export interface Compared {
  id: string;
  name: string;
  href: string;
  image?: Image | null;
  price?: number | null;
  currency?: string | null;
}
/**
 * One property, with a value for each product in their order; empty where the store says nothing.
 */
export interface ComparedRow {
  label: string;
  values: string[];
}
/**
 * Cards one after another. It stands still until the shopper lets it play.
 */
export interface StoryOverlay {
  kind: "story";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  /**
   * @minItems 2
   * @maxItems 8
   */
  cards: StoryCard[];
}
/**
 * One card of a story.
 */
export interface StoryCard {
  title: string;
  body?: string;
  image?: Image | null;
  action?: Action | null;
}
/**
 * A promise that depends on the cart's value, and follows it.
 *
 * `missing` is shown below the threshold, with `{missing}` in place of the amount; `reached` from there.
 * `value` is the cart when this was decided.
 */
export interface GuaranteeOverlay {
  kind: "guarantee";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  threshold: number;
  currency: string;
  value?: number;
  missing: string;
  reached: string;
}
/**
 * What delivery costs and how long it takes, for the shopper's country first.
 */
export interface ShippingOverlay {
  kind: "shipping";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  /**
   * @minItems 1
   * @maxItems 20
   */
  rates: ShippingRate[];
  country?: string | null;
  value?: number;
  body?: string;
}
/**
 * What delivery to a country costs. `free_from` is the cart value from which it is free; `days` are
 * the fewest and the most it takes.
 */
export interface ShippingRate {
  country: string;
  cost: number;
  currency: string;
  free_from?: number | null;
  days?: never[] | null;
}
/**
 * Something for this shopper that the store has confirmed: points, a bundle, an early look.
 */
export interface OfferOverlay {
  kind: "offer";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body: string;
  code?: string | null;
  terms?: string;
  ends_at?: number | null;
}
/**
 * How long something real still lasts. It ends on the server whether or not anybody looks.
 *
 * `left_ms` is what was left when the server answered: the shopper's own clock may be wrong.
 */
export interface TimerOverlay {
  kind: "timer";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  ends_at: number;
  left_ms: number;
  over: string;
}
/**
 * A few questions, one at a time, that end in a recommendation.
 */
export interface QuizOverlay {
  kind: "quiz";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  /**
   * @minItems 1
   * @maxItems 6
   */
  questions: QuizQuestion[];
  /**
   * @minItems 1
   * @maxItems 8
   */
  results: QuizResult[];
}
/**
 * One question of a quiz. `id` names it in the events that carry the answer.
 */
export interface QuizQuestion {
  id: string;
  question: string;
  /**
   * @minItems 2
   * @maxItems 6
   */
  options: Option[];
}
/**
 * One of several answers: `id` is what is reported, `label` what the shopper reads.
 */
export interface Option {
  id: string;
  label: string;
}
/**
 * What a quiz recommends. The result most of whose `when` options were chosen is shown.
 */
export interface QuizResult {
  title: string;
  body?: string;
  when?: string[];
  action?: Action | null;
}
/**
 * One question with a few answers; one press answers it.
 */
export interface PollOverlay {
  kind: "poll";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  /**
   * @minItems 2
   * @maxItems 6
   */
  options: Option[];
  thanks: string;
}
/**
 * One question answered by a number between two ends, by dragging, keys or buttons.
 */
export interface SliderOverlay {
  kind: "slider";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  low: string;
  high: string;
  min?: number;
  max?: number;
  step?: number;
  submit: string;
  thanks: string;
}
/**
 * One to five stars. Whatever they say, everyone is offered the same two routes afterwards:
 * a public review and a word with the store.
 */
export interface RatingOverlay {
  kind: "rating";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  thanks: string;
  /**
   * @minItems 2
   * @maxItems 2
   */
  routes: never[];
}
/**
 * What was missing? Reasons to choose from, and ways to reach the store.
 */
export interface MissingOverlay {
  kind: "missing";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  /**
   * @minItems 2
   * @maxItems 8
   */
  reasons: Option[];
  /**
   * @minItems 1
   * @maxItems 3
   */
  contacts: Contact[];
  thanks: string;
  agree?: string;
}
/**
 * A way to reach the store: `chat` and `call_back` open here, `link` leads to a page such as the FAQ.
 */
export interface Contact {
  type: "call_back" | "chat" | "link";
  label: string;
  href?: string | null;
}
/**
 * Keep the cart: by e-mail, in this browser, or as a link to go on with on a phone.
 *
 * `cart_link` is the shop's own address that fills its cart; what is kept in the browser is restored by it.
 */
export interface SaveCartOverlay {
  kind: "save_cart";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  /**
   * @minItems 1
   */
  ways: ("browser" | "email" | "phone")[];
  cart_link?: string | null;
  submit: string;
  agree: string;
  done: string;
}
/**
 * Tell me when the price falls, or when it is back. One press when the shopper left an address before.
 */
export interface AlertOverlay {
  kind: "alert";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  about: "back_in_stock" | "price_drop";
  product: About;
  /**
   * @maxItems 30
   */
  variants?: Option[];
  submit: string;
  agree: string;
  done: string;
}
/**
 * The product something is about.
 */
export interface About {
  id: string;
  name: string;
  variant?: string | null;
}
/**
 * One reminder of this product, later.
 */
export interface ReminderOverlay {
  kind: "reminder";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  product: About;
  submit: string;
  agree: string;
  done: string;
}
/**
 * A question to the store, answered by e-mail.
 */
export interface QuestionOverlay {
  kind: "question";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  prompt: string;
  submit: string;
  agree: string;
  done: string;
}
/**
 * Hands over to the store's chat, with what the shopper wants it to know.
 */
export interface ChatOverlay {
  kind: "chat";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  /**
   * @maxItems 8
   */
  context?: ContextItem[];
  prompt: string;
  submit: string;
}
/**
 * One thing a chat would be told; the shopper sees it and may leave it out.
 */
export interface ContextItem {
  id: string;
  label: string;
  value: string;
}
/**
 * Says what still needs fixing in the store's own form as it is filled in. It never sends a value.
 */
export interface FormHelpOverlay {
  kind: "form_help";
  format?: "banner" | "corner" | "fullscreen" | "inline" | "modal" | "popover" | "sheet";
  on_request?: boolean;
  title: string;
  lang?: string | null;
  foreign?: Foreign | null;
  region?: string | null;
  element?: string | null;
  /**
   * @maxItems 3
   */
  actions?: Action[];
  given?: Given | null;
  body?: string;
  /**
   * @minItems 1
   * @maxItems 20
   */
  fields: FieldRule[];
  done: string;
}
/**
 * What a field of the store's form must look like. `field` is its `autocomplete` word or its name.
 *
 * `pattern` is a JavaScript regular expression for the whole value; without one the browser's own rule
 * for the field holds. `message` says what to mend.
 */
export interface FieldRule {
  field: string;
  message: string;
  pattern?: string | null;
}
/**
 * A product page was seen.
 */
export interface ViewedProduct {
  kind: "viewed_product";
  seq: number;
  at: number;
  product: string;
  name?: string | null;
  price?: number | null;
  currency?: string | null;
  category?: string | null;
}
/**
 * A category or collection was seen.
 */
export interface ViewedListing {
  kind: "viewed_listing";
  seq: number;
  at: number;
  listing?: string | null;
  products?: number | null;
}
/**
 * The shop's own search was used; `query` was scrubbed of personal data in the browser.
 */
export interface Searched {
  kind: "searched";
  seq: number;
  at: number;
  query?: string | null;
  results?: number | null;
}
/**
 * A product went into the cart.
 */
export interface AddToCart {
  kind: "add_to_cart";
  seq: number;
  at: number;
  product: string;
  quantity?: number;
  price?: number | null;
  currency?: string | null;
}
/**
 * A product left the cart.
 */
export interface RemoveFromCart {
  kind: "remove_from_cart";
  seq: number;
  at: number;
  product: string;
  quantity?: number;
}
/**
 * The cart page was seen. A page that does not show how many items it holds leaves them out.
 */
export interface ViewedCart {
  kind: "viewed_cart";
  seq: number;
  at: number;
  items?: number | null;
  value?: number | null;
  currency?: string | null;
}
/**
 * The checkout was entered.
 */
export interface CheckoutStarted {
  kind: "checkout_started";
  seq: number;
  at: number;
  value?: number | null;
  currency?: string | null;
}
/**
 * A step of the checkout was reached.
 */
export interface CheckoutStep {
  kind: "checkout_step";
  seq: number;
  at: number;
  step: string;
}
/**
 * A coupon was accepted by the store.
 */
export interface CouponApplied {
  kind: "coupon_applied";
  seq: number;
  at: number;
  code?: string | null;
}
/**
 * An order was placed. `order` makes it count once, whoever reports it; `number` is what people call it.
 *
 * If a shop has only one number, that is `order`.
 */
export interface Purchased {
  kind: "purchased";
  seq: number;
  at: number;
  order: string;
  number?: string | null;
  value?: number;
  currency?: string | null;
  lines?: Line[];
}
/**
 * One line of an order.
 */
export interface Line {
  product: string;
  quantity?: number;
  price?: number | null;
}
/**
 * A product was put on a wish list.
 */
export interface WishlistAdded {
  kind: "wishlist_added";
  seq: number;
  at: number;
  product: string;
}
/**
 * The shopper asked the store's support for help.
 */
export interface SupportCaseOpened {
  kind: "support_case_opened";
  seq: number;
  at: number;
  case?: string | null;
}
/**
 * The support case was settled.
 */
export interface SupportCaseClosed {
  kind: "support_case_closed";
  seq: number;
  at: number;
  case?: string | null;
}
/**
 * The shopper unsubscribed from the store's messages.
 */
export interface Unsubscribed {
  kind: "unsubscribed";
  seq: number;
  at: number;
  channel?: string | null;
}
/**
 * A mail of the store was opened, as its mail tool reports. `mail` is what the store calls the mail.
 */
export interface EmailOpened {
  kind: "email_opened";
  seq: number;
  at: number;
  mail?: string | null;
}
/**
 * A link in a mail of the store was followed; `product` where it leads to one.
 */
export interface EmailClicked {
  kind: "email_clicked";
  seq: number;
  at: number;
  mail?: string | null;
  product?: string | null;
}
/**
 * Money was given back for an order. Only a backend's report changes sums, a page's does not.
 */
export interface Refunded {
  kind: "refunded";
  seq: number;
  at: number;
  order: string;
  value: number;
  currency?: string | null;
}
/**
 * What the shopper has allowed. Nothing is the default.
 */
export interface Consent {
  analytics?: boolean;
  personalization?: boolean;
  marketing?: boolean;
}
/**
 * Kept still on a visible page for longer than it takes to read the section in view.
 */
export interface Pause {
  kind: "pause";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  section?: string | null;
  still_ms?: number;
  expected_ms?: number;
}
/**
 * Up and down again and again; `travel` and `net` are in viewport heights.
 */
export interface ScrollLoop {
  kind: "scroll_loop";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  reversals?: number;
  travel?: number;
  net?: number;
}
/**
 * The same section came back into view several times.
 */
export interface SectionReread {
  kind: "section_reread";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  section?: string | null;
  entries?: number;
}
/**
 * Rested on add-to-cart and left without pressing it.
 */
export interface CartButtonHover {
  kind: "cart_button_hover";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  hover_ms?: number;
  visits?: number;
  input?: string;
}
/**
 * Pressed add-to-cart while a size or another option was still missing.
 */
export interface ChoiceMissing {
  kind: "choice_missing";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  option?: string | null;
  attempts?: number;
}
/**
 * Opened the size guide, then chose no size.
 */
export interface SizeGuideUnresolved {
  kind: "size_guide_unresolved";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  opened?: number;
  open_ms?: number;
}
/**
 * Went to another tab in the middle of the checkout and came back.
 */
export interface CheckoutTabSwitch {
  kind: "checkout_tab_switch";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  away_ms?: number;
  count?: number;
}
/**
 * Headed for the exit. `device` is `desktop` or `touch`; `speed` is in px/ms.
 */
export interface ExitIntent {
  kind: "exit_intent";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  device?: string;
  how?: string | null;
  speed?: number;
}
/**
 * Lingered on a policy: by hovering its link, reading it, opening it, or visiting it.
 */
export interface PolicyLinger {
  kind: "policy_linger";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  target?: string;
  how?: string | null;
  dwell_ms?: number;
}
/**
 * Pressed the same thing repeatedly and nothing happened.
 */
export interface RageClick {
  kind: "rage_click";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  region?: string | null;
  clicks?: number;
}
/**
 * Pressed something that looks active; nothing reacted.
 */
export interface DeadClick {
  kind: "dead_click";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  region?: string | null;
}
/**
 * Fought with a form field. `field` is its autocomplete purpose; no value is ever read.
 *
 * `failures` counts failed checks of the field or, where there are more, submissions of its form that
 * came back with errors.
 */
export interface FormStruggle {
  kind: "form_struggle";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  field?: string | null;
  failures?: number;
  returns?: number;
  deletions?: number;
  focus_ms?: number;
}
/**
 * Looked for a coupon code and found none that worked.
 */
export interface CouponHunt {
  kind: "coupon_hunt";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  reason?: string | null;
  codes?: number;
}
/**
 * Copied the product's name, most likely to compare elsewhere. The text itself stays in the browser.
 */
export interface TitleCopied {
  kind: "title_copied";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  share?: number;
}
/**
 * Went back and forth between options without adding.
 */
export interface VariantToggle {
  kind: "variant_toggle";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  option?: string | null;
  changes?: number;
}
/**
 * Bounced between a listing and its products.
 */
export interface ListingPogo {
  kind: "listing_pogo";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  views?: number;
  span_ms?: number;
}
/**
 * The same product again, in another visit within a week, and not bought.
 */
export interface ProductRevisit {
  kind: "product_revisit";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  views?: number;
  visits?: number;
}
/**
 * A checkout step stayed open with no progress.
 */
export interface CheckoutStall {
  kind: "checkout_stall";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  step?: string | null;
  stalled_ms?: number;
}
/**
 * A search that voices a doubt or found nothing. `query` was scrubbed of personal data in the browser.
 */
export interface FrictionSearch {
  kind: "friction_search";
  seq: number;
  at: number;
  strength?: number;
  product?: string | null;
  topic?: string;
  query?: string | null;
  results?: number | null;
}
/**
 * What went wrong, where, with which value, and how to fix it (`mend`).
 *
 * If no record of a body could be read, `refused` lists the first hundred.
 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  at?: string | null;
  refused?: BadRecord[];
}
/**
 * A record that is not kept: its place in the body, such as `events[3].product`, and what is wrong.
 *
 * `value` is what was found there, as JSON, where it is short and no list.
 */
export interface BadRecord {
  at: string;
  detail: string;
  value?: string;
}
/**
 * The one product a page is about; absent fields were not found.
 */
export interface Product {
  id: string;
  name?: string | null;
  sku?: string | null;
  price?: number | null;
  currency?: string | null;
  availability?: string | null;
  category?: string | null;
  brand?: string | null;
  variant?: string | null;
}
