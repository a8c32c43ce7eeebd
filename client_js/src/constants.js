/**
 * The thresholds of the detectors, and the numbers several files share.
 *
 * Each says why it is what it is. No study gives thresholds ready for a shop: where a comment gives no reason beyond what
 * the number means, it is a starting point within the range other tools use. Sources: `docs/detectors.md`.
 */

// --- Kept in the browser --------------------------------------------------------------------------------

/** Where the browser stores a cart the shopper asked to keep; in a tab, that it was kept or offered there. */
export const KEPT_CART = "cart";

// --- Transport -------------------------------------------------------------------------------------

/** A visit ends after 30 idle minutes: the convention of every analytics product, so figures compare. */
export const SESSION_IDLE_MS = 30 * 60_000;
/** How stale the stored time of last use may get; storage writes are synchronous. */
export const SESSION_TOUCH_MS = 30_000;
/** The first batch opens the session on the server soon, so that the first question finds one. */
export const FIRST_FLUSH_MS = 2000;
/** Later batches wait for company: fewer requests, and little is lost should the tab crash. */
export const FLUSH_MS = 10_000;
/** Half the server's limit of 200, so that a batch is never refused for its length. */
export const MAX_EVENTS_PER_BATCH = 100;
/** Below the 64 KiB a keepalive request may carry, even if every character takes three bytes. */
export const MAX_BODY_CHARS = 20_000;
/** All keepalive requests in flight share 64 KiB; a longer batch is sent without keepalive. */
export const KEEPALIVE_CHARS = 10_000;
/** Events that wait for one request: a page that tells more at once is broken, and what it tells beyond is dropped. */
export const MAX_QUEUE = 300;
/** The wire's largest `seq`. */
export const MAX_SEQ = 10_000;
/** An answer later than this is of no use to anybody. */
export const ANSWER_TIMEOUT_MS = 8000;
/** Long enough for a restarting server, short enough to be the same visit. */
export const RETRY_AFTER_MS = 1500;
/** The watching part starts when the page is idle, and at the latest after this. */
export const LATEST_START_MS = 3000;
/** Share of views that load the script without starting it, so that its cost can be measured on real shoppers. */
export const DEFAULT_VITALS = 0.01;
/** Calls to `waverly(…)` kept until the watching part has loaded. */
export const MAX_COMMANDS = 50;

// --- Page ------------------------------------------------------------------------------------------

/** The name of our element; events inside it are ours, not the shopper's doubts. */
export const HOST_TAG = "waverly-help";
/** A single-page shop has settled once nothing has changed for this long … */
export const SETTLE_QUIET_MS = 300;
/** … or when it never stops changing and this much has passed. */
export const SETTLE_MAX_MS = 3000;
/** A page that shows nothing yet is read again after a change, this often at most: chats and adverts keep changing pages that stay unknown. */
export const MOST_LOOKS = 3;
/** With an input in the last this many milliseconds, somebody is there. */
export const ACTIVE_INPUT_MS = 30_000;
/** Pointer moves are sampled this far apart near the top of the window … */
export const POINTER_SAMPLE_MS = 50;
/** … and at most this far apart elsewhere: an exit from there is still long enough to measure, and stillness is measured in seconds. */
export const POINTER_FAR_SAMPLE_MS = 1500;
/**
 * A pointer this fast has left before the next sample. It is somewhat more than the speed that counts as leaving: at that
 * speed, one exit in twenty that began between two samples was next seen at the very edge, too late to measure.
 */
export const POINTER_WAY_PX_PER_MS = 0.5;
/** Nobody reverses a scroll twice within this time. */
export const SCROLL_SAMPLE_MS = 100;
/** Browsers call longer tasks "long"; the time beyond this keeps an input waiting. */
export const LONG_TASK_MS = 50;
/** A page blocked for longer than this (Lighthouse's limit for a good total blocking time) … */
export const LITE_BLOCKED_MS = 200;
/** … within this time is slow to answer, and gets lite mode. */
export const LITE_WINDOW_MS = 10_000;
/** Half in view counts as in view: the convention of advertising and of research on viewport time. */
export const IN_VIEW_SHARE = 0.5;

// --- All detectors ---------------------------------------------------------------------------------

