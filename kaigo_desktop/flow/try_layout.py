"""Looking at a sample of a form the program does not know, and trying a layout on it; nothing is written.

The sample is opened in the reader process like any download. What may be a 個人番号 is shown masked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.labels import display
from kaigo_desktop.core.layout import Layout, LayoutField, choose
from kaigo_desktop.core.masking import mask, mask_items
from kaigo_desktop.core.model import Item, Problem, Refusal, Submission, as_text
from kaigo_desktop.core.procedure import Procedure, Source
from kaigo_desktop.core.suggestion import SampleItem, Suggestion, suggest, title_likeness
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.layouts import in_use, next_version
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.reading import Form, cells, problems
from kaigo_desktop.intake.downloads import downloads
from kaigo_desktop.intake.mapping import left_out, read_through
from kaigo_desktop.intake.reader import Reader
from kaigo_desktop.intake.sample_items import gather

MOST_APPLICATIONS = 200
"""Of a sample no more applications are looked at."""

_MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """What a sample file holds.

    Attributes:
        subjects: what its form is called (form-subject, its id, 手続名, 手続コード), best first.
        applications: how many applications of this form it holds (at most `MOST_APPLICATIONS` are read).
        known_as: what reads it today: `layout ID VERSION`, the id of a procedure, or "".
        candidates: ids of the procedures it may be for, the likeliest first.
        procedure: the procedure the suggestions are for, "" where none is likely.
        items: the items to map, in order; examples that may be a 個人番号 masked.
        suggestions: item (position in `items`) → field with a score from 0 to 1.
    """

    subjects: tuple[str, ...]
    applications: int
    known_as: str
    candidates: tuple[str, ...]
    procedure: str
    items: tuple[SampleItem, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A field a trial filled: its path (`household[0].name`), its value as staff read it, and as received."""

    field: str
    label: str
    shown: str
    received: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A sample read through a layout.

    Attributes:
        answers: whether the layout is for what the sample is called.
        problems: what the review finds in the values.
        unmapped: items nothing took, masked; `ignored` those the layout leaves out on purpose.
    """

    subjects: tuple[str, ...]
    answers: bool
    procedure: Procedure
    rows: tuple[TrialRow, ...]
    problems: tuple[Problem, ...]
    unmapped: tuple[Item, ...]
    ignored: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """An application of a sample, without its files."""

    subjects: tuple[str, ...]
    received_at: str
    items: tuple[Item, ...]


def inspect(desk: Desk, path: Path, procedure: str = "") -> Sample:
    """What a sample holds, with suggestions for `procedure` ("" for the likeliest one).

    Raises:
        UserError: `not_permitted`, `unknown_procedure`, or why the sample can't be read.
    """
    desk.require("settings")
    found = _read(path)
    first = found[0]
    alike = [one.items for one in found if one.subjects[:1] == first.subjects[:1]]
    items = gather(alike)
    known_as, known = _known_as(desk, first)
    candidates = _candidates(desk.program, first.subjects, items)
    chosen = procedure or known or next(iter(candidates), "")
    suggestions: Sequence[Suggestion] = ()
    if chosen:
        form = desk.program.catalog.procedure(chosen)
        suggestions = suggest(form, desk.program.catalog.code_lists(form), items)
    return Sample(
        subjects=first.subjects,
        applications=len(alike),
        known_as=known_as,
        candidates=candidates,
        procedure=chosen,
        items=tuple(map(_masked, items)),
        suggestions=tuple(suggestions),
    )


def draft_layout(desk: Desk, sample: Sample, layout_id: str, title: str = "") -> Layout:
    """A layout out of the suggestions for a sample, for a person to correct; it is not saved.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("settings")
    fields: dict[str, list[Source]] = {}
    for suggestion in sample.suggestions:
        fields.setdefault(suggestion.field, []).append(source_of(sample.items[suggestion.item]))
    return Layout(
        id=layout_id,
        version=next_version(desk, layout_id),
        title=title or next(iter(sample.subjects), layout_id),
        procedure=sample.procedure,
        answers_to=sample.subjects,
        fields=tuple(LayoutField(key=key, sources=tuple(sources)) for key, sources in fields.items()),
    )


