"""LightGBM's shared library, loaded without the Python package around it.

Serving needs seven C functions. Importing the `lightgbm` package for them would also import NumPy
and SciPy: 41 MB of memory and 0.2 s of start-up, against 4 MB and 8 ms for the library alone.
"""

import ctypes
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from waverly.errors import ArtifactError

LIBRARY_NAMES = {"darwin": "lib_lightgbm.dylib", "win32": "lib_lightgbm.dll"}
LIBRARY_FOLDERS = ("lib", "bin", ".", "..")


def library_path() -> Path:
    """Where the installed `lightgbm` package keeps its library.

    Raises `ArtifactError` when the package or its library is missing.
    """
    spec = find_spec("lightgbm")
    if spec is None or spec.origin is None:
        raise ArtifactError(
            "LightGBM is not installed",
            place="Python environment",
            mend="Install it with `pip install lightgbm`.",
        )
    package = Path(spec.origin).parent
    name = LIBRARY_NAMES.get(sys.platform, "lib_lightgbm.so")
    for folder in LIBRARY_FOLDERS:
        candidate = package / folder / name
        if candidate.is_file():
            return candidate
    raise ArtifactError(
        "LightGBM is installed without its library",
        place=str(package),
        value=f"no {name}",
        mend="Reinstall it with `pip install --force-reinstall lightgbm`.",
    )


def not_loaded(error: OSError, place: str = "") -> ArtifactError:
    """Return what the system said when it could not load a library: most often another is missing."""
    return ArtifactError(
        "A library of this machine could not be loaded",
        place=place,
        value=str(error),
        mend="Where it is libgomp, LightGBM needs it: on Debian and Ubuntu, `apt install libgomp1`.",
    )


@cache
def lightgbm_library() -> ctypes.PyDLL:
    """The library, opened once per process.

    `PyDLL` keeps the interpreter lock during a call. A call takes some ten microseconds; giving the
    lock away for that long would let a busy thread hold it for a whole switch interval (5 ms).
    """
    path = str(library_path())
    try:
        library = ctypes.PyDLL(path)
    except OSError as error:
        raise not_loaded(error, path) from error
    library.LGBM_GetLastError.restype = ctypes.c_char_p
    return library


def check(library: ctypes.PyDLL, status: int, place: str) -> None:
    """Raise `ArtifactError` with LightGBM's own words unless `status` is 0."""
    if status == 0:
        return
    said = library.LGBM_GetLastError()
    raise ArtifactError(
        "LightGBM refused the model",
        place=place,
        value=said.decode("utf-8", "replace") if said else f"status {status}",
        mend="Train again with `waverly train`.",
    )
