"""Signing in and out.

How forged forms are refused: the browser holds a random nonce in an HttpOnly, SameSite=Strict
cookie (before the sign-in in `waverly_form`, after it inside the sign-in cookie). Every form carries
that nonce again, signed with the server's secret and the time. A POST counts only when the signature
holds and both nonces are the same. Another site can neither read the nonce nor sign it, and a token
of one's own browser is worth nothing in somebody else's.
"""

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waverly.admin.access.attempts import Attempts
from waverly.admin.access.forms import read_form
from waverly.admin.access.guard import COOKIE, Guard, root, safe_next, set_cookie
from waverly.admin.access.passwords import hash_of_nobody, is_password
from waverly.admin.access.tokens import SignedIn, Tokens, fingerprint, new_nonce
from waverly.admin.rendering.templates import Templates
from waverly.errors import NotAllowed
from waverly.storage import Store
from waverly.storage.site.user_rows import has_users, password_hash_of

FORM_COOKIE = "waverly_form"
WRONG = "This name and password do not fit together."
PAUSED = "Too many attempts in vain. Wait a quarter of an hour, then try again."
STALE = "This form is no longer valid. It was loaded anew: please try once more."

AT_ONCE = 2
"""Passwords checked side by side: each takes 64 MiB and several threads, and anybody may try one."""

_nobody = hash_of_nobody()
"""Verified against when the name is unknown, so that the answer takes as long as for a known one."""


class SignIn:
    """The sign-in page and its two POSTs."""

    def __init__(
        self,
        *,
        store: Store,
        tokens: Tokens,
        guard: Guard,
        templates: Templates,
        attempts: Attempts,
    ) -> None:
        self._store = store
        self._tokens = tokens
        self._guard = guard
        self._templates = templates
        self._attempts = attempts
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def page(self, request: Request) -> Response:
        """Serve the form, or the first page to those who are signed in already."""
        wanted = safe_next(request.query_params.get("next", ""), root(request))
        if await self._guard.user_of(request) is not None:
            return RedirectResponse(wanted, 303)
        return await self._form(request, wanted)

    async def sign_in(self, request: Request) -> Response:
        """Check name and password; set the cookie and go on, or say what is wrong."""
        form = await read_form(request)
        wanted = safe_next(form.get("next", ""), root(request))
        nonce = request.cookies.get(FORM_COOKIE, "")
        if not nonce or not self._tokens.is_form_token(form.get("token", ""), nonce):
            return await self._form(request, wanted, STALE, 403)
        name = form.get("name", "").strip()
        host = _host_of(request)
        if not await self._attempts.may_try(name, host):
            return await self._form(request, wanted, PAUSED, 429, name)
        user = await self._user(name, form.get("password", ""))
        if user is None:
            return await self._form(request, wanted, WRONG, 401, name)
        await self._attempts.worked(name, host)
        response = RedirectResponse(wanted, 303)
        set_cookie(response, request, self._tokens, user)
        response.delete_cookie(FORM_COOKIE, path=root(request) or "/")
        return response

    async def sign_out(self, request: Request) -> Response:
        """Forget the cookie. Raises NotAllowed for a forged form."""
        form = await read_form(request)
        user = self._tokens.read(request.cookies.get(COOKIE, ""))
        if user is not None and not self._tokens.is_form_token(form.get("token", ""), user.nonce):
            raise NotAllowed("This form did not come from your own page", mend="Load it again.")
        response = RedirectResponse(f"{root(request)}/sign-in", 303)
        response.delete_cookie(COOKIE, path=root(request) or "/")
        return response

    async def _user(self, name: str, password: str) -> SignedIn | None:
        known = await password_hash_of(self._store, name)
        async with self._turns:
            fits = await asyncio.to_thread(is_password, password, known or _nobody)
        if known is None or not fits:
            return None
        return SignedIn(name=name, key=fingerprint(known), nonce=new_nonce())

    async def _form(
        self, request: Request, wanted: str, problem: str = "", status: int = 200, name: str = ""
    ) -> Response:
        nonce = request.cookies.get(FORM_COOKIE) or new_nonce()
        response = self._templates.render(
            request,
            "sign_in.html",
            status=status,
            token=self._tokens.form_token(nonce),
            wanted=wanted,
            problem=problem,
            name=name,
            anybody=await has_users(self._store),
        )
        response.set_cookie(
            FORM_COOKIE,
            nonce,
            path=root(request) or "/",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return response


def _host_of(request: Request) -> str:
    """Return the address of the browser; behind a proxy that is trusted, as that proxy tells it."""
    return "" if request.client is None else request.client.host
