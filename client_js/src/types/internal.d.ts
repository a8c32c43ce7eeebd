/** Shapes that never cross the network. Names with a leading underscore are mangled by the build. */
import type { Commands, Person, PublicCart, Context as PublicContext } from "../../package/api.js";
import type { Place } from "../overlay/formats/format.js";
import type {
  Action,
  AlertOverlay,
  Answer,
  Ask,
  ChatOverlay,
  Commerce,
  ComparisonOverlay,
  Decision,
  FaqOverlay,
  FormHelpOverlay,
  GuaranteeOverlay,
  Interaction,
  MessageOverlay,
  MissingOverlay,
  Moment,
  OfferOverlay,
  Page,
  PollOverlay,
  Product,
  QuestionOverlay,
  QuizOverlay,
  RatingOverlay,
  ReminderOverlay,
  ReviewOverlay,
  SaveCartOverlay,
  ShippingOverlay,
  SliderOverlay,
  StoryOverlay,
  TimerOverlay,
  Consent as WireConsent,
} from "./wire.js";

export type Stop = () => void;

/** Without null and undefined: what `compact` returns. */
export type Compact<T> = { [K in keyof T]: Exclude<T[K], null | undefined> };

// What pages see of the script is declared once, where their own compilers find it.
export type {
  Confidence,
  Conflict,
  Context as PublicContext,
  Person,
  PublicCart,
} from "../../package/api.js";
export type { Commerce, Interaction, Moment } from "./wire.js";

/** What `waverly("…")` may be called with. */
export type Command = keyof Commands | "track";

type Unsent<T> = T extends unknown ? Omit<T, "seq" | "at"> : never;

export type UnsentMoment = Unsent<Moment>;
export type UnsentCommerce = Unsent<Commerce>;
export type UnsentEvent = Unsent<Moment | Commerce | Interaction> | UnknownEvent;

/** A name the taxonomy does not know, from `waverly("track", …)`; the server keeps and counts it. */
export interface UnknownEvent {
  kind: string;
  [field: string]: unknown;
}

export type Consent = Required<WireConsent>;

/** What the script tag said. */
export interface Config {
  site: string;
  server: string;
  /** Where `assets/` lies. */
  base: string;
  /** Read Google Consent Mode as well as `waverly("consent")`. */
  /** Ask the shopper with a card of our own. */
  card: boolean;
  /** Where the store says what is recorded. */
  privacy: string | undefined;
  auto: boolean;
  silent: boolean;
  /** The store's own people try campaigns out: always helped, never counted. */
  preview: boolean;
  /** `?waverly=debug` in the address opens the debugger; such a visit is a preview. */
  debug: boolean;
  /** Share of views left alone and measured, and share of others measured beside them. */
  vitals: number;
}

export interface Store {
  _get(key: string): unknown;
  _set(key: string, value: unknown): void;
}

/** One entry of `window.dataLayer`: an object, or the arguments of a `gtag` call. */
export type DataEntry = Record<string | number, unknown>;

/** How the shopper last acted. */
export type Input = "mouse" | "touch" | "keyboard";

/** What the entry offers to everything loaded later. */
export interface Core {
  _config: Config;
  _consent: () => Consent;
  _onConsent: (callback: () => void) => Stop;
  /** First-party storage that outlives the tab; memory until analytics consent. */
  _local: Store;
  /** The same for this tab. */
  _tab: Store;
  _onData: (callback: (entry: DataEntry) => void) => Stop;
  /** Queues an event; returns its position in the view, 0 when nothing may be sent. */
  _report: (event: UnsentEvent) => number;
  _page: (page: Page) => void;
  _newView: () => void;
  _flush: (ask?: Ask) => void;
  _session: () => { _id: string; _started: number };
  _onCommand: (handler: (command: Command, args: unknown[]) => void) => void;
  /** Hears of each answer, with when it was asked for and the events that were answered. */
  _onAnswer: (handler: (answer: Answer, asked_at: number | undefined, events: object[]) => void) => void;
  /** Takes what reads the page when it is asked; undefined until that is done. */
  _onContext: (reader: () => PublicContext | undefined) => void;
  /** Who the page says is signed in; kept in memory, and sent only by pressing a button that says so. */
  _person?: Person | undefined;
}

export type RegionName =
  | "add-to-cart"
  | "size-guide"
  | "size-options"
  | "reviews"
  | "specs"
  | "gallery"
  | "policy"
  | "price"
  | "coupon"
  | "checkout-form"
  | "search";

/** What one source says about the page. */
export interface Reading {
  type?: string | undefined;
  /** How strongly the source speaks for `type`. */
  _weight?: number | undefined;
  product?: Partial<Product> | undefined;
  /** The product as the source writes it, for `productOf` to read: its fields, and what its price counts in … */
  _written?: Partial<Record<keyof Product, unknown>> | null | undefined;
  _unit?: number | undefined;
  /** … or the JSON-LD node and its neighbours … */
  _nodes?: [main: Record<string, unknown>, products: Record<string, unknown>[]] | undefined;
  /** … or where it is marked up. */
  _scope?: Element | undefined;
  cart?: PublicCart | undefined;
  step?: string | undefined;
  query?: string | undefined;
  results?: number | undefined;
}

