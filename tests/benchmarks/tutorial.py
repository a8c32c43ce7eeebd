"""The usual tutorial, to stand beside: FastAPI, pydantic, `Booster.predict`, and a row committed each time.

It knows only the batch at hand: no session, no profile, no rules, no record of the decision.

Run by a Python that has FastAPI, pydantic and LightGBM; it is no part of Waverly.
"""

import os
import sqlite3
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel

ARMS = 7
booster = lightgbm.Booster(model_file=Path(os.environ["TUTORIAL_MODEL"]))
app = FastAPI()
database = sqlite3.connect(os.environ["TUTORIAL_DATABASE"])
database.execute("PRAGMA journal_mode=WAL")
database.execute(
    "CREATE TABLE answers (session TEXT, at INTEGER, batch TEXT, arm INTEGER, score REAL)"
)


class Event(BaseModel):
    """One event."""

    kind: str
    seq: int
    at: int
    active_ms: int = 0
    depth: float = 0.0
    product: str | None = None
    price: float | None = None
    still_ms: int = 0


class Batch(BaseModel):
    """What a page says."""

    site: str
    visitor: str
    session: str
    view: str
    sent_at: int
    page: dict[str, Any]
    events: list[Event]


class Answer(BaseModel):
    """The best arm and its score."""

    arm: int
    score: float


@app.get("/readyz")
def ready() -> str:
    """Say that it answers."""
    return "ok"


@app.post("/v1/collect")
async def collect(batch: Batch) -> Answer:
    """Score every arm on features of this batch alone."""
    columns = booster.num_feature()
    features = [
        float(len(batch.events)),
        float(sum(event.active_ms for event in batch.events)),
        max(event.depth for event in batch.events),
        float(sum(event.kind == "viewed_product" for event in batch.events)),
        float(sum(event.still_ms for event in batch.events)),
    ]
    row = [*features, *([0.0] * (columns - len(features) - 1))]
    matrix = np.array([[*row, float(arm)] for arm in range(ARMS)])
    scores = booster.predict(matrix, num_threads=1)
    best = int(np.argmax(scores))
    score = float(scores[best])
    row = (batch.session, batch.sent_at, batch.model_dump_json(), best, score)
    database.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?)", row)
    database.commit()
    return Answer(arm=best, score=score)
