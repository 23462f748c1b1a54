"""Fictional downloads for trying, teaching and testing: the same bytes for the same seed and day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.procedure import CodeLists, Procedure
from kaigo_desktop.samples.downloads import LAYOUTS, Sample
from kaigo_desktop.samples.mistakes import spoil
from kaigo_desktop.samples.people import happens
from kaigo_desktop.samples.story import tell
from kaigo_desktop.samples.words import Material, load

_WITH_MISTAKES = 0.12
_LATE = 0.06
_DAYS_BACK = 45


def generate(
    out: Path,
    procedures: Sequence[tuple[Procedure, CodeLists]],
    count: int,
    seed: int,
    *,
    words: Path,
    today: date,
    layout: str = "zip",
    procedure_id: str = "",
) -> list[Path]:
    """Write `count` fictional applications into `out`, the procedures in turn.

    About 85 in 100 are in order; the others hold a mistake a review finds, or were filed late.

    Args:
        out: folder, made if missing; a file of the same name is replaced.
        procedures: definitions with their code lists.
        count: how many applications.
        seed: any whole number; it also makes the 受付番号 differ.
        words: the folder with `words.toml` and `scenarios.toml`.
        today: the applications were filed in the weeks before it.
        layout: `zip`, `folder`, `list-csv` or `item-csv`.
        procedure_id: only this procedure; "" takes all.

    Returns:
        The downloads written; a list CSV is one for many applications.

    Raises:
        UserError: `unknown_procedure`, `unknown_layout`, `samples_unwritable`.
    """
    chosen = [pair for pair in procedures if procedure_id in {"", pair[0].id}]
    if not chosen:
        raise UserError("unknown_procedure", id=procedure_id)
    if layout not in LAYOUTS:
        raise UserError("unknown_layout", layout=layout, known=", ".join(LAYOUTS))
    samples = _samples(load(words), chosen, count, seed, today)
    try:
        out.mkdir(parents=True, exist_ok=True)
        return LAYOUTS[layout](samples, out)
    except OSError as error:
        raise UserError("samples_unwritable", folder=str(out), reason=error.strerror or str(error)) from error


def _samples(
    material: Material, chosen: list[tuple[Procedure, CodeLists]], count: int, seed: int, today: date
) -> Iterator[Sample]:
    for number in range(count):
        rng = Random(f"{seed}:{number}")
        procedure, codes = chosen[number % len(chosen)]
        filed_on = today - timedelta(days=rng.randint(1, _DAYS_BACK))
        at = datetime.combine(filed_on, time(rng.randrange(8, 22), rng.randrange(60), rng.randrange(60)))
        story = tell(rng, material, procedure, codes, filed_on, late=happens(rng, _LATE))
        if happens(rng, _WITH_MISTAKES):
            story = replace(story, values=spoil(rng, procedure, story.values))
        yield Sample(f"{seed % 10**8:014}{number + 1:06}", at, story, rng)
