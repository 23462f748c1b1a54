"""The reader process reads through the forms it is told of: the same comes of it, or it is read here."""

from dataclasses import replace
from pathlib import Path

import pytest

from kaigo_desktop.core.model import Submission
from kaigo_desktop.flow import read_ahead, receive
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.reading import Form
from kaigo_desktop.flow.show import show
from kaigo_desktop.flow.tell_forms import FormTeller
from kaigo_desktop.intake.mapping import read_through
from kaigo_desktop.intake.wire import Told
from tests.making.downloads import MOVED_IN, QUALIFICATION, write_zip


def test_an_application_the_reader_read_is_kept_like_the_first_one(
    caseworker: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive, "GROUP_COUNT", 1)
    monkeypatch.setattr(read_ahead, "BUFFER", 1)
    taken: list[bool] = []
    reading_of = FormTeller.reading_of

    def noting(teller: FormTeller, submission: Submission, form: Form | None) -> object:
        found = reading_of(teller, submission, form)
        taken.append(found is not None)
        return found

    monkeypatch.setattr(FormTeller, "reading_of", noting)
    items = {**MOVED_IN, "備考": "項目にない", "マイナンバー控": "123456789018"}
    paths = [write_zip(tmp_path, f"{number:020d}", items) for number in range(12)]
    assert receive.receive(caseworker, paths).counts["received"] == 12
    assert (taken[0], taken[-1]) == (False, True)
    first, last = (show(caseworker, f"{number:020d}") for number in (0, 11))
    assert (first.values, first.original, first.revision.unmapped) == (
        last.values,
        last.original,
        last.revision.unmapped,
    )
    assert "123456789018" not in repr(last.revision)
    same = ("name", "kana", "insured_no", "born_on", "due_on", "errors", "warnings")
    assert all(getattr(first.application, name) == getattr(last.application, name) for name in same)
    assert first.problems == last.problems


def teller(desk: Desk) -> tuple[FormTeller, Form, list[Told]]:
    catalog = desk.program.catalog
    procedure = catalog.find((QUALIFICATION,))
    assert procedure is not None
    told: list[Told] = []
    form = Form(procedure, catalog.code_lists(procedure), desk.ward)
    made = FormTeller(desk, told.append)
    made.tell_of((QUALIFICATION,), form)
    return made, form, told


def test_a_form_is_told_of_once_and_what_has_none_never(caseworker: Desk) -> None:
    made, form, told = teller(caseworker)
    made.tell_of((QUALIFICATION,), form)
    made.tell_of(("知らない届",), None)
    assert [(each.subjects, each.procedure) for each in told] == [((QUALIFICATION,), form.procedure)]


def test_a_reading_of_another_form_or_another_shape_is_left_aside(caseworker: Desk) -> None:
    made, form, _ = teller(caseworker)
    read = read_through(form.procedure, form.codes, ())
    sound = Submission("", "1", "", (QUALIFICATION,), (), (), "", read)
    assert made.reading_of(sound, form) is read
    assert made.reading_of(sound, replace(form)) is None
    assert made.reading_of(replace(sound, subjects=("他の届",)), form) is None
    assert made.reading_of(replace(sound, read=None), form) is None
    assert made.reading_of(replace(sound, read=replace(read, values={})), form) is None


def test_where_numbers_are_dropped_the_reader_is_told_nothing(caseworker: Desk) -> None:
    import msgspec

    caseworker.ward = msgspec.structs.replace(caseworker.ward, individual_numbers="drop")
    assert teller(caseworker)[2] == []
