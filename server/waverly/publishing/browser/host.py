"""The page an overlay is drawn on: a product page in the shop's own look, or one the owner gives."""

from importlib.resources import files

from waverly.campaigns.accessibility import Palette, Theme

SHOP = "https://shop.gate.test"
HELP = "https://help.gate.test"

TAG = (
    f'<script async src="{HELP}/waverly.js" data-site="pk_gate" data-vitals="0" '
    "data-preview data-allow-automation></script>"
)


def host_page(theme: Theme, lang: str, own: str = "", tag: str = TAG) -> str:
    """Return the page's HTML. An `own` page gets the tag before the end of its head."""
    if own:
        return own.replace("</head>", f"<style>{theme.css}</style>{tag}</head>", 1)
    page = files("waverly.publishing.browser").joinpath("host.html").read_text("utf-8")
    values = {
        "lang": lang,
        "light": _properties(theme.light),
        "dark": _properties(theme.dark or theme.light) + _scheme(theme),
        "font": theme.font,
        "radius": f"{theme.radius_px:g}",
        "css": theme.css,
        "tag": tag,
    }
    for name, value in values.items():
        page = page.replace("{{" + name + "}}", value)
    return page


def _properties(palette: Palette) -> str:
    pairs = {
        "paper": palette.paper,
        "ink": palette.ink,
        "accent": palette.accent,
        "on-accent": palette.on_accent,
    }
    return " ".join(f"--{name}: {value};" for name, value in pairs.items())


def _scheme(theme: Theme) -> str:
    return "" if theme.dark is None else " color-scheme: dark;"
