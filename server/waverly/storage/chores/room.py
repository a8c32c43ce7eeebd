"""Whether the database takes new data: checked when the server starts, and once a batch was refused."""

import secrets

from waverly.errors import StorageError
from waverly.processes.error_boundary import first_words
from waverly.storage.store import Store
from waverly.storage.tables import job_runs

TRIED_BYTES = 131_072
"""More than a batch brings, so that room for some crumbs is not taken for room."""

NAME = "room"


async def refuse_without_room(store: Store) -> None:
    """Write something and remove it again. Raises StorageError, in the database's words, if it cannot.

    Both are one transaction: nobody else ever sees it.
    """
    tried = {"job": NAME, "due_at": 0, "started_at": 0, "said": secrets.token_hex(TRIED_BYTES // 2)}
    try:
        async with store.write() as connection:
            await connection.execute(job_runs.insert().values(tried))
            await connection.execute(job_runs.delete().where(job_runs.c.job == NAME))
    except StorageError as error:
        raise StorageError(
            "What shoppers send cannot be kept: the database takes nothing more",
            value=first_words(error),
            mend="Make room on its disk, and look whether it may be written in.",
        ) from error
