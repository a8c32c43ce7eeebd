import type { DocumentEvents, Loaded, LoadOptions, Waverly } from "./api.js";

export type * from "./api.js";

/** Calls the script on the page, or keeps the call for it. On a server it does nothing. */
export declare const waverly: Waverly;

/** Adds the script to the page, once, and returns `waverly`. On a server it does nothing. */
export declare function load(options: LoadOptions): Waverly;

declare global {
  interface Window {
    /** There once `load` or a first call was made, or the tag's script has come. */
    waverly?: Loaded;
  }
  interface DocumentEventMap extends DocumentEvents {}
}
