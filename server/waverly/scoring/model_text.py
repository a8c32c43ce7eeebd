"""What a LightGBM model file says about itself, read before the library sees it.

LightGBM trusts the sizes written in a model's header. Given a file cut short it may print to
standard error, load fewer trees, or read past the end, so the text is checked here first.
"""

from typing import NoReturn

from msgspec import Struct

from waverly.errors import ArtifactError

END_OF_TREES = "\nend of trees"
KNOWN_VERSIONS = ("v3", "v4")


class ModelHeader(Struct, frozen=True, kw_only=True):
    """The part of a model's header that serving relies on."""

    feature_names: tuple[str, ...]
    tree_count: int
    objective: str


def _refuse(place: str, value: str) -> NoReturn:
    raise ArtifactError(
        "This is not a whole LightGBM model",
        place=place,
        value=value,
        mend="Train again with `waverly train`, or restore the file from a backup.",
    )


def _header_fields(head: str) -> dict[str, str]:
    pairs = (line.partition("=") for line in head.splitlines())
    return {key: value for key, sign, value in pairs if sign}


def _check_trees(text: str, sizes: list[int], first_tree: int, place: str) -> None:
    end = text.find(END_OF_TREES)
    if end < 0:
        _refuse(place, "no 'end of trees': the file is cut short")
    found = text.count("\nTree=", 0, end)
    if found != len(sizes):
        _refuse(place, f"{found} trees where the header counts {len(sizes)}")
    # The sizes are in bytes and each tree block ends where the next begins; "end of trees" follows
    # the last.
    if first_tree + sum(sizes) != end + 1:
        _refuse(place, f"{end + 1 - first_tree} bytes of trees where the header says {sum(sizes)}")


def read_header(text: str, place: str) -> ModelHeader:
    """The header of a model, after checking that the whole model is there.

    `place` names the file in errors. Raises `ArtifactError` for a foreign or truncated text.
    """
    if not text.startswith("tree\n"):
        _refuse(place, f"a text that begins with {text[:20]!r} instead of 'tree'")
    if not text.isascii():
        _refuse(place, "characters outside ASCII")
    head, separator, _ = text.partition("\n\nTree=")
    if not separator:
        _refuse(place, "a header with no tree after it")
    fields = _header_fields(head)
    version = fields.get("version", "none")
    if version not in KNOWN_VERSIONS:
        _refuse(place, f"model version {version!r} where {' or '.join(KNOWN_VERSIONS)} is known")
    try:
        sizes = [int(size) for size in fields["tree_sizes"].split()]
        names = tuple(fields["feature_names"].split())
        objective = fields["objective"]
    except (KeyError, ValueError) as error:
        _refuse(place, f"a header whose {error} cannot be read")
    _check_trees(text, sizes, len(head) + 2, place)
    return ModelHeader(feature_names=names, tree_count=len(sizes), objective=objective)