/** Nothing fires before this much active time: nobody hesitates on arrival. */
export const MIN_ACTIVE_MS = 5000;
/** At most one moment of a kind per product in this time. */
export const REPEAT_MS = 120_000;
/** Moments remembered for that, all tabs together: twice the nineteen kinds. */
export const MOST_FIRED = 40;
/** Quiet time after a resize: browser chrome, rotation and zoom move the page under a still hand. */
export const RESIZE_QUIET_MS = 1000;
/** Hands count as typing for this long after a key in a field. */
export const TYPING_QUIET_MS = 1500;
/** How long a patient moment waits for free hands. */
export const PATIENCE_MS = 30_000;
/** How often it looks whether they are free. */
export const PATIENCE_STEP_MS = 500;

// --- pause -----------------------------------------------------------------------------------------

/** Silent reading speed of adults (Brysbaert 2019). */
export const READING_WPM = 238;
/** A pause shorter than this means nothing, however few words there are to read. */
export const PAUSE_MIN_MS = 8000;
/** A longer one is no longer reading; active time ends at 30 s. */
export const PAUSE_MAX_MS = 25_000;

// --- scroll_loop -----------------------------------------------------------------------------------

/** Four turns make five legs. Reading a page down and going back up is one turn. */
export const LOOP_REVERSALS = 4;
/** As long as active time lasts without an input. */
export const LOOP_WINDOW_MS = 30_000;
/** A shorter leg is an adjustment, not a search … */
export const LOOP_LEG_VIEWPORTS = 0.6;
/** … and a flick travels further than a wheel for the same intent. */
export const LOOP_LEG_VIEWPORTS_TOUCH = 0.8;
/** In a very low window, three notches of a wheel. */
export const LOOP_LEG_MIN_PX = 300;
/** Somewhat more than what the shortest legs add up to. */
export const LOOP_TRAVEL_VIEWPORTS = 4;
/** A scroll that ends further from its start was going somewhere. */
export const LOOP_NET_VIEWPORTS = 1;
/** A scroll without an input this shortly before was made by a script or an anchor. */
export const SCROLL_INPUT_MS = 150;
/** The page may grow by this share of a viewport before it counts as an endless list. */
export const LOOP_GROWTH_VIEWPORTS = 0.5;

// --- cart_button_hover -----------------------------------------------------------------------------

/** A slower pointer is at rest: a tremor, not a movement. */
export const REST_SPEED_PX_PER_S = 60;
/** A shorter rest is transit (one vendor's year of hover data) … */
export const HOVER_REST_MS = 600;
/** … within a visit of at least this. */
export const HOVER_VISIT_MS = 1500;
/** Or short visits, each too long for passing over, … */
export const HOVER_SHORT_VISIT_MS = 400;
/** … this many … */
export const HOVER_SHORT_VISITS = 3;
/** … within this time. */
export const HOVER_SHORT_WINDOW_MS = 20_000;
/** A press this soon after leaving is a decision made, after one more look at something. */
export const HOVER_DECIDE_MS = 2000;
/** A pointer that stays longer was left lying there. */
export const HOVER_PARKED_MS = 20_000;
/** A movement must come this long after a scroll, or the page moved under a still pointer. */
export const HOVER_AFTER_SCROLL_MS = 200;
/** Keyboard: the focus stays on the control for this long. */
export const HOVER_FOCUS_MS = 3000;
/** Touch: everything is chosen, the control is in view, and nothing happens for this long. */
export const HOVER_IDLE_TOUCH_MS = 8000;
/** Touch: a finger that leaves the control sooner was starting to scroll. */
export const PRESS_HELD_MS = 300;

// --- size_guide_unresolved -------------------------------------------------------------------------

/** Time to choose after the guide was closed; an open guide counts as closed after the same time. */
export const SIZE_DECIDE_MS = 20_000;
/** How often an open guide is checked; less often, and a short look would count as a longer one. */
export const GUIDE_POLL_MS = 180;
/** A guide that is fetched first appears within this time. */
export const GUIDE_COMES_MS = 2000;
/** Strength of a first opening with no size chosen; a second one doubles it. */
export const SIZE_OPEN_STRENGTH = 0.5;
/** Strength when a size had been chosen and was kept: it was only checked. */
export const SIZE_KEPT_STRENGTH = 0.3;

// --- checkout_tab_switch ---------------------------------------------------------------------------

/** A shorter absence is a slip, or a glance at another tab. */
export const AWAY_MIN_MS = 3000;
/** On a phone: switching apps, to fetch a code for example, takes longer. */
export const AWAY_MIN_TOUCH_MS = 6000;
/** A longer absence is a locked screen. */
export const AWAY_MAX_MS = 30 * 60_000;
/** Nothing is reported at the instant of return: the page is just being looked at again. */
export const AWAY_SETTLE_MS = 1500;
/** Leaving this soon after "pay" was pressed is the bank's window: progress. */
export const PAYMENT_PRESS_MS = 3000;

