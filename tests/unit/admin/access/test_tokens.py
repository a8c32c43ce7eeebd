from waverly.admin.access.tokens import SignedIn, Tokens, fingerprint
from waverly.clock import SettableClock

SAM = SignedIn(name="sam", key=fingerprint("hash"), nonce="n1")
START = 1_790_000_000_000


def tokens(clock: SettableClock, key: str = "one") -> Tokens:
    return Tokens(key, clock, idle_minutes=10)


def at(instant: int) -> SettableClock:
    clock = SettableClock()
    clock.set(instant)
    return clock


def test_a_cookie_names_who_it_was_given_to() -> None:
    made = tokens(at(START))
    assert made.read(made.sign(SAM)) == SAM


def test_a_cookie_is_void_after_the_idle_time() -> None:
    clock = at(START)
    made = tokens(clock)
    cookie = made.sign(SAM)
    clock.set(START + 9 * 60_000)
    assert made.read(cookie) == SAM
    clock.set(START + 11 * 60_000)
    assert made.read(cookie) is None


def test_a_cookie_of_another_secret_is_refused() -> None:
    cookie = tokens(at(START), "other").sign(SAM)
    assert tokens(at(START)).read(cookie) is None


def test_a_changed_cookie_is_refused() -> None:
    made = tokens(at(START))
    cookie = made.sign(SAM)
    assert made.read("x" + cookie) is None
    assert made.read("") is None


def test_a_form_token_fits_its_own_nonce_only() -> None:
    made = tokens(at(START))
    token = made.form_token("n1")
    assert made.is_form_token(token, "n1")
    assert not made.is_form_token(token, "n2")


def test_a_form_token_does_not_pass_for_a_cookie_nor_the_reverse() -> None:
    made = tokens(at(START))
    assert made.read(made.form_token("n1")) is None
    assert not made.is_form_token(made.sign(SAM), "n1")


def test_another_password_hash_has_another_fingerprint() -> None:
    assert fingerprint("a") != fingerprint("b")
