/** @import { Listed } from "./index.js" */
import { onCartButtonHover } from "./onCartButtonHover.js";
import { onChoiceMissing } from "./onChoiceMissing.js";
import { onProductRevisit } from "./onProductRevisit.js";
import { onSectionReread } from "./onSectionReread.js";
import { onSizeGuideUnresolved } from "./onSizeGuideUnresolved.js";
import { onTitleCopied } from "./onTitleCopied.js";
import { onVariantToggle } from "./onVariantToggle.js";

/** Detectors that only product pages need. @type {Listed[]} */
export const OF_PRODUCT = [
  [onCartButtonHover, "product"],
  [onSizeGuideUnresolved, "product"],
  [onProductRevisit, "product"],
  [onSectionReread, "product"],
  [onChoiceMissing, "product"],
  [onTitleCopied, "product"],
  [onVariantToggle, "product"],
];
