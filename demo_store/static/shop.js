// Progressive enhancement: every form works without this file.
import { startBuying } from "./buying.js";
import { startConsent } from "./consent.js";
import { startGallery } from "./gallery.js";
import { startListing } from "./listing.js";

startConsent(document);
startGallery(document);
startBuying(document);
startListing(document);
