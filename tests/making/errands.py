"""What a clerk has to put right: for each procedure a download in which something of every kind is wrong.

Driven by the definitions, so that a new procedure is worked through without a new line here. A right
application is made up; one field for each widget there is arrives wrong or not at all, and of a group
a cell of the first row and the whole last row.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import blank, rows_of
from kaigo_desktop.core.model import Row, Value, Values
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.samples.documents import application_xml
from kaigo_desktop.samples.story import Story, tell
from kaigo_desktop.samples.wording import entries
from kaigo_desktop.samples.words import load
from kaigo_desktop.ui.field_widgets import FIELD_WIDGETS

RESOURCES = Path(__file__).parents[2] / "resources"
CATALOG = Catalog(RESOURCES)
WORDS = load(RESOURCES / "samples")
FILED = date(2026, 3, 31)

WRONG = {
    "kana": "taro",
    "date": "令和8年13月45日",
    "period": "令和8年4月1日～令和7年4月1日",
    "phone": "12",
    "choice": "架空の選択",
    "choices": "架空の選択",
    "yes_no": "たぶん",
    "insured_no": "12",
    "insurer_no": "12",
    "provider_no": "12",
    "medical_insurer_no": "12",
    "relationship": "架空の続柄",
    "number": "三つ",
}
"""A text that no field of a type takes; of another type one that is required is missing instead."""


@dataclass(frozen=True, slots=True)
class Errand:
    """An application to be put right.

    Attributes:
        receipt_no: under which it arrives.
        procedure: with its `codes`.
        right: the values it is to have in the end.
        slips: path → field of what arrives wrong or not at all, in the order of the form.
        added: path of the first cell → field and right text of each cell, for every row that is missing.
        ticked: path → field and symbols of what only staff fill in, where several may be chosen.
    """

    receipt_no: str
    procedure: Procedure
    codes: CodeLists
    right: Values
    slips: dict[str, Field] = field(default_factory=dict)
    added: dict[str, list[tuple[Field, str]]] = field(default_factory=dict)
    ticked: dict[str, tuple[Field, list[str]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Whom it is about, as it is searched for."""
        rows = rows_of(self.right, "household")
        return str(self.right.get("insured_name") or rows[0]["name"])

    def value(self, path: str) -> Value:
        """What is right at a place of the form."""
        group, bracket, rest = path.partition("[")
        if not bracket:
            return self.right[path]
        number, _, key = rest.partition("].")
        return rows_of(self.right, group)[int(number)][key]

    def kinds(self) -> set[str]:
        """The widgets there is something to type in."""
        cells = [cell for row in self.added.values() for cell, _ in row]
        ticked = [each for each, _ in self.ticked.values()]
        return {FIELD_WIDGETS[each.type].__name__ for each in (*self.slips.values(), *cells, *ticked)}


def errand(name: str, receipt_no: str, folder: Path) -> Errand:
    """Make up an application of a procedure, and write its download with all that is wrong in it."""
    procedure = CATALOG.procedure(name)
    story = _story(procedure)
    slips = dict(_slips(procedure, story.values))
    made = Errand(receipt_no, procedure, CATALOG.code_lists(procedure), story.values, slips)
    staff = (each for each in procedure.fields() if each.local and FIELD_TYPES[each.type].multiple)
    for each in islice(staff, 1):
        made.ticked[each.key] = (each, [made.codes[each.codes].codes[0].symbol])
    wrong = dict(story.values)
    for section in procedure.groups():
        rows = [dict(row) for row in rows_of(story.values, section.group)]
        last = rows.pop()
        made.added[f"{section.group}[{len(rows)}].{section.fields[0].key}"] = [
            (each, last[each.key]) for each in section.fields
        ]
        wrong[section.group] = list[Row](rows)
    for path, each in slips.items():
        _put(wrong, path, WRONG.get(each.type, ""))
    _write(replace(story, values=wrong), receipt_no, folder)
    return made


def _story(procedure: Procedure) -> Story:
    """The first one made up whose groups have several rows."""
    for seed in range(1000):
        codes = CATALOG.code_lists(procedure)
        story = tell(Random(f"{procedure.id} {seed}"), WORDS, procedure, codes, FILED, late=False)
        if all(len(rows_of(story.values, section.group)) > 1 for section in procedure.groups()):
            return story
    raise AssertionError(procedure.id)


def _slips(procedure: Procedure, values: Values) -> Iterator[tuple[str, Field]]:
    met: set[object] = set()
    for section in procedure.sections:
        rows, group = rows_of(values, section.group)[:1] if section.group else [values], section.group
        for row in rows:
            for each in section.fields:
                kind = (group, FIELD_WIDGETS[each.type])
                usable = not blank(row.get(each.key, "")) and not each.local
                if usable and kind not in met and _can_slip(each):
                    met.add(kind)
                    yield (f"{group}[0].{each.key}" if group else each.key), each
                    if group:
                        break


def _can_slip(each: Field) -> bool:
    secret, sought = FIELD_TYPES[each.type].secret, each.key in {"insured_name", "name"}
    return not secret and not sought and (each.type in WRONG or each.required)


def _put(values: Values, path: str, text: str) -> None:
    group, bracket, rest = path.partition("[")
    if bracket:
        number, _, key = rest.partition("].")
        rows_of(values, group)[int(number)][key] = text
    else:
        values[path] = list(filter(None, [text])) if isinstance(values[path], list) else text


def _write(story: Story, receipt_no: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    chance = Random(receipt_no)
    xml = application_xml(chance, story, entries(chance, story, split=False))
    with zipfile.ZipFile(folder / f"{receipt_no}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("申請情報.xml", xml)
