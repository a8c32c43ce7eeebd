"""Signed, timed tokens: who is signed in, and the proof that a form came from our own page."""

from hashlib import sha256
from secrets import token_urlsafe

import msgspec
from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer
from msgspec import Struct

from waverly.clock import Clock

FORM_MAX_AGE_S = 12 * 3600
"""How long a page may stay open before its forms must be loaded again."""


class SignedIn(Struct, frozen=True, kw_only=True):
    """What the sign-in cookie says. `key` is `fingerprint` of the password hash it was given for."""

    name: str
    key: str
    nonce: str


def fingerprint(password_hash: str) -> str:
    """Return a mark of a password hash: when the password changes, every cookie is void."""
    return sha256(password_hash.encode()).hexdigest()[:16]


def new_nonce() -> str:
    """Return 128 random bits as text."""
    return token_urlsafe(16)


class Tokens:
    """Makes and reads the tokens of one server; nodes that share the secret accept each other's."""

    def __init__(self, secret: str, clock: Clock, idle_minutes: int) -> None:
        signer = _signer(clock)
        self._cookies = URLSafeTimedSerializer(secret, salt="waverly.sign-in", signer=signer)
        self._forms = URLSafeTimedSerializer(secret, salt="waverly.form", signer=signer)
        self.max_age_s = idle_minutes * 60

    def sign(self, signed_in: SignedIn) -> str:
        """Return the cookie's value."""
        return _text(self._cookies.dumps(msgspec.to_builtins(signed_in)))

    def read(self, cookie: str) -> SignedIn | None:
        """Return who a cookie names; None when it is forged, damaged or too old."""
        try:
            found = self._cookies.loads(cookie, max_age=self.max_age_s)
            return msgspec.convert(found, SignedIn)
        except (BadData, msgspec.ValidationError):
            return None

    def form_token(self, nonce: str) -> str:
        """Return the token for forms on pages given to the browser that holds `nonce` in a cookie."""
        return _text(self._forms.dumps(nonce))

    def is_form_token(self, token: str, nonce: str) -> bool:
        """Return whether `token` was made for `nonce`, lately."""
        try:
            return bool(self._forms.loads(token, max_age=FORM_MAX_AGE_S) == nonce)
        except BadData:
            return False


def _signer(clock: Clock) -> type[TimestampSigner]:
    class ClockSigner(TimestampSigner):
        def get_timestamp(self) -> int:
            return clock.now() // 1000

    return ClockSigner


def _text(token: str | bytes) -> str:
    return token if isinstance(token, str) else token.decode("ascii")