// --- exit_intent -----------------------------------------------------------------------------------

/** Movements to the shop's own top menu stay below this. */
export const EXIT_SPEED_PX_PER_MS = 0.4;
/** A last step shorter than this is too short to measure a speed. */
export const EXIT_WAY_PX = 20;
/** Speed is measured over this time, or since the last sample if that is older. */
export const EXIT_SPEED_WINDOW_MS = 200;
/** Vendors advise 8 to 12 s on the page before a leaving pointer means anything. */
export const EXIT_ACTIVE_MS = 8000;
/** A pointer that comes back within this time only overshot. */
export const EXIT_CONFIRM_MS = 250;
/** Quiet time after typing: a pointer on the browser's own autofill list looks as if it had left. */
export const EXIT_FIELD_QUIET_MS = 2000;
/** Touch, a flick to the address bar: more than one screen up … */
export const EXIT_FLICK_VIEWPORTS = 1.2;
/** … within this time … */
export const EXIT_FLICK_MS = 700;
/** … faster than one scrolls to read (ouibounce proposed 1 px/ms) … */
export const EXIT_FLICK_PX_PER_MS = 1.2;
/** … ending this near the top … */
export const EXIT_FLICK_TOP_PX = 200;
/** … by somebody who had read this far (vendors advise 40 to 60%) … */
export const EXIT_FLICK_DEPTH = 0.4;
/** … and for this long (vendors advise 12 to 20 s). */
export const EXIT_FLICK_ACTIVE_MS = 12_000;
/** Touch: a return after a shorter absence was a glance at a message. */
export const EXIT_AWAY_MS = 5000;
/** Touch: idle for as long as Google's interstitials wait at least. */
export const EXIT_IDLE_MS = 30_000;

// --- policy_linger ---------------------------------------------------------------------------------

/** Resting on the link for this long without pressing it. */
export const POLICY_HOVER_MS = 1500;
/** Strength of that: as weak a sign as a size guide that was closed once. */
export const LINK_REST_STRENGTH = 0.5;
/** A policy counts as read after a third of its reading time: policies are skimmed … */
export const POLICY_READ_SHARE = 0.35;
/** … but never sooner than a pause would count … */
export const POLICY_READ_MIN_MS = 8000;
/** … and after this, however long it is. */
export const POLICY_READ_MAX_MS = 45_000;
/** A folded policy that stays open this long was opened to be read. */
export const POLICY_OPEN_MS = 6000;
/** A visit to the policy page ends back at the product within this time. */
export const POLICY_VISIT_MS = 3 * 60_000;

// --- product_revisit -------------------------------------------------------------------------------

/** Visits closer than this are one visit. */
export const REVISIT_GAP_MS = 30 * 60_000;
/** As long as Safari keeps what scripts store. */
export const REVISIT_WINDOW_MS = 7 * 86_400_000;
/** Products remembered; the oldest is dropped first. */
export const REVISIT_PRODUCTS = 40;

// --- section_reread --------------------------------------------------------------------------------

/** Once is reading, twice may be chance. */
export const REREAD_ENTRIES = 3;
/** Each time in view for at least this: a section that scrolls by was not read. */
export const REREAD_DWELL_MS = 1500;
/** All of them within this time. */
export const REREAD_WINDOW_MS = 90_000;
/** What is fixed or sticks is a bar up to this height; what is higher is a column, which leaves with the page. */
export const REREAD_BAR_VIEWPORTS = 0.25;
/** A taller section enters and leaves the view while it is read once. */
export const REREAD_MAX_VIEWPORTS = 1.5;

// --- choice_missing --------------------------------------------------------------------------------

/** Shops say "choose a size" within this time after the press. */
export const CHOICE_MESSAGE_MS = 700;

// --- rage_click, dead_click ------------------------------------------------------------------------

