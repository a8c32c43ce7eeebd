"""Names pages by the product they show, if that is only one, instead of by their path. Pure."""

from collections.abc import Iterable, Mapping

from waverly.storage.measured.visit_rows import Visit

PageKey = tuple[str, str]
"""A page's type and path."""


def page_names(visits: Iterable[Visit], products: Mapping[str, str]) -> dict[PageKey, str]:
    """Return the names of pages. `products` are names by id, for those no page called by name.

    Where a path shows one product after another (its address tells them apart by a query, which is not
    kept) no name is right, so there is none.
    """
    shown: dict[PageKey, set[str]] = {}
    called = dict(products)
    for visit in visits:
        for view in visit.views:
            if view.product is not None:
                shown.setdefault((view.type, view.path), set()).add(view.product)
                if view.name:
                    called.setdefault(view.product, view.name)
    alone = {key: next(iter(ids)) for key, ids in shown.items() if len(ids) == 1}
    return {key: called[product] for key, product in alone.items() if product in called}
