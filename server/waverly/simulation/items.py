"""What simulated shoppers look at when no product feed is given."""

from waverly.simulation.walk import ShopItem

ITEMS = tuple(
    ShopItem(id=f"item-{number:02}", name=f"Item {number}", price=49.0 + 7.5 * number)
    for number in range(1, 25)
)
"""Two dozen plain products."""
