"""Patterns that hide: consent taken unasked, costs to come, advertising in disguise."""

from waverly.campaigns.linting.patterns import Pattern

PRE_TICKED = Pattern(
    rule="pre-ticked-consent",
    why="Consent needs an act of the shopper's own (GDPR article 4(11), CJEU C-673/17).",
    fix="Ask, and let the button that is pressed say what it accepts.",
    phrases={
        "en": (
            r"\[x\]",
            r"\bunless you (?:untick|uncheck|opt out|object)\b",
            r"\bby (?:closing|dismissing|ignoring|continuing to)\b",
            r"\bpre-?(?:ticked|checked|selected)\b",
        ),
        "de": (
            r"\[x\]",
            r"\b(?:sofern|wenn) (?:du|sie) nicht (?:widersprichst|widersprechen|abwählst|abwählen)\b",
            r"\b(?:haken|häkchen) (?:zu )?entfernen\b",
            r"\bdurch (?:das )?(?:schließen|wegklicken)\b",
            r"\bvor(?:ausgewählt|angekreuzt)\b",
        ),
        "fr": (
            r"\[x\]",
            r"\bsauf si vous (?:décochez|refusez)\b",
            r"\ben (?:fermant|ignorant)\b",
            r"\bpré-?coch",
        ),
        "es": (
            r"\[x\]",
            r"\b(?:salvo|a menos) que (?:lo )?(?:desmarque|desmarques)\b",
            r"\bal (?:cerrar|ignorar)\b",
            r"\bpremarcad",
        ),
        "it": (
            r"\[x\]",
            r"\ba meno che (?:tu )?non deselezion",
            r"\b(?:chiudendo|ignorando)\b",
            r"\bpreselezionat",
        ),
        "nl": (
            r"\[x\]",
            r"\btenzij (?:je|u) (?:het vinkje|dit|dat)?.{0,16}(?:uitvinkt|weghaalt|bezwaar)",
            r"\bdoor (?:dit )?(?:te sluiten|weg te klikken)\b",
            r"\bvooraf aangevinkt\b",
        ),
    },
)

DISGUISED_AD = Pattern(
    rule="disguised-ad",
    why="It dresses up as something else: a message, an alarm, a prize.",
    fix="Say what it is and who says it.",
    phrases={
        "en": (
            r"\bcongratulations\b",
            r"\byou(?:'ve|’ve| have) (?:won|been (?:selected|chosen))\b",
            r"\(?\d+\)? (?:new|unread) (?:message|notification)",
            r"\b(?:system|security|virus) (?:alert|warning)\b",
        ),
        "de": (
            r"\b(?:herzlichen )?glückwunsch\b",
            r"\b(?:du hast|sie haben) gewonnen\b",
            r"\(?\d+\)? (?:neue|ungelesene) (?:nachricht|benachrichtigung)",
            r"\b(?:system|viren|sicherheits)(?:warnung|meldung)\b",
        ),
        "fr": (
            r"\bfélicitations\b",
            r"\bvous avez (?:gagné|été (?:sélectionné|choisi))",
            r"\(?\d+\)? (?:nouveau|nouveaux) messages?\b",
            r"\balerte (?:système|virus|de sécurité)\b",
        ),
        "es": (
            r"\b(?:felicidades|enhorabuena)\b",
            r"\bhas (?:ganado|sido (?:elegido|seleccionado))",
            r"\(?\d+\)? mensajes? nuevos?\b",
            r"\balerta (?:del sistema|de virus|de seguridad)\b",
        ),
        "it": (
            r"\bcongratulazioni\b",
            r"\bhai vinto\b",
            r"\(?\d+\)? nuov[io] messagg",
            r"\bavviso di (?:sistema|sicurezza)\b",
        ),
        "nl": (
            r"\bgefeliciteerd\b",
            r"\b(?:je hebt|u heeft) gewonnen\b",
            r"\(?\d+\)? nieuwe? bericht",
            r"\b(?:systeem|virus|beveiligings)waarschuwing\b",
        ),
    },
)

HIDDEN = (PRE_TICKED, DISGUISED_AD)

TRIAL = {
    "en": (
        r"\bfree trial\b|\bfirst month free\b|\btry it free\b",
        r"\b(?:then|after(?:wards)?|cancel|renews?)\b",
    ),
    "de": (
        r"\b(?:kostenlos|gratis) testen\b|\bprobeabo\b|\bgratis-?monat\b",
        r"\b(?:danach|anschließend|kündig|verlängert)",
    ),
    "fr": (
        r"\bessai gratuit\b|\bpremier mois offert\b",
        r"\b(?:ensuite|puis|résili|annul|renouvel)",
    ),
    "es": (
        r"\bprueba gratis\b|\bprueba gratuita\b|\bprimer mes gratis\b",
        r"\b(?:después|luego|cancel|renueva)",
    ),
    "it": (
        r"\bprova gratuita\b|\bprova gratis\b|\bprimo mese gratis\b",
        r"\b(?:poi|dopo|disdi|annull|rinnov)",
    ),
    "nl": (
        r"\bgratis (?:proefperiode|proberen|proef)\b|\beerste maand gratis\b",
        r"\b(?:daarna|vervolgens|opzeg|verleng)",
    ),
}
"""Words that promise something for nothing at first, and those that say what comes after."""
