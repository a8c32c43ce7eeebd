/** What a page may say to the script and hear from it. The script itself is checked against these types. */
import type {
  Answer,
  Commerce,
  ContextItem,
  Decision,
  Moment,
  Problem,
  Product,
  Consent as WireConsent,
} from "./wire.js";

export type { Answer, Commerce, Decision, Moment, Problem, Product } from "./wire.js";

/** What the shopper allows. A purpose left out stays as it was. */
export type Consent = WireConsent;

/** Attributes of the script tag, by their names in its `dataset`: `allowAutomation` is `data-allow-automation`. */
export interface Tag {
  /** The site's public key, `pk_…`. */
  site: string;
  /** Where batches are posted; left out: where the script comes from. */
  server?: string | undefined;
  /** `auto` reads the platform's own consent, `manual` waits for `waverly("consent", …)`, `card` asks. */
  consent?: "auto" | "manual" | "card" | undefined;
  /** Where the consent card leads to be read more of. */
  privacy?: string | undefined;
  /** Work in browsers driven by a program, too. */
  allowAutomation?: boolean | undefined;
  /** For the store's own people: always help, counted in no figure. */
  preview?: boolean | undefined;
  /** Share of views left alone, to measure what the script costs. */
  vitals?: number | undefined;
  /** Session replay tools in which moments are marked: `clarity`, `"clarity posthog"`, with our visit's id `"posthog link"`. */
  replay?: ReplayTool | `${ReplayTool} ${string}` | undefined;
}

/** Session replay tools that can be told of moments. */
export type ReplayTool =
  | "clarity"
  | "contentsquare"
  | "fullstory"
  | "hotjar"
  | "logrocket"
  | "mouseflow"
  | "posthog"
  | "smartlook";

/** What `load` takes: the tag's attributes, and where the script is. */
export interface LoadOptions extends Tag {
  /** Address of the script: `https://help.shop.example/waverly.js`. */
  src: string;
  /** The nonce of a strict content security policy. */
  nonce?: string | undefined;
}

/** Who is signed in: an address, and any detail by its `autocomplete` word. */
export interface Person {
  email?: string | undefined;
  [word: string]: unknown;
}

export type PageType =
  | "home"
  | "listing"
  | "product"
  | "search"
  | "cart"
  | "checkout"
  | "confirmation"
  | "policy"
  | "account"
  | "other";

/** What a page states about itself; it outweighs everything that is read from it. */
export interface PageStatement {
  type?: PageType | undefined;
  product?: Partial<Product> | undefined;
  /** The step of a checkout. */
  step?: string | undefined;
}

/** The calls `waverly(name, …)` takes beside `track`, each with its arguments. */
export interface Commands {
  consent: [choice: Consent | "ask"];
  identify: [person?: Person | null];
  page: [statement: PageStatement];
  /** Shows a decision in a page whose tag says `data-preview`. */
  preview: [decision: Decision];
}

/** An item of GA4's e-commerce events. One without id or name cannot be told from others, and is left out. */
export interface Ga4Item {
  item_id?: string | number;
  item_name?: string;
  price?: number | string;
  quantity?: number | string;
  [field: string]: unknown;
}

export interface Ga4Items {
  items: readonly Ga4Item[];
  currency?: string;
  value?: number | string;
  [field: string]: unknown;
}

/** GA4's events that are translated, with their fields. */
export interface Ga4Events {
  add_to_cart: Ga4Items;
  remove_from_cart: Ga4Items;
  add_to_wishlist: Ga4Items;
  add_shipping_info: Ga4Items;
  add_payment_info: Ga4Items;
  purchase: Ga4Items & { transaction_id: string };
}

type Own<E> = E extends unknown ? Omit<E, "kind" | "seq" | "at"> : never;
type Ga4Fields<N> = N extends keyof Ga4Events ? Ga4Events[N] : never;
type Optional<F> = object extends F ? [fields?: F] : [fields: F];

