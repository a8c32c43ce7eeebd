"""What an owner sets about measuring: a baseline, the time zone of the days, and currency rates."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waverly.admin.access.guard import AdminVisit, root
from waverly.admin.confirming import Confirmation, ask, is_confirmed
from waverly.admin.context import AdminContext
from waverly.clock import is_zone
from waverly.errors import Malformed
from waverly.reporting.measuring.amounts import read_rates
from waverly.storage.site.site_settings import (
    BASELINE_DAYS,
    BASELINE_START,
    CURRENCY_RATES,
    TIME_ZONE,
    baseline_end,
    set_site_setting,
    site_setting,
)


class RefusedField(Struct, frozen=True, kw_only=True):
    """What was typed into a field, and why it cannot be kept."""

    field: str
    typed: str
    problem: str


def _check_zone(name: str) -> None:
    if name and not is_zone(name):
        raise Malformed(
            "There is no such time zone", value=name, mend="Write it as `Europe/Vienna`."
        )


def _beside(error: Malformed) -> str:
    """Return what to say beside a field: it needs no name of the place, and no marks of code."""
    return f"{error.sentence}: {error.value}. {error.mend}".replace("`", "")


class Field(Struct, frozen=True, kw_only=True):
    """A field: the setting it changes, the check that refuses an implausible value, and the default."""

    setting: str
    check: Callable[[str], object]
    unset: str = ""


FIELDS: Mapping[str, Field] = {
    "rates": Field(setting=CURRENCY_RATES, check=read_rates),
    "zone": Field(setting=TIME_ZONE, check=_check_zone, unset="UTC"),
}


def _before_the_baseline(request: Request, visit: AdminVisit) -> Confirmation:
    return Confirmation(
        title=f"Show nothing for {BASELINE_DAYS} days?",
        follows=f"No shopper of {visit.site.name} gets any help until then. You can end it at any time.",
        button=f"Show nothing for {BASELINE_DAYS} days",
        back=f"{root(request)}/measuring?site={quote(visit.site.key)}",
        section="campaigns",
    )


class MeasuringPage:
    """`/admin/measuring`."""

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the page."""
        return await self._render(request, visit)

    async def change(
        self, request: Request, visit: AdminVisit, fields: Mapping[str, str]
    ) -> Response:
        """Set what a form says and go back to the page, or say beside the field what is wrong with it."""
        do = fields.get("do", "")
        if do == "start" and not is_confirmed(fields):
            question = _before_the_baseline(request, visit)
            return ask(request, self._admin.templates, visit, question, fields)
        try:
            await self._set(visit.site.key, do, fields)
        except Malformed as error:
            if do not in FIELDS:
                raise
            refused = RefusedField(field=do, typed=fields.get(do, ""), problem=_beside(error))
            return await self._render(request, visit, refused)
        await self._admin.rules.refresh()
        return RedirectResponse(f"{root(request)}/measuring?site={visit.site.key}", 303)

    async def _set(self, site: str, do: str, fields: Mapping[str, str]) -> None:
        now = self._admin.clock.now()
        match do:
            case "start":
                await set_site_setting(self._admin.store, site, BASELINE_START, str(now), now)
            case "stop":
                await set_site_setting(self._admin.store, site, BASELINE_START, "", now)
            case _ if do in FIELDS:
                text = fields.get(do, "").strip()
                FIELDS[do].check(text)
                await set_site_setting(self._admin.store, site, FIELDS[do].setting, text, now)
            case _:
                raise Malformed("The form asks for nothing known", place="do", value=do)

    async def _render(
        self, request: Request, visit: AdminVisit, refused: RefusedField | None = None
    ) -> Response:
        site = visit.site.key
        return self._admin.templates.render(
            request,
            "measuring.html",
            visit=visit,
            section="campaigns",
            status=200 if refused is None else 422,
            now=self._admin.clock.now(),
            baseline_end=await baseline_end(self._admin.store, site),
            baseline_days=BASELINE_DAYS,
            values={
                name: await site_setting(self._admin.store, site, field.setting) or field.unset
                for name, field in FIELDS.items()
            },
            refused=refused,
        )
