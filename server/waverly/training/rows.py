"""Labelled rows on their way into a model: numbers, whose they are and when they were."""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from waverly.training.metrics import Floats
from waverly.training.segments import Segments
from waverly.training.split import Indexes, visitor_codes


class Rows(Struct, frozen=True, kw_only=True):
    """Aligned columns: `matrix` is rows by features, the rest one value a row.

    `times` are milliseconds, `visitors` numbers from 0, `prefix_lengths` how many events of the
    session had happened when the row was taken (if that is known), `segments` what kinds of visitors
    and pages figures are wanted for.
    """

    matrix: Floats
    labels: Floats
    names: tuple[str, ...]
    categorical: tuple[int, ...]
    times: NDArray[np.int64]
    visitors: Indexes
    prefix_lengths: Indexes | None = None
    segments: Segments = {}

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.labels)

    @property
    def orders(self) -> int:
        """How many rows are labelled 1."""
        return int(self.labels.sum())

    @property
    def rarer(self) -> int:
        """How many rows have the rarer of the two labels."""
        return min(self.orders, len(self) - self.orders)

    def part(self, chosen: Indexes) -> "Rows":
        """Only the rows numbered in `chosen`, in that order."""
        return Rows(
            matrix=self.matrix[chosen],
            labels=self.labels[chosen],
            names=self.names,
            categorical=self.categorical,
            times=self.times[chosen],
            visitors=self.visitors[chosen],
            prefix_lengths=None if self.prefix_lengths is None else self.prefix_lengths[chosen],
            segments={name: values[chosen] for name, values in self.segments.items()},
        )

    def without(self, column: int) -> "Rows":
        """The same rows with one column taken away."""
        return Rows(
            matrix=np.delete(self.matrix, column, axis=1),
            labels=self.labels,
            names=self.names[:column] + self.names[column + 1 :],
            categorical=tuple(at - (at > column) for at in self.categorical if at != column),
            times=self.times,
            visitors=self.visitors,
            prefix_lengths=self.prefix_lengths,
            segments=self.segments,
        )


def rows_from(
    matrix: Floats,
    labels: Floats,
    *,
    feature_names: Sequence[str],
    categorical: Sequence[int],
    times: NDArray[np.int64],
    groups: Sequence[Hashable],
    prefix_lengths: Indexes | None,
    segments: Mapping[str, Sequence[str]] | None = None,
) -> Rows:
    """Rows in the types that training wants.

    Raises `ValueError` when lengths differ, a label is neither 0 nor 1, or a column number is not
    one of the matrix's.
    """
    count, columns = matrix.shape
    lengths = (
        *((name, len(values), count) for name, values in (segments or {}).items()),
        ("labels", len(labels), count),
        ("times", len(times), count),
        ("groups", len(groups), count),
        ("prefix_lengths", count if prefix_lengths is None else len(prefix_lengths), count),
        ("feature_names", len(feature_names), columns),
    )
    for what, found, wanted in lengths:
        if found != wanted:
            raise ValueError(f"{what}: {found} given for a matrix of {count} x {columns}")
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels: every label must be 0 or 1")
    if any(not 0 <= column < columns for column in categorical):
        raise ValueError(f"categorical: {list(categorical)} in a matrix of {columns} columns")
    return Rows(
        matrix=np.ascontiguousarray(matrix, dtype=np.float64),
        labels=np.asarray(labels, dtype=np.float64),
        names=tuple(feature_names),
        categorical=tuple(categorical),
        times=np.asarray(times, dtype=np.int64),
        visitors=visitor_codes(groups),
        prefix_lengths=prefix_lengths,
        segments={name: np.array(values) for name, values in (segments or {}).items()},
    )
