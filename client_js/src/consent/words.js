/**
 * What the consent card says: title · what is noticed and what the shopper gains · yes · no · more.
 *
 * @type {Record<string, readonly [title: string, body: string, yes: string, no: string, more: string]>}
 */
export const WORDS = {
  en: [
    "May this shop notice when you are stuck?",
    "Such as when you open the size guide twice. You get help that fits the moment, and pages that have what you looked for. Of what you type, only the words of a search are read, and nobody else gets any of it.",
    "Yes, help me",
    "No, thanks",
    "What is noticed",
  ],
  de: [
    "Darf dieser Shop bemerken, wenn Sie nicht weiterkommen?",
    "Zum Beispiel, wenn Sie die Größentabelle zweimal öffnen. Sie bekommen Hilfe, die zum Moment passt, und Seiten, auf denen steht, was Sie gesucht haben. Von dem, was Sie tippen, werden nur die Wörter einer Suche gelesen, und niemand sonst bekommt etwas davon.",
    "Ja, bitte helfen",
    "Nein, danke",
    "Was bemerkt wird",
  ],
  fr: [
    "Cette boutique peut-elle remarquer quand vous hésitez ?",
    "Par exemple quand vous ouvrez deux fois le guide des tailles. Vous recevez une aide adaptée au moment, et des pages où se trouve ce que vous cherchiez. De ce que vous tapez, seuls les mots d’une recherche sont lus, et personne d’autre ne reçoit quoi que ce soit.",
    "Oui, aidez-moi",
    "Non merci",
    "Ce qui est remarqué",
  ],
  es: [
    "¿Puede esta tienda detectar cuándo tiene dudas?",
    "Por ejemplo, cuando abre dos veces la guía de tallas. Recibirá ayuda adecuada al momento, y páginas que tienen lo que buscaba. De lo que escribe solo se leen las palabras de una búsqueda, y nadie más recibe ningún dato.",
    "Sí, ayúdenme",
    "No, gracias",
    "Qué se observa",
  ],
  it: [
    "Questo negozio può accorgersi quando lei ha un dubbio?",
    "Per esempio quando apre due volte la guida alle taglie. Riceve un aiuto adatto al momento, e pagine che hanno ciò che cercava. Di ciò che scrive si leggono solo le parole di una ricerca, e nessun altro riceve nulla.",
    "Sì, aiutatemi",
    "No, grazie",
    "Che cosa viene notato",
  ],
  nl: [
    "Mag deze winkel merken wanneer u twijfelt?",
    "Bijvoorbeeld wanneer u de maattabel twee keer opent. U krijgt hulp die bij het moment past, en pagina’s waarop staat wat u zocht. Van wat u typt worden alleen de woorden van een zoekopdracht gelezen, en niemand anders krijgt er iets van.",
    "Ja, help mij",
    "Nee, bedankt",
    "Wat er wordt opgemerkt",
  ],
};
