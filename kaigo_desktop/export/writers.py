"""Writes a hand-over: every record once, row by row, to all its files; if anything would be lost, to none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kaigo_desktop.core.code_map import CodeMap
from kaigo_desktop.core.procedure import Procedure
from kaigo_desktop.core.profile import Profile
from kaigo_desktop.export.csv_files import CsvFiles
from kaigo_desktop.export.filled_template import FilledTemplate
from kaigo_desktop.export.layout import NO_MAPS, Record, Table, tables
from kaigo_desktop.export.losses import Loss, Unmapped, lost, row_keeping, survives_encoding
from kaigo_desktop.export.pending import Written
from kaigo_desktop.export.template import OpenTemplate, Template
from kaigo_desktop.export.workbook import Workbook, fits_cell, fits_row

__all__ = ["Examined", "Written", "examine", "write"]


class _Target(Protocol):
    """What the files of every format offer."""

    def keeps(self, text: str) -> bool:
        """Whether a cell comes through unchanged."""

    def begin(self, table: Table, procedure: str) -> int:
        """Start a file or sheet and give its number."""

    def write(self, number: int, cells: list[str]) -> bool:
        """Add a row to it; False, and nothing added, where a cell does not come through."""

    def finish(self) -> None:
        """Leave what was written to the hand-over."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What would stop a hand-over: characters that would be lost, symbols without a code."""

    losses: list[Loss]
    unmapped: list[Unmapped]


def examine(
    profile: Profile,
    records: Iterable[Record],
    *,
    maps: Mapping[str, CodeMap] = NO_MAPS,
    template: Template | None = None,
    may_see_individual_numbers: bool,
) -> Examined:
    """Read `records` once as `write` would, and write nothing; arguments as there.

    Raises:
        UserError: what a `template` is refused for.
    """
    target = _Nowhere(profile, OpenTemplate.read(template) if template else None)
    hand_over = _HandOver(profile, maps, target, may_see_individual_numbers=may_see_individual_numbers)
    for record in records:
        hand_over.add(record)
    return Examined(hand_over.losses, hand_over.unmapped)


def write(
    profile: Profile,
    batch_id: str,
    at: datetime,
    records: Iterable[Record],
    out: Path,
    *,
    maps: Mapping[str, CodeMap] = NO_MAPS,
    template: Template | None = None,
    may_see_individual_numbers: bool,
) -> Written:
    """Write `records` as `profile` wants them, under temporary names in `out`, to be published or discarded.

    The same arguments give the same bytes. Records of one procedure that were received under definitions with
    other columns go into further files (`qualification-2_…`), in the order they come.

    Args:
        profile: the layout.
        batch_id: names the files (`20261123-0001`).
        at: the moment of the hand-over; a workbook carries it as its date.
        records: read once, in the order of the rows.
        out: folder for the files, made if missing.
        maps: every code map the profile names, by id.
        template: the workbook the profile names, where it names one.
        may_see_individual_numbers: whether the user's role may have 個人番号 columns.

    Raises:
        UserError: `export_exists` (another file of that name), `export_folder_unwritable`,
            `export_disk_full`, `export_write_failed`, `export_too_many_rows`, or what `OpenTemplate` and
            `FilledTemplate` refuse a template for; nothing is left on disk then.
    """
    written = Written(out)
    with written.all_or_nothing():
        target: _Target
        if template is not None:
            target = FilledTemplate(profile, template, batch_id, at, written)
        elif profile.format == "xlsx":
            target = Workbook(profile, batch_id, at, written)
        else:
            target = CsvFiles(profile, batch_id, written)
        hand_over = _HandOver(profile, maps, target, may_see_individual_numbers=may_see_individual_numbers)
        for record in records:
            hand_over.add(record)
        if hand_over.is_stopped:
            written.discard()
            written.losses, written.unmapped = hand_over.losses, hand_over.unmapped
        else:
            target.finish()
    return written


class _Nowhere:
    """The target of a look ahead, and after a loss: it says what comes through, and keeps nothing."""

    def __init__(self, profile: Profile, template: OpenTemplate | None = None) -> None:
        self._template = template
        csv_keeps = survives_encoding(profile.encoding, round_trip=profile.round_trip)
        is_workbook = profile.format == "xlsx"
        self.keeps = fits_cell if is_workbook else csv_keeps
        self._keeps_row = fits_row if is_workbook else row_keeping(csv_keeps)

    def begin(self, table: Table, procedure: str) -> int:
        """Start nothing; a template must have a place for the table, though."""
        del procedure
        if self._template is not None:
            self._template.place(table)
        return 0

    def write(self, number: int, cells: list[str]) -> bool:
        """Add nothing, and say whether the row would come through for certain."""
        del number
        return self._keeps_row(cells)

    def finish(self) -> None:
        """Leave nothing."""


class _HandOver:
    """Sorts records to the files of their procedure and collects what would be lost."""

    def __init__(
        self,
        profile: Profile,
        maps: Mapping[str, CodeMap],
        target: _Target,
        *,
        may_see_individual_numbers: bool,
    ) -> None:
        self.losses: list[Loss] = []
        self.unmapped: list[Unmapped] = []
        self._profile = profile
        self._maps = maps
        self._target, self._nowhere = target, _Nowhere(profile)
        self._numbers = may_see_individual_numbers
        self._layouts: list[list[Table]] = []
        self._files: dict[int, list[int]] = {}
        self._known: dict[int, tuple[Procedure, int]] = {}

    @property
    def is_stopped(self) -> bool:
        """Whether something would be lost, so that nothing is written."""
        return bool(self.losses or self.unmapped)

    def add(self, record: Record) -> None:
        """Add the rows of `record` to its files; after the first loss rows are only checked any more."""

        def missing(field: str, symbol: str) -> None:
            self.unmapped.append(Unmapped(record.receipt_no, field, symbol))

        layout = self._layout(record.procedure)
        for position, table in enumerate(self._layouts[layout]):
            for row, cells in table.rows(record, missing):
                if not self._target.write(self._files[layout][position], cells):
                    for column, text in enumerate(cells):
                        self._check(record.receipt_no, text, table, column, row)
        if self.is_stopped:
            self._target = self._nowhere

    def _layout(self, procedure: Procedure) -> int:
        """The number of the layout `procedure` has; its files are begun when it is new."""
        if id(procedure) not in self._known:
            made = tables(self._profile, procedure, maps=self._maps, may_see_individual_numbers=self._numbers)
            if made not in self._layouts:
                self._begin(procedure.id, made)
            self._known[id(procedure)] = (procedure, self._layouts.index(made))
        return self._known[id(procedure)][1]

    def _begin(self, procedure: str, made: list[Table]) -> None:
        versions = sum(layout[0].procedure == procedure for layout in self._layouts if layout) + 1
        self._layouts.append(made)
        for table in made:
            for column, text in enumerate(table.header):
                self._check("", text, table, column, 0)
        if self.is_stopped:
            self._target = self._nowhere
        called = procedure if versions == 1 else f"{procedure}-{versions}"
        self._files[len(self._layouts) - 1] = [self._target.begin(table, called) for table in made]

    def _check(self, receipt_no: str, text: str, table: Table, column: int, row: int) -> None:
        for character in lost(text, self._target.keeps):
            self.losses.append(Loss(receipt_no, table.path(column, row), character))
