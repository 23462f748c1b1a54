"""What would stop a hand-over (連携), and how much it would write, in words."""

import re
from collections.abc import Mapping, Sequence

from kaigo_desktop.core.labels import display
from kaigo_desktop.core.procedure import Procedure
from kaigo_desktop.flow import find
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui.entry_list import Entry
from kaigo_desktop.ui.pieces import translate

Faults = Sequence[tuple[str, str, str]]
"""(受付番号, path of the field, character or symbol)."""

_ROW = re.compile(r"\[(\d+)\]")


class HandOverWords:
    """Titles of procedures, labels of fields (`household.name` in a group) and of their choices."""

    def __init__(self, procedures: Mapping[str, Procedure], choices: Mapping[tuple[str, str], str]) -> None:
        self.titles = {name: translate(procedure.short_title) for name, procedure in procedures.items()}
        self._labels = {
            f"{section.group}.{field.key}".lstrip("."): field.label
            for procedure in procedures.values()
            for section in procedure.sections
            for field in section.fields
        }
        self._choices = choices

    def faults(self, losses: Faults, unmapped: Faults) -> list[Entry]:
        """What stops a hand-over: which application, which field, which character or choice."""
        without = translate("連携様式のコード表に、この選択肢のコードがありません")
        return [
            *(
                (self._number(number), f"{self._label(path)}: {character}", "")
                for number, path, character in losses
            ),
            *(
                (self._number(number), f"{self._label(path)}: {self._choice(path, symbol)}", without)
                for number, path, symbol in unmapped
            ),
        ]

    def counts(self, counts: Mapping[str, int]) -> list[Entry]:
        """How many applications of each procedure there are."""
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return [
            (self.titles.get(name, name), translate("{count}件").format(count=f"{count:,}"), "")
            for name, count in ordered
        ]

    def _label(self, path: str) -> str:
        row = _ROW.search(path)
        return self._labels.get(_ROW.sub("", path), path) + (f"({int(row[1]) + 1})" if row else "")

    def _choice(self, path: str, symbol: str) -> str:
        return self._choices.get((_ROW.sub("", path), symbol), symbol)

    def _number(self, receipt_no: str) -> str:
        return translate("受付番号 {number}").format(number=receipt_no)


def gather(desk: Desk) -> HandOverWords:
    """The words of the procedures there are applications of; runs on the worker thread.

    Raises:
        UserError: `not_permitted`, or a definition of the catalogue is damaged.
    """
    catalog = desk.program.catalog
    names = sorted({name for name, _ in find.counts(desk)} - {""})
    procedures = {name: catalog.procedure(name) for name in names}
    choices: dict[tuple[str, str], str] = {}
    for procedure in procedures.values():
        codes = catalog.code_lists(procedure)
        for section in procedure.sections:
            for field in section.fields:
                listed = codes.get(field.codes)
                path = f"{section.group}.{field.key}".lstrip(".")
                for code in listed.codes if listed else ():
                    choices[path, code.symbol] = display(field, code.symbol, codes)
    return HandOverWords(procedures, choices)
