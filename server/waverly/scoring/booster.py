"""A LightGBM model that answers a handful of rows in microseconds.

`lightgbm.Booster.predict` wraps every call in NumPy checks that cost more than the trees do. Here
rows are packed into one reused buffer and handed to the C API directly. `docs/scoring.md` has
the figures.
"""

import ctypes
import struct
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path

from waverly.errors import ArtifactError
from waverly.scoring.model_text import ModelHeader, read_header
from waverly.scoring.native import check, lightgbm_library

FLOAT64 = 1
ROW_MAJOR = 1
NORMAL = 0
CONTRIBUTIONS = 3
ALL_TREES = -1
PARAMETERS = b"num_threads=1"
BYTES = 8

BATCH_FROM = 9
"""From this many rows on, one call for all of them beats a call for each.

The batch call parses its parameters anew (4 µs) but passes rows on for less. Distinct rows, µs,
batch against single: 2 rows 27/24, 4 rows 49/47, 6 rows 72/70, 8 rows 93/93.
"""


def _free(library: ctypes.PyDLL, handle: ctypes.c_void_p, fast: ctypes.c_void_p) -> None:
    library.LGBM_FastConfigFree(fast)
    library.LGBM_BoosterFree(handle)


class FastBooster:
    """A loaded model; every answer equals `lightgbm.Booster.predict` to the last bit.

    Threads may share one: a lock guards the buffers, and the interpreter lock is kept during the
    native call. Answers are raw model outputs (for a binary objective the uncalibrated
    probability). A row of the wrong length raises `struct.error`. The native model is freed with
    the last reference.
    """

    def __init__(self, model_text: str, place: str = "model text") -> None:
        """Load a model; `place` names its source in errors. Raises `ArtifactError`."""
        self.header: ModelHeader = read_header(model_text, place)
        self._library = lightgbm_library()
        self._handle = self._load(model_text, place)
        self._columns = self._column_count(place)
        self._fast = self._single_row_config(place)
        self._finalizer = weakref.finalize(self, _free, self._library, self._handle, self._fast)
        self._lock = threading.Lock()
        self._row = struct.Struct(f"{self._columns}d")
        self._cell = struct.Struct("d")
        self._single = self._library.LGBM_BoosterPredictForMatSingleRowFast
        self._length = ctypes.c_int64()
        self._capacity = 0
        self._reserve(BATCH_FROM)

    @classmethod
    def from_file(cls, path: Path) -> "FastBooster":
        """The model in `path`. Raises `ArtifactError` when it is missing, foreign or cut short."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ArtifactError(
                "The model file cannot be read",
                place=str(path),
                value=str(error),
                mend="Train again with `waverly train`, or restore the file from a backup.",
            ) from error
        return cls(text, str(path))

    @property
    def column_count(self) -> int:
        """How many values a row holds."""
        return self._columns

    @property
    def feature_names(self) -> tuple[str, ...]:
        """The names of a row's columns, in order."""
        return self.header.feature_names

    def predict_one(self, row: Sequence[float]) -> float:
        """The model's output for one row of `column_count` values."""
        with self._lock:
            self._row.pack_into(self._input, 0, *row)
            if status := self._single(*self._single_arguments):
                check(self._library, status, "prediction")
            return self._output[0]

    def predict(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The model's output for each row, in order; any number of rows."""
        if len(rows) < BATCH_FROM:
            return [self.predict_one(row) for row in rows]
        with self._lock:
            self._reserve(len(rows))
            offset, width, pack = 0, self._row.size, self._row.pack_into
            for row in rows:
                pack(self._input, offset, *row)
                offset += width
            return self._predict_packed(len(rows))

    def predict_last(self, vector: Sequence[float], last_values: Sequence[float]) -> list[float]:
        """The model's output for one vector under each value of the last column, in order.

        `vector` holds `column_count - 1` values. Packing it once is what makes comparing arms
        cheap.
        """
        with self._lock:
            if len(last_values) >= BATCH_FROM:
                return self._predict_last_in_batch(vector, last_values)
            self._row.pack_into(self._input, 0, *vector, 0.0)
            pack, place = self._cell.pack_into, self._row.size - BYTES
            buffer, single, arguments, output = (
                self._input,
                self._single,
                self._single_arguments,
                self._output,
            )
            answers = []
            for value in last_values:
                pack(buffer, place, value)
                if status := single(*arguments):
                    check(self._library, status, "prediction")
                answers.append(output[0])
            return answers

    def contributions(self, row: Sequence[float]) -> list[float]:
        """What each column adds to the log odds (Tree SHAP), and last the model's base.

        `column_count + 1` values that sum to the raw score. Slow (milliseconds): for explaining,
        not for deciding.
        """
        with self._lock:
            self._row.pack_into(self._input, 0, *row)
            output = (ctypes.c_double * (self._columns + 1))()
            self._call_matrix(1, CONTRIBUTIONS, output)
            return list(output)

    def _predict_last_in_batch(
        self, vector: Sequence[float], last_values: Sequence[float]
    ) -> list[float]:
        count, width = len(last_values), self._row.size
        self._reserve(count)
        row = bytearray(width)
        self._row.pack_into(row, 0, *vector, 0.0)
        for index, value in enumerate(last_values):
            self._cell.pack_into(row, width - BYTES, value)
            self._input[index * width : (index + 1) * width] = row
        return self._predict_packed(count)

    def _predict_packed(self, count: int) -> list[float]:
        self._call_matrix(count, NORMAL, self._output)
        return self._output[:count]

    def _call_matrix(self, count: int, kind: int, output: "ctypes.Array[ctypes.c_double]") -> None:
        status = self._library.LGBM_BoosterPredictForMat(
            self._handle,
            self._address,
            ctypes.c_int(FLOAT64),
            ctypes.c_int32(count),
            ctypes.c_int32(self._columns),
            ctypes.c_int(ROW_MAJOR),
            ctypes.c_int(kind),
            ctypes.c_int(0),
            ctypes.c_int(ALL_TREES),
            ctypes.c_char_p(PARAMETERS),
            ctypes.byref(self._length),
            output,
        )
        check(self._library, status, "prediction")

    def _reserve(self, rows: int) -> None:
        """Make the buffers hold `rows` rows; they only ever grow."""
        if rows <= self._capacity:
            return
        self._capacity = rows
        self._address = (ctypes.c_char * (rows * self._row.size))()
        self._input = memoryview(self._address).cast("B")
        self._output = (ctypes.c_double * rows)()
        self._single_arguments = (
            self._fast,
            self._address,
            ctypes.byref(self._length),
            self._output,
        )

    def _load(self, model_text: str, place: str) -> ctypes.c_void_p:
        handle, rounds = ctypes.c_void_p(), ctypes.c_int()
        load = self._library.LGBM_BoosterLoadModelFromString
        check(
            self._library,
            load(model_text.encode("ascii"), ctypes.byref(rounds), ctypes.byref(handle)),
            place,
        )
        return handle

    def _column_count(self, place: str) -> int:
        count = ctypes.c_int()
        check(
            self._library,
            self._library.LGBM_BoosterGetNumFeature(self._handle, ctypes.byref(count)),
            place,
        )
        return count.value

    def _single_row_config(self, place: str) -> ctypes.c_void_p:
        config = ctypes.c_void_p()
        status = self._library.LGBM_BoosterPredictForMatSingleRowFastInit(
            self._handle,
            ctypes.c_int(NORMAL),
            ctypes.c_int(0),
            ctypes.c_int(ALL_TREES),
            ctypes.c_int(FLOAT64),
            ctypes.c_int32(self._columns),
            ctypes.c_char_p(PARAMETERS),
            ctypes.byref(config),
        )
        check(self._library, status, place)
        return config
