"""A layout (取込レイアウト): how one form that arrives is read into the fields of a procedure, as data.

The procedure itself stays as it is: a layout adds places to look for its fields, and goes before the places
the procedure names. A ward whose forms differ writes layouts, not procedures.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from kaigo_desktop.core.procedure import Definition, Source
from kaigo_desktop.core.text import fold_title


class LayoutField(Definition):
    """Where one field of the procedure stands in the form, and how its choices are worded there.

    Attributes:
        key: key of the field, `group.key` for a column of rows.
        sources: where its value stands; the first that holds something wins.
        joined: what stands between, where all the sources together are the value (姓 and 名 as two items).
        values: wording received → symbol of the field's code list.
    """

    key: str
    sources: tuple[Source, ...] = ()
    joined: str | None = None
    values: dict[str, str] = msgspec.field(default_factory=dict)


class Layout(Definition, dict=True):
    """One version of a layout.

    What it names goes where it says and nowhere else; an item it does not name is read as the procedure says.

    Attributes:
        id: the same for every version.
        version: from 1; of the versions valid on a day the newest counts.
        procedure: id of the procedure whose fields it fills.
        answers_to: form-subjects and portal codes (手続コード) of the forms it is for.
        valid_from, valid_to: first and last day of receipt it is for (`2026-04-01`), "" for no bound.
        note: where its names come from, for whoever reads it later.
        fields: what the form says otherwise than the procedure expects.
        ignored: items no field is for; they are kept with the application like any other.
    """

    id: str
    version: int
    title: str
    procedure: str
    answers_to: tuple[str, ...]
    valid_from: str = ""
    valid_to: str = ""
    note: str = ""
    fields: tuple[LayoutField, ...] = ()
    ignored: tuple[Source, ...] = ()

    @property
    def stem(self) -> str:
        """The name of its file without the ending: `facility_card.2`."""
        return f"{self.id}.{self.version}"

    @cached_property
    def names(self) -> frozenset[str]:
        """What it answers to, folded like the titles of procedures."""
        return frozenset(filter(None, map(fold_title, self.answers_to)))

    def valid_on(self, day: str) -> bool:
        """Whether it is for what is received on `day` (ISO)."""
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)

    def overlaps(self, other: "Layout") -> bool:
        """Whether there is a day both are valid on."""
        return (not self.valid_to or other.valid_from <= self.valid_to) and (
            not other.valid_to or self.valid_from <= other.valid_to
        )


def newest(layouts: Iterable[Layout], day: str = "") -> dict[str, Layout]:
    """Id → the newest version valid on `day` ("" for any day), in the order of `layouts`."""
    found: dict[str, Layout] = {}
    for layout in layouts:
        known = found.get(layout.id)
        if (not day or layout.valid_on(day)) and (known is None or known.version < layout.version):
            found[layout.id] = layout
    return found


def choose(layouts: Iterable[Layout], subjects: Sequence[str], day: str) -> Layout | None:
    """The layout for what is called `subjects` (best first) and was received on `day`, or None.

    Of an id the newest valid version counts, whatever older ones answered to; of two ids that answer to the
    same the one that stands first in `layouts`.
    """
    valid = newest(layouts, day).values()
    for name in map(fold_title, subjects):
        for layout in valid:
            if name in layout.names:
                return layout
    return None
