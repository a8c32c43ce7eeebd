const OURS = /^(en|de|fr|es|it|nl)(?![a-z])/i;

/** Returns the language of ours that a tag names, undefined where we have no words in it. @param {string} lang */
export const ourLanguage = (lang) => OURS.exec(lang)?.[1]?.toLowerCase();
