from waverly.admin.catalogue.price_drawing import price_drawing
from waverly.catalogue import PricePoint


def test_a_price_is_drawn_with_corners() -> None:
    points = [PricePoint(at=at, price=price) for at, price in ((0, 50.0), (500, 40.0), (2000, 1.0))]
    drawn = price_drawing(points, 0, 1000, width=100, height=40, mark_at=250)
    assert drawn is not None
    assert (drawn.line, drawn.lowest, drawn.mark) == ("M0.0,6.0H50.0V34.0H100", 40.0, 25.0)
    assert price_drawing(points, 0, 0) is None
    assert price_drawing([], 0, 1000) is None


def test_a_price_in_another_currency_is_not_drawn_beside_it() -> None:
    points = [
        PricePoint(at=0, price=129.0, currency="EUR"),
        PricePoint(at=500, price=899.0, currency="DKK"),
    ]
    drawn = price_drawing(points, 0, 1000)
    assert drawn is not None
    assert (drawn.lowest, drawn.highest) == (899.0, 899.0)
