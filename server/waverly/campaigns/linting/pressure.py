"""Patterns that push: shame, guilt, and urgency nobody can check."""

from waverly.campaigns.linting.patterns import Pattern

CONFIRM_SHAMING = Pattern(
    rule="confirm-shaming",
    why="Saying no must not cost self-respect: the button makes the shopper speak ill of themselves.",
    fix="Let the button say plainly what it does, such as “No, thanks”.",
    on=frozenset({"button"}),
    phrases={
        "en": (
            r"\bI(?:'d|’d| would)? (?:hate|prefer|rather|like|love)\b.*\b(?:pay|full price|sav|miss|los)",
            r"\bI (?:don['’]t|do not) (?:want|like|care|need)\b.*\b(?:sav|money|deal|better|help|discount)",
            r"\bI(?:'ll|’ll| will) (?:pay|miss|lose|stay|risk)\b",
            r"\bI(?:'m|’m| am) (?:not|fine with|happy to)\b.*\b(?:sav|pay|miss|smart|interested in)",
        ),
        "de": (
            r"\bich (?:will|möchte|mag|brauche) (?:nicht|kein(?:e|en)?)\b.*\b(?:spar|geld|rabatt|hilfe)",
            r"\bich (?:zahle|bezahle|verzichte|verpasse|verschenke|riskiere)\b",
            r"\blieber (?:mehr|den vollen preis|zu viel)\b",
        ),
        "fr": (
            r"\bje (?:préfère|choisis de)\b.*\b(?:payer|plein|rater|manquer|perdre)",
            r"\bje (?:ne veux pas|n['’]aime pas|déteste|renonce)\b.*\b(?:économi|argent|réduction|aide)",
            r"\bje (?:paie|paierai|rate|renonce)\b",
        ),
        "es": (
            r"\b(?:prefiero|elijo)\b.*\b(?:pagar|precio completo|perder)",
            r"\b(?:no quiero|no me gusta|odio|renuncio)\b.*\b(?:ahorr|dinero|descuento|ayuda|ventaja)",
            r"\b(?:pagaré|me pierdo|me lo pierdo)\b",
        ),
        "it": (
            r"\b(?:preferisco|scelgo di)\b.*\b(?:pagare|prezzo pieno|perdere)",
            r"\b(?:non voglio|non mi piace|odio|rinuncio)\b.*\b(?:risparmi|soldi|sconto|aiuto|vantagg)",
            r"\b(?:pagherò|mi perdo)\b",
        ),
        "nl": (
            r"\bik (?:wil|hoef|heb) (?:niet|geen)\b.*\b(?:spar|bespar|geld|korting|hulp|voordeel)",
            r"\bik (?:betaal|mis|verlies)\b",
            r"\bliever (?:meer|de volle prijs)\b",
        ),
    },
)

