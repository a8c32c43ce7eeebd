/** @import { PublicContext, RegionName } from "./types/internal.js" */

import { readWhole } from "./page/readWhole.js";
import { selectorOf } from "./page/selectorOf.js";
import { isDisabled, nameOf } from "./page/words/naming.js";

/**
 * What `waverly doctor` puts into a page: the same reading a shopper's browser does, told in full.
 *
 * A plain script without imports at run time, for a page's content security policy may forbid modules.
 *
 * @returns {PublicContext & { places: Place[] }}
 *
 * @typedef {object} Place one element of a region
 * @property {RegionName} region
 * @property {string} selector
 * @property {string} text
 * @property {boolean} disabled
 */
function survey() {
  const { regions, context } = readWhole();
  const places = [...regions].flatMap(([region, elements]) =>
    elements.map((element) => ({
      region,
      selector: selectorOf(element),
      text: nameOf(element),
      disabled: isDisabled(element),
    })),
  );
  return { ...context, places };
}

Object.assign(globalThis, { waverlySurvey: survey });