/** Where the pointer was lately. */
export interface Pointer {
  /** Upward speed in px/ms over the last 150 ms before event time `at`, on the way to height `y`. */
  _rise: (at: number, y: number) => number;
  _stop: Stop;
}

/** Active time and what the shopper's hands are doing. */
export interface Activity {
  /** Milliseconds of active time since the view began. */
  _active_ms: () => number;
  /** When the last trusted input came, on the page's monotonic clock. */
  _last_input: () => number;
  /** How many trusted inputs this view has seen. */
  _inputs: () => number;
  _input: () => Input;
  _clicks: () => number;
  _clicked_ago: () => number;
  /** Whether a mouse button is down: a scroll bar may be what is dragged. */
  _drags: () => boolean;
  /** Why nothing may fire right now, or undefined. */
  _busy: () => "held" | "typing" | "selecting" | "pinched" | "resized" | "fullscreen" | "hidden" | undefined;
  /** Whether somebody typed, within that many milliseconds, in the field that still has the focus. */
  _typing: (within: number) => boolean;
  /** Whether a dialog of the shop is open. */
  _modal: () => boolean;
  _pointer: Pointer;
  _stop: Stop;
}

export type OnSection = (name: RegionName, entered: boolean) => void;

export interface Sections {
  /** The region at least half in view, the most specific first. */
  _current: () => RegionName | undefined;
  _element: (name: RegionName | undefined) => Element | undefined;
  _dwell: () => Record<string, number>;
  /** Called when an element of a region comes at least half into view (`entered`) or goes. */
  _onChange: (element: Element, callback: OnSection) => void;
  /** Goes on with what the shop drew in place of an element of a region. */
  _follow: (old: Element, now: Element) => void;
  _stop: Stop;
}

/** What went into the cart, as far as it is known. */
export type Carted = {
  price?: number | null | undefined;
  quantity?: number | undefined;
  currency?: string | null | undefined;
};
export type OnCarted = (event: Carted) => void;

/** What our buttons take over from the store's. */
export type Look = [
  colour: string,
  ground: string,
  radius: string,
  casing: string,
  weight: string,
  spacing: string,
];

/** One view as detectors see it. */
export interface Scene {
  _context: PublicContext;
  _regions: Map<RegionName, Element[]>;
  _activity: Activity;
  _sections: Sections;
  _local: Store;
  _tab: Store;
  _session: () => { _id: string; _started: number };
  /** Our server's address. */
  _server: string;
  /** The button one goes on with: into the cart, or to the next step of the checkout. */
  _button: () => Element | undefined;
  /** How it looks while nobody is at it. */
  _look: () => Look | undefined;
  /** Presses a control of the shop in the shopper's stead. */
  _press: (control: HTMLElement) => void;
  /** Runs when the shopper's own product goes into the cart. */
  _onCarted: (callback: OnCarted) => Stop;
}

/** A moment as a detector hands it over; the gate adds the product, and says whether it was told at once. */
export type Report = (moment: UnsentMoment, options?: ReportOptions) => boolean;

export interface ReportOptions {
  /** Wait for free hands instead of dropping the moment. */
  _patient?: boolean;
  /** While it waits: whether it is still so. */
  _isStill?: () => boolean;
  /** Distinguishes repetitions that are news (the second tab switch). */
  _again?: string;
  /** The report is about typing or selecting, so these do not silence it. */
  _hands?: boolean;
}

export type Detector = (report: Report, scene: Scene) => Stop;

/** Callbacks of an open overlay. */
export interface OverlayHooks {
  _exposed: () => void;
  _engaged: (element: string) => void;
  _answered: (answer: string | number, element: string) => void;
  _closed: (how: string, shown_ms: number) => void;
  _act: (action: Action) => void;
}

export type OverlayFormat = NonNullable<Decision["overlay"]["format"]>;

export interface OverlayOptions {
  _format: OverlayFormat;
  /** A small button comes first. */
  _chip: boolean;
  /** Less motion is wanted. */
  _calm: boolean;
  _lang: string;
  /** Where it belongs. */
  _place: Place;
  _core: Core;
  _scene: Scene;
  _asked: boolean;
  /** Where the decision is explained to the shopper. */
  _why: string;
}

/** What showing a decision needs of the watching part. */
export interface ShowParts {
  _report: (event: UnsentEvent) => number;
  _scene: Scene;
  _fail: (reason: string) => undefined;
  /** Whether the view that asked is still the one shown. */
  _isCurrent: () => boolean;
  /** Less motion is wanted. */
  _calm: boolean;
  _core: Core;
  _closed: () => void;
  /** One of the store's own people asked for just this: a preview. */
  _asked?: boolean;
}

export interface OpenOverlay {
  _element: HTMLElement;
  _close: (how?: string) => void;
}

export type {
  Action,
  AlertOverlay,
  Answer,
  Ask,
  ChatOverlay,
  ComparisonOverlay,
  Decision,
  FaqOverlay,
  FormHelpOverlay,
  GuaranteeOverlay,
  MessageOverlay,
  MissingOverlay,
  OfferOverlay,
  Page,
  PollOverlay,
  Product,
  QuestionOverlay,
  QuizOverlay,
  RatingOverlay,
  ReminderOverlay,
  ReviewOverlay,
  SaveCartOverlay,
  ShippingOverlay,
  SliderOverlay,
  StoryOverlay,
  TimerOverlay,
};