GUILT = Pattern(
    rule="guilt",
    why="It appeals to a bad conscience, not to reasons.",
    fix="Say what you offer and leave it there.",
    phrases={
        "en": (
            r"\byou(?:'ll|’ll| will) regret\b",
            r"\b(?:don['’]t|do not) (?:leave us|let us down|disappoint|abandon)\b",
            r"\bwe(?:'re|’re| are| will be) (?:so )?(?:sad|sorry to see you go|heartbroken)\b",
            r"\bare you (?:really )?sure you want to (?:miss|lose|give up)\b",
            r"\byour cart (?:is lonely|misses you)\b",
        ),
        "de": (
            r"\b(?:du wirst|sie werden) es bereuen\b",
            r"\b(?:lass|lassen sie) uns nicht (?:im stich|allein)\b",
            r"\b(?:verlass|verlassen sie) uns nicht\b",
            r"\bwir sind (?:so )?traurig\b",
            r"\bwillst du (?:dir das )?wirklich (?:entgehen|verpassen)\b",
        ),
        "fr": (
            r"\b(?:tu le regretteras|vous le regretterez)\b",
            r"\bne (?:nous )?(?:quittez|quitte|laissez|laisse) pas\b",
            r"\bnous sommes (?:si )?tristes\b",
            r"\bvoulez-vous vraiment (?:rater|manquer|perdre)\b",
        ),
        "es": (
            r"\b(?:te arrepentirás|se arrepentirá)\b",
            r"\bno nos (?:dejes|abandones|deje)\b",
            r"\bestamos (?:muy )?tristes\b",
            r"\b(?:seguro que quieres|de verdad quieres) (?:perder|perderte)\b",
        ),
        "it": (
            r"\b(?:te ne pentirai|se ne pentirà)\b",
            r"\bnon (?:lasciarci|abbandonarci)\b",
            r"\bsiamo (?:molto )?tristi\b",
            r"\bvuoi davvero (?:perdere|rinunciare)\b",
        ),
        "nl": (
            r"\b(?:je krijgt|u krijgt|je zult) .{0,12}spijt\b",
            r"\b(?:verlaat|laat) ons niet\b",
            r"\bwe zijn (?:zo )?verdrietig\b",
            r"\bweet je zeker dat je .{0,20}wilt missen\b",
        ),
    },
)

FAKE_URGENCY = Pattern(
    rule="fake-urgency",
    why="It urges with an end that nobody can check: nothing here ends on the server.",
    fix="Leave it out, or use the kind `timer`, or `{claim.offer_end.ID}` of an offer that really ends.",
    unless_bound=True,
    phrases={
        "en": (
            r"\blast chance\b",
            r"\bhurry\b",
            r"\bact (?:now|fast)\b",
            r"\bends? (?:soon|today|tonight|in \d)",
            r"\b(?:today|tonight) only\b",
            r"\bonly (?:today|for a short time)\b",
            r"\bbefore it['’]s (?:too late|gone)\b",
            r"\blimited time\b",
            r"\bnow or never\b",
        ),
        "de": (
            r"\bletzte chance\b",
            r"\bnur (?:noch )?(?:heute|für kurze zeit|kurze zeit)\b",
            r"\b(?:beeil dich|beeilen sie sich)\b",
            r"\bjetzt zuschlagen\b",
            r"\bendet (?:bald|heute|in \d)",
            r"\bbevor es zu spät ist\b",
        ),
        "fr": (
            r"\bdernière (?:chance|occasion)\b",
            r"\b(?:dépêchez-vous|dépêche-toi)\b",
            r"\b(?:aujourd['’]hui seulement|seulement aujourd['’]hui)\b",
            r"\bplus que quelques (?:heures|minutes|jours)\b",
            r"\bavant qu['’]il (?:ne )?soit trop tard\b",
            r"\bse termine (?:bientôt|aujourd|dans \d)",
        ),
        "es": (
            r"\b(?:última oportunidad|últimas horas)\b",
            r"\b(?:date prisa|dese prisa|apresúrate)\b",
            r"\bs[oó]lo (?:hoy|por hoy|por tiempo limitado)\b",
            r"\b(?:termina|acaba) (?:pronto|hoy|en \d)",
            r"\bantes de que sea tarde\b",
        ),
        "it": (
            r"\bultim[ae] (?:occasione|possibilità|ore)\b",
            r"\b(?:affrettati|si affretti|sbrigati)\b",
            r"\bsolo (?:oggi|per oggi|per poco)\b",
            r"\b(?:termina|scade|finisce) (?:presto|oggi|tra \d)",
            r"\bprima che sia troppo tardi\b",
        ),
        "nl": (
            r"\blaatste (?:kans|uren)\b",
            r"\b(?:haast je|wees er snel bij)\b",
            r"\b(?:alleen|slechts) vandaag\b",
            r"\beindigt (?:binnenkort|vandaag|over \d)",
            r"\bvoordat het te laat is\b",
        ),
    },
)

PRESSURE = (CONFIRM_SHAMING, GUILT, FAKE_URGENCY)
