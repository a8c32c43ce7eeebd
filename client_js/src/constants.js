/** Every threshold, each with its reason. Definitions and sources stand in `docs/detectors.md`. */

// --- what is kept in the browser ---------------------------------------------------------------------

/** The cart a shopper asked to keep in this browser; in a tab, that it was kept or offered there. */
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
/** Browsers let keepalive requests in flight share 64 KiB; a batch longer than this goes without. */
export const KEEPALIVE_CHARS = 10_000;
/** Events kept while nothing can be sent; the rest is dropped rather than held in the shop's memory. */
export const MAX_QUEUE = 300;
/** The wire's largest `seq`. */
export const MAX_SEQ = 10_000;
/** An answer later than this is of no use to anybody. */
export const ANSWER_TIMEOUT_MS = 8000;
/** Long enough for a restarting server, short enough to be the same visit. */
export const RETRY_AFTER_MS = 1500;
/** The watching part starts when the page is idle, at the latest after this. */
export const LATEST_START_MS = 3000;
/** Share of views that load the script without starting it, so that its cost can be measured on real shoppers. */
export const DEFAULT_VITALS = 0.01;
/** Calls to `waverly(…)` kept until the watching part is there. */
export const MAX_COMMANDS = 50;

// --- Page ------------------------------------------------------------------------------------------

/** The name of our element; events inside it are ours, not the shopper's doubts. */
export const HOST_TAG = "waverly-help";
/** A single-page shop has settled when nothing changed for this long … */
export const SETTLE_QUIET_MS = 300;
/** … or when it never stops changing and this much has passed. */
export const SETTLE_MAX_MS = 3000;
/** A page that says nothing yet is read again after a change, so many times: chats and adverts change what stays unknown, too. */
export const MOST_LOOKS = 3;
/** Some input within this time means somebody is there. */
export const ACTIVE_INPUT_MS = 30_000;
/** Pointer moves are sampled this far apart near the top of the window … */
export const POINTER_SAMPLE_MS = 50;
/** … and at most this far apart away from it: from there the way out tells its speed, and stillness is told in seconds. */
export const POINTER_FAR_SAMPLE_MS = 1500;
/**
 * Who is this fast is out before the next sample, fast enough to count as leaving. Somewhat more than that speed: at that
 * speed itself one of twenty that set out while unheard was next heard at the very edge, where no speed can be told.
 */
export const POINTER_WAY_PX_PER_MS = 0.5;
/** Nobody turns a scroll round twice in this time. */
export const SCROLL_SAMPLE_MS = 100;
/** The browser calls a task long from here on; what is beyond keeps an input waiting. */
export const LONG_TASK_MS = 50;
/** Blocked for this long within ten seconds, a page is slow to answer: Lighthouse's limit of a good blocking time. */
export const LITE_BLOCKED_MS = 200;
export const LITE_WINDOW_MS = 10_000;
/** At least half in view counts as in view, as for exposures everywhere in advertising and research. */
export const IN_VIEW_SHARE = 0.5;

// --- All detectors ---------------------------------------------------------------------------------

/** Nothing fires before this much active time: nobody hesitates on arrival. */
export const MIN_ACTIVE_MS = 5000;
/** One moment of a kind per product in this time. */
export const REPEAT_MS = 120_000;
/** As many are remembered of these two minutes, for all tabs together: there are nineteen kinds. */
export const MOST_FIRED = 40;
/** Browser chrome, rotation and zoom move the page under a still hand. */
export const RESIZE_QUIET_MS = 1000;
/** Hands are on the keyboard for this long after a key in a field. */
export const TYPING_QUIET_MS = 1500;
/** How long a patient moment waits for free hands. */
export const PATIENCE_MS = 30_000;
/** How often it looks. */
export const PATIENCE_STEP_MS = 500;

// --- pause -----------------------------------------------------------------------------------------

/** Silent reading speed of adults (Brysbaert 2019). */
export const READING_WPM = 238;
/** Even a section of few words may be looked at this long before it means anything. */
export const PAUSE_MIN_MS = 8000;
/** Past this, somebody reads no more but thinks, or has left; active time ends at 30 s. */
export const PAUSE_MAX_MS = 25_000;

// --- scroll_loop -----------------------------------------------------------------------------------

