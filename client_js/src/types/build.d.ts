/** Put in by the build: the file of the part that watches. */
declare const WATCH_FILE: string;
