/* Made by scripts/generate from server/waverly/wire; do not edit. */

/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "AnyEvent".
 */
export type AnyEvent = Moment | Commerce | Interaction;
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Moment".
 */
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
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Commerce".
 */
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
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Interaction".
 */
export type Interaction =
  | ViewProgress
  | OverlayExposed
  | OverlayEngaged
  | OverlayAnswered
  | OverlayDismissed
  | OverlayFailed
  | WebVitals
  | LiteMode;

export interface Wire {
  Batch?: Batch;
  Answer?: Answer;
  Request?: Request;
  Requested?: Requested;
  Problem?: Problem;
  AnyEvent?: AnyEvent;
}
/**
 * Everything a page has to say at one moment. `events` stay raw until `decode` reads each alone.
 *
 * `preview` is for the store's own people trying campaigns out (`data-preview` in the tag): they
 * always get the leading help, and no figure counts them.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Batch".
 */
export interface Batch {
  v: number;
  site: string;
  visitor: string;
  session: string;
  view: string;
  sent_at: number;
  consent?: Consent;
  page?: Page | null;
  /**
   * @maxItems 200
   */
  events?: AnyEvent[];
  ask?: Ask | null;
  session_version?: number;
  preview?: boolean;
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
 * One page view.
 *
 * `type` is one of `home listing product search cart checkout confirmation policy account other
 * unknown`; an unknown type is legal and keeps the policy silent. `source` names where the page
 * type and product came from (`mark`, `jsonld`, `heuristic`). `device` is `desktop`, `tablet` or
 * `mobile`; `referrer` is `search social email direct internal other`.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Page".
 */
export interface Page {
  type?: string;
  path?: string;
  product?: Product | null;
  cart?: Cart | null;
  step?: string | null;
  query?: string | null;
  results?: number | null;
  source?: string | null;
  device?: string;
  width?: number;
  height?: number;
  locale?: string | null;
  referrer?: string;
  load_ms?: number | null;
}
/**
 * The one product a page is about; absent fields were not found.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Product".
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
/**
 * The shopper's cart as the page shows it.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Cart".
 */
export interface Cart {
  items?: number;
  value?: number | null;
  currency?: string | null;
  products?: string[];
}
/**
 * Kept still on a visible page for longer than it takes to read the section in view.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Pause".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ScrollLoop".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "SectionReread".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "CartButtonHover".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ChoiceMissing".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "SizeGuideUnresolved".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "CheckoutTabSwitch".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ExitIntent".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "PolicyLinger".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "RageClick".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "DeadClick".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "FormStruggle".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "CouponHunt".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "TitleCopied".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "VariantToggle".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ListingPogo".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ProductRevisit".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "CheckoutStall".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "FrictionSearch".
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
 * A product page was seen.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ViewedProduct".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ViewedListing".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Searched".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "AddToCart".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "RemoveFromCart".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ViewedCart".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "CheckoutStarted".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "CheckoutStep".
 */
export interface CheckoutStep {
  kind: "checkout_step";
  seq: number;
  at: number;
  step: string;
}
/**
 * A coupon was accepted by the store.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "CouponApplied".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Purchased".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Line".
 */
export interface Line {
  product: string;
  quantity?: number;
  price?: number | null;
}
/**
 * A product was put on a wish list.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "WishlistAdded".
 */
export interface WishlistAdded {
  kind: "wishlist_added";
  seq: number;
  at: number;
  product: string;
}
/**
 * The shopper asked the store's support for help.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "SupportCaseOpened".
 */
export interface SupportCaseOpened {
  kind: "support_case_opened";
  seq: number;
  at: number;
  case?: string | null;
}
/**
 * The support case was settled.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "SupportCaseClosed".
 */
export interface SupportCaseClosed {
  kind: "support_case_closed";
  seq: number;
  at: number;
  case?: string | null;
}
/**
 * The shopper unsubscribed from the store's messages.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Unsubscribed".
 */
export interface Unsubscribed {
  kind: "unsubscribed";
  seq: number;
  at: number;
  channel?: string | null;
}
/**
 * A mail of the store was opened, as its mail tool reports. `mail` is what the store calls the mail.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "EmailOpened".
 */
export interface EmailOpened {
  kind: "email_opened";
  seq: number;
  at: number;
  mail?: string | null;
}
/**
 * A link in a mail of the store was followed; `product` where it leads to one.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "EmailClicked".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Refunded".
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
 * How a view went so far: totals since the view began, sent when it is hidden or left.
 *
 * `sections` maps a region of the page to the milliseconds it was at least half in view.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ViewProgress".
 */
export interface ViewProgress {
  kind: "view_progress";
  seq: number;
  at: number;
  active_ms?: number;
  depth?: number;
  clicks?: number;
  hovers?: number;
  sections?: {
    [k: string]: number;
  };
}
/**
 * An overlay was really seen: at least half of it in view for one second.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "OverlayExposed".
 */
export interface OverlayExposed {
  kind: "overlay_exposed";
  seq: number;
  at: number;
  decision: string;
}
/**
 * The shopper used an overlay: an action was pressed or an answer opened.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "OverlayEngaged".
 */
export interface OverlayEngaged {
  kind: "overlay_engaged";
  seq: number;
  at: number;
  decision: string;
  element?: string | null;
}
/**
 * The shopper answered a question of an overlay: a poll, a quiz, a slider, a reason.
 *
 * `element` names the question, `answer` is an option's id or a number; nothing typed is among them.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "OverlayAnswered".
 */
export interface OverlayAnswered {
  kind: "overlay_answered";
  seq: number;
  at: number;
  decision: string;
  element: string;
  answer: string | number;
}
/**
 * The shopper closed an overlay; `how` is `close`, `escape` or `outside`.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "OverlayDismissed".
 */
export interface OverlayDismissed {
  kind: "overlay_dismissed";
  seq: number;
  at: number;
  decision: string;
  how?: string | null;
  shown_ms?: number;
}
/**
 * An overlay could not be shown; `reason` says what stood in the way.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "OverlayFailed".
 */
export interface OverlayFailed {
  kind: "overlay_failed";
  seq: number;
  at: number;
  decision: string;
  reason?: string | null;
}
/**
 * How the page itself did in a sampled view, with Waverly at work (`watched`) or left out.
 *
 * Measured as the web-vitals library does: largest contentful paint, interaction to next paint and time
 * to first byte in milliseconds, cumulative layout shift as a score. What never happened is absent.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "WebVitals".
 */
export interface WebVitals {
  kind: "web_vitals";
  seq: number;
  at: number;
  watched: boolean;
  lcp_ms?: number | null;
  inp_ms?: number | null;
  ttfb_ms?: number | null;
  cls?: number | null;
}
/**
 * The page was under pressure, and pointer and hovers are sampled no more in this tab.
 *
 * `reason` is `save_data` or `long_tasks`; `blocked_ms` is how long the latter kept the page from answering.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "LiteMode".
 */
export interface LiteMode {
  kind: "lite_mode";
  seq: number;
  at: number;
  reason: string;
  blocked_ms?: number;
}
/**
 * A request for a decision, present only when a detector fired.
 *
 * `seq` is the moment that asks. `input` is how the shopper last acted
 * (`mouse`, `touch`, `keyboard`): keyboard users and those who want less motion
 * never get an unasked-for modal.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Ask".
 */
export interface Ask {
  seq: number;
  /**
   * @maxItems 16
   */
  placements?: string[];
  input?: string;
  reduced_motion?: boolean;
}
/**
 * The answer to a batch, sent after the commit that holds it.
 *
 * `scores`, for a batch that asks, are the likelihoods `buying` (once learnt) and `leaving`.
 * `reasons`, only for the store's own people (`preview`), say in sentences why so, and what ruled out
 * every other candidate. `stall_ms`, on a checkout step whose own pace is known, is the active time after
 * which a step without progress counts as stalled.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Answer".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Decision".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "MessageOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Foreign".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Action".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Given".
 */
export interface Given {
  unsaid?: string | null;
  variant?: string | null;
}
/**
 * A picture, and what it shows in words. A picture without words is for nobody.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Image".
 */
export interface Image {
  src: string;
  alt: string;
}
/**
 * Questions that open to answers.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "FaqOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Question".
 */
export interface Question {
  question: string;
  answer: string;
  moments?: string[];
}
/**
 * What other buyers wrote, word for word: one quote, and `more` on other topics.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ReviewOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Quote".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Rating".
 */
export interface Rating {
  average: number;
  count: number;
  distribution?: number[];
}
/**
 * Two to four products side by side, the one in view first.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ComparisonOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Compared".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ComparedRow".
 */
export interface ComparedRow {
  label: string;
  values: string[];
}
/**
 * Cards one after another. It stands still until the shopper lets it play.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "StoryOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "StoryCard".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "GuaranteeOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ShippingOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ShippingRate".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "OfferOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "TimerOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "QuizOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "QuizQuestion".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Option".
 */
export interface Option {
  id: string;
  label: string;
}
/**
 * What a quiz recommends. The result most of whose `when` options were chosen is shown.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "QuizResult".
 */
export interface QuizResult {
  title: string;
  body?: string;
  when?: string[];
  action?: Action | null;
}
/**
 * One question with a few answers; one press answers it.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "PollOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "SliderOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "RatingOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "MissingOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Contact".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "SaveCartOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "AlertOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "About".
 */
export interface About {
  id: string;
  name: string;
  variant?: string | null;
}
/**
 * One reminder of this product, later.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ReminderOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "QuestionOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ChatOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ContextItem".
 */
export interface ContextItem {
  id: string;
  label: string;
  value: string;
}
/**
 * Says what still needs fixing in the store's own form as it is filled in. It never sends a value.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "FormHelpOverlay".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "FieldRule".
 */
export interface FieldRule {
  field: string;
  message: string;
  pattern?: string | null;
}
/**
 * The body of `POST /v1/requests`.
 *
 * `agreed` is what the shopper accepted by pressing the button whose label and sentence say so.
 * `to_known` asks for the address this visitor left before, which the page itself is never told.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Request".
 */
export interface Request {
  v: number;
  site: string;
  visitor: string;
  session: string;
  decision: string;
  kind: "back_in_stock" | "call_back" | "price_drop" | "question" | "rating" | "reminder" | "save_cart";
  agreed: boolean;
  email?: string | null;
  to_known?: boolean;
  phone?: string | null;
  text?: string | null;
  rating?: number | null;
  product?: About | null;
  cart?: RequestCart | null;
  page?: string | null;
  locale?: string | null;
}
/**
 * The cart that is to be kept, as the page showed it.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "RequestCart".
 */
export interface RequestCart {
  /**
   * @maxItems 100
   */
  lines?: RequestLine[];
  value?: number | null;
  currency?: string | null;
}
/**
 * One line of the cart that is to be kept.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "RequestLine".
 */
export interface RequestLine {
  product: string;
  name?: string | null;
  variant?: string | null;
  quantity?: number;
  price?: number | null;
}
/**
 * The answer. `link` restores a kept cart, in any browser, for as long as its token holds.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Requested".
 */
export interface Requested {
  done: boolean;
  link?: string | null;
}
/**
 * What went wrong, where, with which value, and how to fix it (`mend`).
 *
 * If no record of a body could be read, `refused` lists the first hundred.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Problem".
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
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "BadRecord".
 */
export interface BadRecord {
  at: string;
  detail: string;
  value?: string;
}
/**
 * What the shopper has allowed. Nothing is the default.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Consent".
 */
export interface Consent1 {
  analytics?: boolean;
  personalization?: boolean;
  marketing?: boolean;
}
/**
 * The body of `POST /v1/collect` after a no: the visitor to erase, and nothing else.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Withdrawal".
 */
export interface Withdrawal {
  site: string;
  forget: string;
}
/**
 * `POST /v1/products`: the products as they are now, each with all its facts.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Products".
 */
export interface Products {
  /**
   * @maxItems 10000
   */
  products: ProductFacts[];
}
/**
 * What the store states about a product. `as_of` is when it did (server milliseconds).
 *
 * `compare_at_price` is the price the store shows struck through; what may be claimed follows the
 * price history instead. `prior_price` is the lowest price of the 30 days before the present
 * reduction, where the store keeps that itself. `sales_rank` is 1 for the best seller of its category.
 * `rating` and `review_count` are over all reviews, including those that are not sent.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ProductFacts".
 */
export interface ProductFacts {
  id: string;
  name: string;
  as_of?: number;
  source?: "api" | "feed" | "page";
  url?: string | null;
  image?: string | null;
  image_alt?: string | null;
  price?: number | null;
  compare_at_price?: number | null;
  prior_price?: number | null;
  currency?: string | null;
  stock?: number | null;
  availability?: string | null;
  category?: string | null;
  brand?: string | null;
  fit_note?: string | null;
  attributes?: {
    [k: string]: string;
  };
  /**
   * @maxItems 500
   */
  variants?: Variant[];
  sales_rank?: number | null;
  rating?: number | null;
  review_count?: number | null;
  /**
   * @maxItems 200
   */
  reviews?: Review[];
}
/**
 * One size, colour or other choice of a product, with what differs from the product's own facts.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Variant".
 */
export interface Variant {
  id: string;
  name?: string | null;
  options?: {
    [k: string]: string;
  };
  price?: number | null;
  compare_at_price?: number | null;
  stock?: number | null;
  availability?: string | null;
}
/**
 * One stored review; quotes are verbatim pieces of `text`. `lang` is the language it is written in.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Review".
 */
export interface Review {
  id: string;
  text: string;
  rating?: number | null;
  author?: string | null;
  lang?: string | null;
}
/**
 * What the store states about itself. `as_of` is when it last did (server milliseconds).
 *
 * `progressive_reductions` says that the law the shop is under lets a price that falls step by step be
 * compared with the one before the first step (Directive 98/6/EC, article 6a(5)). `cart_link` is the
 * shop's own address that fills a cart, such as `/cart/{items}`: `{items}` becomes `id:quantity,…`.
 * `lang` is the language its facts are written in, notes on the fit and reviews that name no other.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ShopFacts".
 */
export interface ShopFacts {
  as_of?: number;
  source?: "api" | "feed" | "page";
  currency?: string | null;
  country?: string | null;
  lang?: string | null;
  returns?: Returns | null;
  warranty_months?: number | null;
  /**
   * @maxItems 300
   */
  delivery?: Delivery[];
  /**
   * @maxItems 500
   */
  offers?: Offer[];
  progressive_reductions?: boolean;
  cart_link?: string | null;
}
/**
 * How long goods may come back, and from which order value that costs nothing (0: always).
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Returns".
 */
export interface Returns {
  days?: number | null;
  free_from?: number | null;
  url?: string | null;
}
/**
 * What delivery to a country costs, from which order value it is free, and how many days it takes.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Delivery".
 */
export interface Delivery {
  country: string;
  cost: number;
  free_from?: number | null;
  days?: never[] | null;
  method?: string;
}
/**
 * Something the store offers: extra points, a bundle, a code.
 *
 * It is mentioned only between `starts_at` and `ends_at` (server milliseconds), and a `personal` one only to
 * those for whom the store confirmed it. `products` limits it to some; empty means all.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Offer".
 */
export interface Offer {
  id: string;
  kind: "bundle" | "code" | "loyalty";
  label: string;
  /**
   * @maxItems 1000
   */
  products?: string[];
  personal?: boolean;
  starts_at?: number | null;
  ends_at?: number | null;
}
/**
 * `POST /v1/eligibility`: personal offers the store confirms for visitors.
 *
 * An offer marked `personal` is mentioned to nobody else, and to nobody after `until`.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Eligibility".
 */
export interface Eligibility {
  /**
   * @maxItems 10000
   */
  confirmed: Confirmation[];
}
/**
 * The store's confirmation that a personal offer is valid for a visitor `until` a time (milliseconds).
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Confirmation".
 */
export interface Confirmation {
  visitor: string;
  offer: string;
  until: number;
}
/**
 * `POST /v1/orders`: orders and refunds as the store's backend knows them.
 *
 * Each counts once, whoever reports it; a refund may be reported before its order. One of the two lists may
 * be left out.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Orders".
 */
export interface Orders {
  /**
   * @maxItems 10000
   */
  orders?: Order[];
  /**
   * @maxItems 10000
   */
  refunds?: Refund[];
}
/**
 * One order. `at` is when it was placed (milliseconds); `visitor` joins it to what was shown.
 *
 * `number` is what people call it (#1006), where `id` is another.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Order".
 */
export interface Order {
  id: string;
  visitor: string;
  at: number;
  value: number;
  currency?: string | null;
  session?: string | null;
  items?: number | null;
  number?: string | null;
}
/**
 * Money given back for an order. `id` makes it count once; it may come before the order does.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Refund".
 */
export interface Refund {
  id: string;
  order: string;
  at: number;
  value: number;
  currency?: string | null;
}
/**
 * `POST /v1/contacts`: visitors who agreed to letters about what they look at, or withdrew that.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Contacts".
 */
export interface Contacts {
  /**
   * @maxItems 10000
   */
  contacts: Agreed[];
}
/**
 * One visitor's address, and when its owner agreed to letters, or withdrew that.
 *
 * An agreement needs `visitor` and `agreed_at`. `withdrawn_at` ends it for everybody with that address; the
 * address alone is enough beside it. Times are milliseconds since 1970; the later one applies.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Agreed".
 */
export interface Agreed {
  visitor?: string | null;
  email: string;
  agreed_at?: number | null;
  withdrawn_at?: number | null;
  locale?: string | null;
}
/**
 * `POST /v1/links`: visitors the store knows to be one person, such as after signing in.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Link".
 */
export interface Link {
  /**
   * @minItems 2
   * @maxItems 100
   */
  visitors: string[];
}
/**
 * The person: the visitor that was seen first. From now on the others are in the same groups.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Linked".
 */
export interface Linked {
  person: string;
}
/**
 * `PUT /v1/clock`: the instant to take as now (milliseconds), or null for the machine's time.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ClockSetting".
 */
export interface ClockSetting {
  now?: number | null;
}
/**
 * The answer: what became of each order and each refund.
 *
 * `without_order` are refunds of an order that nobody has reported. They are kept, because it may still
 * come; until then they change nothing.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "OrdersTaken".
 */
export interface OrdersTaken {
  stored: number;
  passed_over?: {
    [k: string]: Placed;
  };
  unknown_fields?: {
    [k: string]: number;
  };
  refused?: BadRecord[];
  without_order?: Placed1;
}
/**
 * How many records have something in common, and the places of the first hundred.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Placed".
 */
export interface Placed {
  count: number;
  at: string[];
}
/**
 * How many records have something in common, and the places of the first hundred.
 */
export interface Placed1 {
  count: number;
  at: string[];
}
/**
 * `POST /v1/events`: what happened in the store's app, in its mails, at its tills.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ToldEvents".
 */
export interface ToldEvents {
  /**
   * @maxItems 10000
   */
  events: ToldEvent[];
}
/**
 * One event, with the fields of its kind in addition (docs/reference/events.md).
 *
 * `id` is the sender's own and makes it count once. `at` is when it happened (milliseconds since 1970). It
 * belongs to a `visitor`, which may be the store's own id for a customer, or to an `email`: give one
 * of the two.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ToldEvent".
 */
export interface ToldEvent {
  id: string;
  kind: string;
  source: "ads" | "app" | "email" | "pos" | "sms" | "web";
  at: number;
  visitor?: string | null;
  email?: string | null;
}
/**
 * The answer: what became of each event, and which names are unknown here and how often each came.
 *
 * Events with unknown names are kept, too, and so are fields that nothing reads. `without_order` are refunds
 * of an order that nobody has reported: they are kept, because it may still come.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "EventsTaken".
 */
export interface EventsTaken {
  stored: number;
  passed_over?: {
    [k: string]: Placed;
  };
  unknown_fields?: {
    [k: string]: number;
  };
  refused?: BadRecord[];
  unknown?: {
    [k: string]: number;
  };
  without_order?: Placed2;
}
/**
 * How many records have something in common, and the places of the first hundred.
 */
export interface Placed2 {
  count: number;
  at: string[];
}
/**
 * `POST /v1/carts`: the carts the store holds, each whole, whenever one changes.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ToldCarts".
 */
export interface ToldCarts {
  /**
   * @maxItems 10000
   */
  carts: ToldCart[];
}
/**
 * One whole cart; without lines it is empty. Of two, the one with the later `updated_at` is kept.
 *
 * It belongs to a `visitor`, which may be the store's own id for a customer, or to an `email`: give one of
 * the two. `total` is the sum of the lines; if it is left out, their prices are added up.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ToldCart".
 */
export interface ToldCart {
  updated_at: number;
  visitor?: string | null;
  email?: string | null;
  /**
   * @maxItems 100
   */
  lines?: RequestLine[];
  total?: number | null;
  currency?: string | null;
}
/**
 * `POST /v1/wishlists`: what was put on wish lists at the store, and taken off. It sends no letter.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ToldWishes".
 */
export interface ToldWishes {
  /**
   * @maxItems 10000
   */
  wishes: ToldWish[];
}
/**
 * One product that was put on a wish list, or taken off (`on_list` false), `at` a time in milliseconds.
 *
 * Of two records about one product the later is kept. It belongs to a `visitor`, which may be the store's
 * own id for a customer, or to an `email`: give one of the two.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ToldWish".
 */
export interface ToldWish {
  product: string;
  at: number;
  on_list?: boolean;
  visitor?: string | null;
  email?: string | null;
}
/**
 * The answer: what became of each record. Of many invalid ones the first hundred are listed.
 *
 * `stored` counts those that were new or changed something. `passed_over` are valid ones that were not
 * stored, by reason: `known` (reported already, or nothing in it is new), `not_newer` (what is stored is as
 * new, or newer), `not_yet` (an agreement with a time in the future), `erased` (the person was erased within
 * the last day), `said_no` (the address wants no letters), `no_longer_kept` (from a time of which nothing is
 * kept any more). `unknown_fields` are names that nothing reads, and how often each came; their records are
 * stored nevertheless.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Taken".
 */
export interface Taken {
  stored: number;
  passed_over?: {
    [k: string]: Placed;
  };
  unknown_fields?: {
    [k: string]: number;
  };
  refused?: BadRecord[];
}
/**
 * How many rows each table holds about a person. `visitors` are the browsers known to be theirs.
 *
 * `typed_in` are browsers in which their address was typed, maybe by somebody else: what is kept about
 * visits there is not included.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "KeptRows".
 */
export interface KeptRows {
  visitors: string[];
  email?: string | null;
  rows: {
    [k: string]: number;
  };
  typed_in?: string[];
}
/**
 * The file: `about` in sentences, `made_at`, whose it is, and what is kept, kind by kind.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "PersonExport".
 */
export interface PersonExport {
  about: string[];
  made_at: string;
  kept_since: string | null;
  visitors: string[];
  email?: string | null;
  kept: Kind[];
}
/**
 * One kind of data: what it is, what it is kept for, from when, and every row as it is stored.
 *
 * `table` is where it is kept. `first` and `last` are the times of the earliest and the latest row.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Kind".
 */
export interface Kind {
  what: string;
  purpose: string;
  count: number;
  first: string | null;
  last: string | null;
  table: string;
  rows: {}[];
}
