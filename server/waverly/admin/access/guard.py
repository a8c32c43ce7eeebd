"""Lets only signed-in owners through to a page, and finds the site they are looking at."""

from collections.abc import Awaitable, Callable, Mapping
from hmac import compare_digest
from urllib.parse import quote, urlsplit

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from waverly.admin.access.forms import MAX_FORM_BYTES, read_form
from waverly.admin.access.tokens import SignedIn, Tokens, fingerprint
from waverly.errors import NotAllowed, NotFound
from waverly.pipeline import Rules
from waverly.storage import Store
from waverly.storage.site.site_rows import Site
from waverly.storage.site.site_settings import SIMULATED, site_setting
from waverly.storage.site.user_rows import password_hash_of

COOKIE = "waverly_admin"

SIGNED_OUT = """<!doctype html>
<html lang="en"><meta name="color-scheme" content="light dark"><title>Signed out</title>
<p>You are signed out. Sign in in another tab, then ask for this again; what you typed stays.</p>
"""


class AdminVisit(Struct, frozen=True, kw_only=True):
    """A signed-in owner's request: who it is, and the site asked about."""

    user: SignedIn
    site: Site
    sites: tuple[Site, ...]
    form_token: str
    is_simulated: bool = False
    """Whether the site's shoppers are simulated, as in the demo."""

    @property
    def named_site(self) -> str | None:
        """Return the key that addresses must name to stay at the site; None at the first."""
        return None if self.site.key == self.sites[0].key else self.site.key


Page = Callable[[Request, AdminVisit], Awaitable[Response]]
Submit = Callable[[Request, AdminVisit, Mapping[str, str]], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]


class Guard:
    """Stands before every page but the sign-in."""

    def __init__(self, store: Store, rules: Rules, tokens: Tokens) -> None:
        self._store = store
        self._rules = rules
        self._tokens = tokens

    async def user_of(self, request: Request) -> SignedIn | None:
        """Return who is signed in; None when nobody is, or the password has changed since."""
        signed_in = self._tokens.read(request.cookies.get(COOKIE, ""))
        if signed_in is None:
            return None
        password_hash = await password_hash_of(self._store, signed_in.name)
        if password_hash is None or not compare_digest(fingerprint(password_hash), signed_in.key):
            return None
        return signed_in

    async def visit_of(self, request: Request) -> AdminVisit | None:
        """Return whose request it is, for a page that says what is wrong; None when nobody is signed in."""
        user = await self.user_of(request)
        if user is None:
            return None
        try:
            return await self._visit(request, user)
        except NotFound:  # the error may be about the site itself
            return None

    def page(self, page: Page) -> Endpoint:
        """Return an endpoint that serves `page` to the signed in, and sends others to sign in."""

        async def endpoint(request: Request) -> Response:
            user = await self.user_of(request)
            if user is None:
                return _signed_out_frame() if _is_framed(request) else _to_sign_in(request)
            response = await page(request, await self._visit(request, user))
            # Every page extends the idle limit; the cookie's own flags stay as they were given.
            set_cookie(response, request, self._tokens, user)
            return response

        return endpoint

    def form(self, submit: Submit, most_bytes: int = MAX_FORM_BYTES) -> Endpoint:
        """Return an endpoint that gives a signed-in owner's form to `submit`.

        Raises NotAllowed for a form that did not come from a page of ours.
        """

        async def page(request: Request, visit: AdminVisit) -> Response:
            fields = await read_form(request, most_bytes)
            if not self._tokens.is_form_token(fields.get("token", ""), visit.user.nonce):
                raise NotAllowed("This form did not come from your own page", mend="Load it again.")
            return await submit(request, visit, fields)

        return self.page(page)

    async def _visit(self, request: Request, user: SignedIn) -> AdminVisit:
        sites = tuple(self._rules.sites())
        if not sites:
            raise NotFound("There is no site yet", mend="Run `waverly init` to add your store.")
        asked = request.query_params.get("site", sites[0].key)
        site = next((site for site in sites if site.key == asked), None)
        if site is None:
            raise NotFound("There is no such site", value=asked)
        return AdminVisit(
            user=user,
            site=site,
            sites=sites,
            form_token=self._tokens.form_token(user.nonce),
            is_simulated=bool(await site_setting(self._store, site.key, SIMULATED)),
        )


def set_cookie(response: Response, request: Request, tokens: Tokens, user: SignedIn) -> None:
    """Give the browser the sign-in cookie: never readable by scripts, never sent from other sites."""
    response.set_cookie(
        COOKIE,
        tokens.sign(user),
        max_age=tokens.max_age_s,
        path=root(request) or "/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def root(request: Request) -> str:
    """Return the path the admin is mounted at, without a slash at its end."""
    return str(request.scope.get("root_path", "")).rstrip("/")


def safe_next(target: str, root_path: str) -> str:
    """Return `target` when it is a page of the admin, else the first page: no open redirect."""
    first = f"{root_path}/"
    parts = urlsplit(target)
    is_ours = not parts.scheme and not parts.netloc and target.startswith(first)
    is_plain = "\\" not in target and "//" not in parts.path and target.isprintable()
    return target if is_ours and is_plain and ".." not in parts.path else first


def _is_framed(request: Request) -> bool:
    return request.headers.get("sec-fetch-dest") == "iframe"


def _signed_out_frame() -> Response:
    """Return words for a frame, in which the sign-in may not be shown."""
    return HTMLResponse(
        SIGNED_OUT, 401, {"content-security-policy": "default-src 'none'; frame-ancestors 'self'"}
    )


def _to_sign_in(request: Request) -> Response:
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"{root(request)}/sign-in?next={quote(wanted, safe='')}", 303)