/** Four, as Amplitude, Mixpanel and Splunk ask for after three proved too few. */
export const RAGE_PRESSES = 4;
/** Each press this soon after the one before: stricter than the 1000 ms of others, who had false alarms. */
export const RAGE_GAP_MS = 700;
/** PostHog's and Mixpanel's radius. */
export const RAGE_RADIUS_PX = 30;
/** The least size of a target for fingers. */
export const RAGE_RADIUS_TOUCH_PX = 44;
/** By keyboard: as many activations within this time. */
export const RAGE_KEYS_MS = 3000;
/** A slower reaction is none (PostHog's limit; Sentry calls 250 to 3000 ms normal). */
export const DEAD_AFTER_MS = 2500;
/** What is asked for later than this has other reasons than the press. */
export const ASKED_AFTER_MS = 500;
/** Nobody closes a box of the browser's sooner after the press, and few handlers hold the page up for longer. */
export const BOX_CLOSED_MS = 400;
/** An element that changes by itself this often is a countdown or a carousel; carousels turn every three to five seconds. */
export const RESTLESS_MS = 5000;
/** A page with more changes than this outside presses is animated: from then on it is observed only after a press. */
export const MOST_LOOKS_AT_CHANGES = 200;
/** A scroll this soon after a press is its reaction (Sentry's limit). */
export const REACTION_SCROLL_MS = 300;

// --- form_struggle ---------------------------------------------------------------------------------

/** One failed check is a typing mistake. */
export const STRUGGLE_FAILURES = 2;
/** Shops show what is wrong with a field this soon after it was left or its form was sent. */
export const STRUGGLE_VERDICT_MS = 1000;
/** A form sent in vain this often, whichever field it was. */
export const STRUGGLE_SUBMITS = 2;
/** Returns to a field after something was entered (Zuko's measure of trouble). */
export const STRUGGLE_RETURNS = 3;
/** Large deletions, … */
export const STRUGGLE_DELETIONS = 3;
/** … each of at least this many characters: less corrects a typing mistake. */
export const LARGE_DELETION = 4;
/** Focused for this long before the first key: what belongs here is unclear. */
export const STRUGGLE_FIRST_KEY_MS = 8000;
/** Focused for this long in all … */
export const STRUGGLE_FOCUS_MS = 20_000;
/** … and this many times as long as the median of the form's fields. */
export const STRUGGLE_MEDIANS = 3;
/** A field left for less was left by a phone's keyboard that shows or hides. */
export const BLUR_MIN_MS = 300;

// --- coupon_hunt -----------------------------------------------------------------------------------

/** Focused for this long and left empty: there is no code to type. */
export const COUPON_FOCUS_MS = 3000;
/** Different codes tried: guesses. */
export const COUPON_CODES = 2;
/** An absence long enough to look for a code … */
export const COUPON_AWAY_MS = 5000;
/** … that begins this soon after the field was used. */
export const COUPON_AWAY_WITHIN_MS = 60_000;
/** A field that was opened and left sooner was not looked at. */
export const COUPON_LOOK_MS = 1000;
/** Shops refuse a code this soon. */
export const COUPON_VERDICT_MS = 2500;

// --- title_copied ----------------------------------------------------------------------------------

/** A longer text is a description, not a name. */
export const COPY_MAX_CHARS = 200;
/** Share of its words that must be in the product's name: brands and colours are often left out. */
export const COPY_SHARE = 0.6;

// --- variant_toggle --------------------------------------------------------------------------------

/** Changes of an option, one of them back to an earlier choice; three are looking around … */
export const TOGGLE_CHANGES = 4;
/** … within this time. */
export const TOGGLE_WINDOW_MS = 45_000;
/** Arrow keys run through options: only a choice that stays this long counts. */
export const TOGGLE_SETTLED_MS = 600;
/** Weights: trying sizes is doubt about fit, trying colours is half play. */
export const TOGGLE_SIZE_WEIGHT = 1.5;
export const TOGGLE_COLOUR_WEIGHT = 0.7;

// --- listing_pogo ----------------------------------------------------------------------------------

/** Products opened from the same listing … */
export const POGO_VIEWS = 3;
/** … each left after less active time than reading takes … */
export const POGO_SHORT_MS = 15_000;
/** … within this time. */
export const POGO_WINDOW_MS = 5 * 60_000;
/** Or the same product again, after others, within this time. */
export const POGO_AGAIN_MS = 10 * 60_000;

// --- checkout_stall --------------------------------------------------------------------------------

/** Active time in a step without progress, until the shop's own pace is known and the server sends that. */
export const STALL_ACTIVE_MS = 45_000;

// --- Overlays --------------------------------------------------------------------------------------

/** A later decision answers a question the shopper has moved on from. */
export const DECISION_LATEST_MS = 4000;
/** Half in view for one second: the advertising industry's definition of seen. */
export const EXPOSED_MS = 1000;

// --- what goes into the cart ------------------------------------------------------------------------

/** A press that asks for something in the cart is answered within this time. */
export const CART_ANSWER_MS = 8000;
/** How often the page is looked at until it shows what became of the press. */
export const CART_LOOK_MS = 500;