/** Four turns are five legs: down and up twice and once more. Reading down and going back up is one. */
export const LOOP_REVERSALS = 4;
export const LOOP_WINDOW_MS = 30_000;
/** A leg shorter than this is an adjustment, not a search. */
export const LOOP_LEG_VIEWPORTS = 0.6;
/** Flicking travels further than a wheel for the same intent. */
export const LOOP_LEG_VIEWPORTS_TOUCH = 0.8;
export const LOOP_LEG_MIN_PX = 300;
export const LOOP_TRAVEL_VIEWPORTS = 4;
/** Whoever ends up elsewhere was going somewhere. */
export const LOOP_NET_VIEWPORTS = 1;
/** A scroll not preceded by input this recently was made by a script or an anchor. */
export const SCROLL_INPUT_MS = 150;
/** The page may grow by this share of a viewport before it counts as an endless list. */
export const LOOP_GROWTH_VIEWPORTS = 0.5;

// --- cart_button_hover -----------------------------------------------------------------------------

/** Slower than this is at rest: a tremor, not a movement. */
export const REST_SPEED_PX_PER_S = 60;
/** Below 600 ms a rest is transit (a hover vendor's year of data). */
export const HOVER_REST_MS = 600;
export const HOVER_VISIT_MS = 1500;
export const HOVER_SHORT_VISIT_MS = 400;
export const HOVER_SHORT_VISITS = 3;
export const HOVER_SHORT_WINDOW_MS = 20_000;
/** Whoever presses within this time after leaving had only gone to look at something. */
export const HOVER_DECIDE_MS = 2000;
/** A pointer left lying is not a thought. */
export const HOVER_PARKED_MS = 20_000;
/** A real movement must follow a scroll by this much, or the page moved under the pointer. */
export const HOVER_AFTER_SCROLL_MS = 200;
/** Keyboard twin: focus parked on the control. */
export const HOVER_FOCUS_MS = 3000;
/** Touch twin: everything is chosen, the control is in view, and nothing happens. */
export const HOVER_IDLE_TOUCH_MS = 8000;
/** Touch: a finger that leaves sooner was starting to scroll. */
export const PRESS_HELD_MS = 300;

// --- size_guide_unresolved -------------------------------------------------------------------------

/** Time to choose after the guide was closed; an open guide counts as closed after the same time. */
export const SIZE_DECIDE_MS = 20_000;
/** A guide is looked at this often to see whether it is still open; more seldom, a short look would count as a longer one. */
export const GUIDE_POLL_MS = 180;
/** A guide that is fetched, or drawn by a part that is, shows within this time. */
export const GUIDE_COMES_MS = 2000;
/** Strength of a first opening with no size chosen; a second one doubles it to a textbook case. */
export const SIZE_OPEN_STRENGTH = 0.5;
/** Strength when a size was chosen before and kept: they only checked. */
export const SIZE_KEPT_STRENGTH = 0.3;

// --- checkout_tab_switch ---------------------------------------------------------------------------

export const AWAY_MIN_MS = 3000;
/** Fetching a code from another app takes longer than glancing at another tab. */
export const AWAY_MIN_TOUCH_MS = 6000;
/** Longer is a locked screen. */
export const AWAY_MAX_MS = 30 * 60_000;
/** Never at the instant of return. */
export const AWAY_SETTLE_MS = 1500;
/** Pressing "pay" opens a bank's window; that is progress. */
export const PAYMENT_PRESS_MS = 3000;

// --- exit_intent -----------------------------------------------------------------------------------

/** Slow drifts to the shop's own top menu stay below this. */
export const EXIT_SPEED_PX_PER_MS = 0.4;
/** A last step shorter than this tells no speed. */
export const EXIT_WAY_PX = 20;
/** Speed is over this time, or from the last sample if that is older. */
export const EXIT_SPEED_WINDOW_MS = 200;
export const EXIT_ACTIVE_MS = 8000;
/** A pointer back within this time only overshot. */
export const EXIT_CONFIRM_MS = 250;
/** An autocomplete or autofill list under the pointer looks like leaving. */
export const EXIT_FIELD_QUIET_MS = 2000;
export const EXIT_FLICK_VIEWPORTS = 1.2;
export const EXIT_FLICK_MS = 700;
export const EXIT_FLICK_PX_PER_MS = 1.2;
export const EXIT_FLICK_TOP_PX = 200;
export const EXIT_FLICK_DEPTH = 0.4;
export const EXIT_FLICK_ACTIVE_MS = 12_000;
export const EXIT_AWAY_MS = 5000;
export const EXIT_IDLE_MS = 30_000;

// --- policy_linger ---------------------------------------------------------------------------------

/** Rested on the link, did not press. */
export const POLICY_HOVER_MS = 1500;
/** Resting on a link says no more than a size guide closed without a size: half a sign. */
export const LINK_REST_STRENGTH = 0.5;
export const POLICY_READ_MIN_MS = 8000;
export const POLICY_READ_MAX_MS = 45_000;
/** Reading a third of it is reading it. */
export const POLICY_READ_SHARE = 0.35;
export const POLICY_OPEN_MS = 6000;
/** To the policy and back to the product within this time. */
export const POLICY_VISIT_MS = 3 * 60_000;