/** The fields of an event of that name: ours, GA4's where it has the name, or anything for a name of your own. */
export type TrackFields<N extends string> = N extends Commerce["kind"]
  ? Optional<Own<Extract<Commerce, { kind: N }>> | Ga4Fields<N>>
  : N extends keyof Ga4Events
    ? [fields: Ga4Events[N]]
    : [fields?: Record<string, unknown>];

/** Calls may be made before the script has come: they wait for it. */
export interface Calls {
  <C extends keyof Commands>(command: C, ...args: Commands[C]): void;
  <N extends string>(command: "track", name: N, ...fields: TrackFields<N>): void;
}

export interface Waverly extends Calls {
  /** What the page was understood to be, each field with its source and how sure it is. */
  context(): Context;
  /** Whether a flag is on for this session. */
  flag(name: string): boolean;
  /** Hears an event; returns what ends that. */
  on<N extends keyof Events>(name: N, callback: (event: CustomEvent<Events[N]>) => void): () => void;
}

/** What `window.waverly` is before the script has come (a queue), and after. */
export type Loaded = Calls & Partial<Pick<Waverly, "context" | "flag" | "on">> & { q?: unknown[][] };

export interface PublicCart {
  items?: number | undefined;
  value?: number | undefined;
  currency?: string | undefined;
  products?: string[] | undefined;
}

/** `high` when two sources agree or the shop itself said so; never where sources disagree. */
export type Confidence = "high" | "medium" | "low";

/** A field two sources say differently: what was kept, and what `source` said instead. */
export interface Conflict {
  field: string;
  kept: unknown;
  other: unknown;
  source: string;
}

/**
 * What `waverly.context()` returns. `source` and `confidence` say of each field where it came from and how sure it
 * is: `type`, `product.price`, the name of a region.
 */
export interface Context {
  type: string;
  product?: Product | undefined;
  cart?: PublicCart | undefined;
  step?: string | undefined;
  query?: string | undefined;
  results?: number | undefined;
  regions?: string[] | undefined;
  /** The shop platform, where one was recognised. */
  platform?: string | undefined;
  /** Whether the page offers to put its product into a cart. */
  purchasable?: boolean | undefined;
  source: Record<string, string>;
  confidence: Record<string, Confidence>;
  conflicts: Conflict[];
}

/** One line of a cart that is kept in the browser. */
export interface KeptLine {
  product: string;
  variant?: string | undefined;
  quantity?: number | undefined;
  name?: string | undefined;
  price?: number | undefined;
}

export interface KeptCart {
  lines: KeptLine[];
  value?: number | undefined;
  currency?: string | undefined;
}

type Unsent<E> = E extends unknown ? Omit<E, "seq" | "at"> : never;

/** What the document hears of, as `waverly:NAME`, each with its `detail`. */
export interface Events {
  /** A moment of hesitation. Cancel it, and nobody else hears of it. */
  moment: Unsent<Moment>;
  /** The server's answer. */
  answer: Answer;
  /** What the server refused, and how to mend it. */
  refused: Problem | undefined;
  /** A decision has come. Cancel it, and nothing is shown. */
  decision: Decision;
  /** An overlay is about to be shown. Cancel it, and it is not. */
  "overlay:before": Decision;
  "overlay:shown": Decision;
  "overlay:engaged": { decision: Decision; element: string };
  "overlay:answered": { decision: Decision; element: string; answer: string | number };
  "overlay:dismissed": { decision: Decision; how: string };
  /** A button of an overlay hands over to the page. */
  action: { target?: string | null | undefined; payload?: string | null | undefined; decision: Decision };
  /** The shopper wants the store's chat, with what they agreed to tell it. */
  chat: { text: string; context: ContextItem[]; decision: Decision };
  /** The cart is another one. The page may dispatch it, too. */
  cart: PublicCart;
  /** The cart is kept in this browser. */
  "cart:kept": KeptCart;
  /** Something of the script failed; the shop goes on. */
  error: unknown;
}

/** The events by the names the document knows them by. */
export type DocumentEvents = { [N in keyof Events as `waverly:${N}`]: CustomEvent<Events[N]> };
