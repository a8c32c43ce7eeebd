"""Patterns that make things up: stock, crowds, clocks and prices typed in instead of bound to facts."""

from waverly.campaigns.linting.patterns import Pattern

TYPED_STOCK = Pattern(
    rule="typed-stock",
    why="A number of pieces typed by hand is wrong as soon as one is sold, or was never true.",
    fix="Use `{claim.low_stock}`: it is filled from the stock, or the overlay is withheld.",
    phrases={
        "en": (
            r"\b(?:only|just) (?:\d+|a few|one|two|three) (?:\w+ )?(?:left|remaining|in stock)\b",
            r"\b(?:selling|going) fast\b",
            r"\balmost (?:gone|sold out)\b",
        ),
        "de": (
            r"\bnur noch (?:\d+|wenige|ein paar|zwei|drei)\b",
            r"\bfast (?:ausverkauft|weg|vergriffen)\b",
        ),
        "fr": (
            r"\b(?:plus que|il ne reste que) (?:\d+|quelques|deux|trois) (?!heures|minutes|jours)",
            r"\bpresque épuisé\b",
        ),
        "es": (
            r"\b(?:s[oó]lo )?quedan (?:s[oó]lo )?(?:\d+|pocos|pocas|dos|tres)\b",
            r"\bcasi agotado\b",
        ),
        "it": (
            r"\b(?:ne restano|ne rimangono|rimasti) (?:solo )?(?:\d+|pochi|poche|due|tre)\b",
            r"\bsolo (?:\d+|pochi) (?:rimasti|pezzi)\b",
            r"\bquasi esaurito\b",
        ),
        "nl": (
            r"\b(?:nog maar|slechts|nog slechts) (?:\d+|enkele|een paar|twee|drie)\b",
            r"\bbijna (?:uitverkocht|op|weg)\b",
        ),
    },
)

MADE_UP_CROWD = Pattern(
    rule="made-up-crowd",
    why="Other people's presence typed by hand is invented.",
    fix="Leave it out, or let buyers speak: `{claim.review.TOPIC}`, `{claim.bestseller}`.",
    phrases={
        "en": (
            r"\b(?:\d+|many|dozens of) (?:other )?(?:people|shoppers|customers) (?:are|have|just|bought)\b",
        ),
        "de": (
            r"\b(?:\d+|viele) (?:andere )?(?:personen|menschen|kunden|leute) (?:sehen|haben|schauen)\b",
        ),
        "fr": (
            r"\b(?:\d+|plusieurs) (?:autres )?(?:personnes|clients) (?:regardent|ont|viennent|consultent)\b",
        ),
        "es": (
            r"\b(?:\d+|muchas) (?:otras )?(?:personas|clientes) (?:est[aá]n|han|acaban|compraron|ven)\b",
        ),
        "it": (r"\b(?:\d+|molte) (?:altre )?(?:persone|clienti) (?:stanno|hanno|guardano)\b",),
        "nl": (
            r"\b(?:\d+|veel) (?:andere )?(?:mensen|klanten|bezoekers) (?:bekijken|kijken|hebben|kochten)\b",
        ),
    },
)

TYPED_COUNTDOWN = Pattern(
    rule="typed-countdown",
    why="A clock typed into a text starts anew for everybody: nothing ends when it is over.",
    fix="Use the kind `timer` with an offer or a campaign that really ends.",
    phrases={
        "en": (
            r"\b\d{1,2}:\d{2}(?::\d{2})? (?:left|remaining|min)",
            r"\b(?:in|within) the next \d+ (?:min|hour)",
            r"\b\d+ (?:minutes|hours) (?:left|remaining|only)\b",
        ),
        "de": (
            r"\b(?:noch|nur) \d{1,2}:\d{2}\b",
            r"\b(?:in den nächsten|nur noch) \d+ (?:minuten|stunden)\b",
        ),
        "fr": (
            r"\b(?:plus que|encore) \d{1,2}:\d{2}\b",
            r"\b(?:dans les|plus que) \d+ (?:prochaines )?(?:minutes|heures)\b",
        ),
        "es": (
            r"\bquedan \d{1,2}:\d{2}\b",
            r"\b(?:en los próximos|quedan) \d+ (?:minutos|horas)\b",
        ),
        "it": (
            r"\b(?:ancora|restano) \d{1,2}:\d{2}\b",
            r"\b(?:nei prossimi|restano) \d+ (?:minuti|ore)\b",
        ),
        "nl": (r"\bnog \d{1,2}:\d{2}\b", r"\b(?:binnen|nog) \d+ (?:minuten|uur)\b"),
    },
)

MADE_UP = (TYPED_COUNTDOWN, TYPED_STOCK, MADE_UP_CROWD)