// --- product_revisit -------------------------------------------------------------------------------

/** Visits closer than this are one visit. */
export const REVISIT_GAP_MS = 30 * 60_000;
/** Also as long as Safari keeps what scripts store. */
export const REVISIT_WINDOW_MS = 7 * 86_400_000;
/** Products remembered; the oldest go first. */
export const REVISIT_PRODUCTS = 40;

// --- Overlays --------------------------------------------------------------------------------------

/** A decision later than this answers a question the shopper has forgotten. */
export const DECISION_LATEST_MS = 4000;
/** Half in view for one second: the advertising industry's definition of seen. */
export const EXPOSED_MS = 1000;

// --- section_reread --------------------------------------------------------------------------------

export const REREAD_ENTRIES = 3;
export const REREAD_DWELL_MS = 1500;
export const REREAD_WINDOW_MS = 90_000;
/** A taller section comes and goes while it is read once. */
export const REREAD_MAX_VIEWPORTS = 1.5;

// --- choice_missing --------------------------------------------------------------------------------

/** Shops say "choose a size" within this time after the press. */
export const CHOICE_MESSAGE_MS = 700;

// --- rage_click, dead_click ------------------------------------------------------------------------

/** Four, as Amplitude, Mixpanel and Splunk ask for after three proved too few. */
export const RAGE_PRESSES = 4;
export const RAGE_GAP_MS = 700;
export const RAGE_RADIUS_PX = 30;
/** Fingers are wider. */
export const RAGE_RADIUS_TOUCH_PX = 44;
/** The keyboard's rage: as many activations in this time. */
export const RAGE_KEYS_MS = 3000;
/** Anything slower is no reaction any more (PostHog's limit; 250 to 3000 ms is normal, says Sentry). */
export const DEAD_AFTER_MS = 2500;
/** What changes by itself at least this often is a countdown or a carousel; those turn every three to five seconds. */
export const RESTLESS_MS = 5000;
/** A page that changed more often while no press was waited for is animated: it is looked at after a press alone. */
export const MOST_LOOKS_AT_CHANGES = 200;
/** A scroll this soon after a press was its reaction. */
export const REACTION_SCROLL_MS = 300;

// --- form_struggle ---------------------------------------------------------------------------------

export const STRUGGLE_FAILURES = 2;
/** Shops say what is wrong with a field within this time after it was left or its form was sent. */
export const STRUGGLE_VERDICT_MS = 1000;
/** As often was the form sent in vain, whichever field it was. */
export const STRUGGLE_SUBMITS = 2;
export const STRUGGLE_RETURNS = 3;
export const STRUGGLE_DELETIONS = 3;
/** A deletion of this many characters in a row is a large one. */
export const LARGE_DELETION = 4;
export const STRUGGLE_FIRST_KEY_MS = 8000;
export const STRUGGLE_FOCUS_MS = 20_000;
/** And this many times the median of the form's fields. */
export const STRUGGLE_MEDIANS = 3;
/** Shorter leaves are the keyboard of a phone showing or hiding. */
export const BLUR_MIN_MS = 300;

// --- coupon_hunt -----------------------------------------------------------------------------------

export const COUPON_FOCUS_MS = 3000;
export const COUPON_CODES = 2;
export const COUPON_AWAY_MS = 5000;
export const COUPON_AWAY_WITHIN_MS = 60_000;
/** Who turns away sooner from a field that was asked for has not looked at it. */
export const COUPON_LOOK_MS = 1000;
/** Shops refuse a code within this time. */
export const COUPON_VERDICT_MS = 2500;

// --- title_copied ----------------------------------------------------------------------------------

export const COPY_MAX_CHARS = 200;
export const COPY_SHARE = 0.6;

// --- variant_toggle --------------------------------------------------------------------------------

export const TOGGLE_CHANGES = 4;
export const TOGGLE_WINDOW_MS = 45_000;
/** Arrow keys run through options; only where they stay counts. */
export const TOGGLE_SETTLED_MS = 600;
/** Trying sizes is doubt about fit; trying colours is half play. */
export const TOGGLE_SIZE_WEIGHT = 1.5;
export const TOGGLE_COLOUR_WEIGHT = 0.7;

// --- listing_pogo ----------------------------------------------------------------------------------

export const POGO_VIEWS = 3;
export const POGO_SHORT_MS = 15_000;
export const POGO_WINDOW_MS = 5 * 60_000;
export const POGO_AGAIN_MS = 10 * 60_000;

// --- checkout_stall --------------------------------------------------------------------------------

export const STALL_ACTIVE_MS = 45_000;
