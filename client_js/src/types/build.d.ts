/** Put in by the build: the files of the parts the entry loads. */
declare const WATCH_FILE: string;
declare const VITALS_FILE: string;
declare const DEBUG_FILE: string;
declare const CARD_FILE: string;
/** Put in by the build: what the names of the overlays' further parts end with. */
declare const PARTS_TAIL: string;