def source_of(item: SampleItem) -> Source:
    """The source that names an item of a sample."""
    return Source(subject=item.subject, label=item.label, document=item.document)


def try_layout(desk: Desk, layout: Layout, path: Path) -> Trial:
    """Read a sample through a layout and show what would come of it; nothing is written.

    Of several applications the first one the layout answers to is read, else the first.

    Raises:
        UserError: `not_permitted`, `unknown_procedure`, or why the sample can't be read.
    """
    desk.require("settings")
    catalog = desk.program.catalog
    procedure = catalog.procedure(layout.procedure)
    form = Form(procedure, catalog.code_lists(procedure), desk.ward)
    found = _read(path)
    day = desk.program.today().isoformat()
    mine = [one for one in found if choose([layout], one.subjects, one.received_at[:10] or day)]
    one = (mine or found)[0]
    reading = read_through(procedure, form.codes, one.items, layout)
    told = problems(form, reading.values, desk.program.today(), desk.program.messages)
    ignored = left_out(procedure, layout, reading.unmapped)
    values, original = mask(procedure, reading.values), mask(procedure, reading.original)
    received = {place: value for place, _, value in cells(procedure, original)}
    return Trial(
        subjects=one.subjects,
        answers=bool(mine),
        procedure=procedure,
        rows=tuple(
            TrialRow(place, field.label, display(field, value, form.codes), as_text(received.get(place, "")))
            for place, field, value in cells(procedure, values)
        ),
        problems=tuple(told),
        unmapped=mask_items(item for item in reading.unmapped if item not in ignored),
        ignored=mask_items(ignored),
    )


def _read(path: Path) -> list[_Found]:
    """The applications of a sample, at least one.

    Raises:
        UserError: why none of them can be read.
    """
    found: list[_Found] = []
    refusal: Refusal | None = None
    with Reader() as reader:
        for _, part in islice(reader.read_all(downloads([path])), MOST_APPLICATIONS):
            if isinstance(part, Submission):
                found.append(_Found(part.subjects, part.received_at, part.items))
            else:
                refusal = refusal or part
    if refusal is not None and not found:
        raise UserError(refusal.code, **{"name": refusal.path, **refusal.facts})
    return found


def _known_as(desk: Desk, one: _Found) -> tuple[str, str]:
    """What reads an application today, in words, and the procedure that is."""
    with desk.store.reading() as connection:
        layouts = in_use(desk.program, connection)
    day = one.received_at[:10] or desk.program.today().isoformat()
    layout = choose(layouts, one.subjects, day)
    if layout is not None:
        return f"layout {layout.id} {layout.version}", layout.procedure
    procedure = desk.program.catalog.find(one.subjects)
    return (procedure.id, procedure.id) if procedure else ("", "")


def _candidates(program: Program, subjects: Sequence[str], items: Sequence[SampleItem]) -> tuple[str, ...]:
    """The procedures a form may be for: those of the most alike titles, by how well its items fit too."""
    catalog = program.catalog

    def by_title(procedure_id: str) -> float:
        head = catalog.head(procedure_id)
        names = (head.title, head.official_title, *head.answers_to)
        return max((title_likeness(name, subject) for name in names for subject in subjects), default=0.0)

    titles = {name: by_title(name) for name in catalog.procedures()}
    likely = sorted(titles, key=lambda name: -titles[name])[: 2 * _MOST_CANDIDATES]

    def by_items(procedure_id: str) -> float:
        form = catalog.procedure(procedure_id)
        pairs = suggest(form, catalog.code_lists(form), items)
        return titles[procedure_id] + sum(pair.score for pair in pairs) / max(len(items), 1)

    return tuple(sorted(likely, key=by_items, reverse=True)[:_MOST_CANDIDATES])


def _masked(item: SampleItem) -> SampleItem:
    (shown,) = mask_items((Item(item.subject, item.label, item.example),))
    return replace(item, example=shown.value)
