from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kaigo_desktop.core.procedure import CodeLists, Procedure
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.samples.generate import generate

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 4, 1)

Generate = Callable[..., list[Path]]


@pytest.fixture(scope="session")
def forms() -> list[tuple[Procedure, CodeLists]]:
    catalog = Catalog(RESOURCES)
    procedures = map(catalog.procedure, catalog.own_procedures())
    return [(procedure, catalog.code_lists(procedure)) for procedure in procedures]


@pytest.fixture
def make(forms: list[tuple[Procedure, CodeLists]], tmp_path: Path) -> Generate:
    def made(
        count: int = 10, seed: int = 1, layout: str = "zip", out: str = "out", procedure_id: str = ""
    ) -> list[Path]:
        return generate(
            tmp_path / out,
            forms,
            count,
            seed,
            words=RESOURCES / "samples",
            today=TODAY,
            layout=layout,
            procedure_id=procedure_id,
        )

    return made
