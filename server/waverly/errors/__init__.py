"""Every error Waverly raises on purpose.

WaverlyError
├── SettingsError      a setting is missing or cannot be read
│   └── WrongUse       a command was called in another way than it is meant
├── CampaignError      a campaign file says something that cannot be meant
├── ArtifactError      a model artifact is damaged or does not fit this version
├── DataError          a file of data is not what it is said to be
├── StorageError       the database cannot be used as it is
│   ├── StaleSession   another process has committed to this session first
│   └── ErasedVisitor  nothing of this visitor is to be kept any more
└── RequestError       an HTTP request cannot be served; becomes one problem document
    ├── Malformed      400: the body or a parameter cannot be read
    ├── NotAllowed     403: the site key, the origin or the secret key does not fit
    ├── NotFound       404: there is no such thing
    └── TooLarge       413: over a named limit
"""


class WaverlyError(Exception):
    """Base of every error Waverly raises on purpose.

    `place` says where it is wrong, `value` what was found there, `mend` what to do about it.
    """

    def __init__(self, sentence: str, *, place: str = "", value: str = "", mend: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.place = place
        self.value = value
        self.mend = mend

    def __str__(self) -> str:
        """Return sentences: `This id is taken: fit (b.toml id). a.toml has it.`"""
        stem, end = (
            (self.sentence[:-1], "?") if self.sentence.endswith("?") else (self.sentence, ".")
        )
        found = f": {self.value.rstrip('.')}" if self.value else ""
        where = f" ({self.place})" if self.place else ""
        text = f"{stem.rstrip('.')}{found}{where}{end}"
        return f"{text} {self.mend}" if self.mend else text


class SettingsError(WaverlyError):
    """A setting is missing or cannot be read."""


class WrongUse(SettingsError):
    """A command was called in another way than it is meant; it ends with status 2."""


class CampaignError(WaverlyError):
    """A campaign file says something that cannot be meant."""


class ArtifactError(WaverlyError):
    """A model artifact is damaged or does not fit this version of the features."""


class DataError(WaverlyError):
    """A file of data is not what it is said to be."""


class StorageError(WaverlyError):
    """The database cannot be used as it is."""


class StaleSession(StorageError):
    """Another process has committed to this session first; reload it and try again."""


class ErasedVisitor(StorageError):
    """This visitor was erased a moment ago: what was still on its way is not kept."""


class RequestError(WaverlyError):
    """An HTTP request cannot be served. `status` and `title` go into the problem document."""

    status = 400
    title = "Bad request"


class Malformed(RequestError):
    """The body or a parameter cannot be read."""

    title = "The request cannot be read"


class NotAllowed(RequestError):
    """The site key, the origin or the secret key does not fit."""

    status = 403
    title = "Not allowed"


class NotFound(RequestError):
    """There is no such thing."""

    status = 404
    title = "Not found"


class TooLarge(RequestError):
    """Over a named limit."""

    status = 413
    title = "Too large"
