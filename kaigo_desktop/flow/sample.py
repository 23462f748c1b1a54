"""Writing fictional downloads (見本) for trying the program, teaching and tests."""

from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.program import Program
from kaigo_desktop.samples.generate import generate


def sample(
    program: Program, out: Path, count: int, seed: int, *, procedure: str = "", layout: str = "zip"
) -> list[Path]:
    """Write `count` fictional applications into `out`, the same bytes for the same seed.

    Args:
        program: whose definitions the samples follow.
        out: folder, made if missing.
        count: how many applications.
        seed: any whole number.
        procedure: only this procedure; "" takes the ward's own (those not marked 参考) in turn.
        layout: `zip`, `folder`, `list-csv` or `item-csv`.

    Returns:
        The downloads written (a list CSV is one file for many applications).

    Raises:
        UserError: `unknown_procedure`, `count_not_positive`.
    """
    if count < 1:
        raise UserError("count_not_positive", count=count)
    catalog = program.catalog
    ids = [procedure] if procedure else catalog.own_procedures()
    forms = [(form, catalog.code_lists(form)) for form in map(catalog.procedure, ids)]
    return generate(
        out, forms, count, seed, layout=layout, words=program.resources / "samples", today=program.today()
    )
