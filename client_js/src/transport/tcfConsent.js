/** @import { Consent } from "../types/internal.js" */

/** @typedef {{ gdprApplies?: boolean, eventStatus?: string, purpose?: Purposes, publisher?: Purposes }} TcData */
/** @typedef {{ consents?: Record<string, boolean> }} Purposes */

/**
 * The purposes of the Transparency and Consent Framework 2.2 each of ours needs, all of them: 1 store on the
 * device, 8 measure what content does, 5 and 6 make and use a profile for content, 3 and 4 for advertising.
 *
 * @type {Record<keyof Consent, number[]>}
 */
const PURPOSES = { analytics: [1, 8], personalization: [1, 5, 6], marketing: [1, 3, 4] };

/**
 * Follows a consent manager that speaks the framework (`__tcfapi`), from the shopper's choice on.
 *
 * The store itself does what is asked for, so its own (publisher's) consents count where the manager asks
 * for them apart. Where the GDPR does not apply the framework says nothing, and so do we.
 *
 * @param {(choice: Partial<Consent>, isChoice: boolean) => void} tell
 * @returns {boolean} whether there is one to follow
 */
export function followTcf(tell) {
  const api =
    /** @type {{ __tcfapi?: (command: string, version: number, callback: (data: TcData, success: boolean) => void) => void }} */ (
      window
    ).__tcfapi;
  if (!api) return false;
  api("addEventListener", 2, (data, success) => {
    if (!success || data.gdprApplies === false || data.eventStatus === "cmpuishown") return;
    const own = data.publisher?.consents ?? {};
    const given = Object.keys(own).length ? own : (data.purpose?.consents ?? {});
    const choice = Object.entries(PURPOSES).map(([purpose, needed]) => [
      purpose,
      needed.every((number) => given[number] === true),
    ]);
    tell(Object.fromEntries(choice), data.eventStatus === "useractioncomplete");
  });
  return true;
}
