"""What each rule that stops a campaign says, in words for the owner."""

_WORDS = {
    "consent": "no consent",
    "page_known": "on a page of no known type",
    "just_bought": "just bought",
    "support_case": "a support case was open",
    "session_budget": "enough was shown in that visit",
    "quiet_time": "too soon after another overlay, or one held back",
    "dismissals": "the shopper had closed too much",
    "attention": "the budget of attention was spent",
    "enabled": "switched off",
    "trigger": "another kind of moment",
    "strength": "the moment was too weak",
    "search": "a search for something else",
    "page": "on another page",
    "device": "on another device",
    "referrer": "came from elsewhere",
    "returning": "new or returning, as it is not meant for",
    "cart_value": "the cart was worth too little",
    "wished": "on a wish list or not, as it is not meant for",
    "schedule": "outside its days",
    "bought": "bought in that visit",
    "said_here": "the page said it itself",
    "price_signal": "the price was not the reason",
    "no_discount_here": "no discount there",
    "cap_session": "its limit for a visit",
    "cap_visitor": "its limit for a visitor",
    "cooldown": "shown too recently",
    "after_dismiss": "closed too recently",
    "cause": "another reason to hesitate",
    "facts": "the catalogue did not back it",
    "intent": "help could hardly matter",
    "would_buy_anyway": "would buy anyway",
    "pulled_back": "held back, as it annoyed",
}


def rule_words(rule: str) -> str:
    """Return a rule in words; a rule without words of its own by its name, readable."""
    return _WORDS.get(rule, rule.replace("_", " "))
