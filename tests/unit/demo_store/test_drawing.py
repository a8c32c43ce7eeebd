from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from starlette.testclient import TestClient

from demo_store.catalogue import load
from demo_store.drawing.colour import luminance, mix
from demo_store.drawing.picture import VIEWS, draw
from demo_store.drawing.silhouette import SILHOUETTES


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("silhouette", SILHOUETTES)
def test_every_silhouette_draws_well_formed_svg_in_every_view(silhouette: str, view: str) -> None:
    palette = load().products[0].colours[0].palette
    root = ET.fromstring(draw(silhouette, palette, view))  # noqa: S314 - our own drawing
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(root.findall(".//{http://www.w3.org/2000/svg}path")) > 10


def test_two_colourways_of_a_shoe_give_different_pictures() -> None:
    first, second = load().products[0].colours[:2]
    assert draw("trail", first.palette, "side") != draw("trail", second.palette, "side")


def test_mixing_half_of_white_into_black_is_grey() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert luminance("#ffffff") == pytest.approx(1.0)


def test_pictures_are_served_for_known_colours_and_views_only(shop: TestClient) -> None:
    answer = shop.get("/img/zx-elite/pine/top.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert shop.get("/img/zx-elite/citrus/top.svg").status_code == 404
    assert shop.get("/img/zx-elite/pine/inside.svg").status_code == 404
