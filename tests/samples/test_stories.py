from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from stdnum.jp import in_ as stdnum_individual_number

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.identifiers import check_insured_no, check_insurer_no, check_medical_insurer_no
from kaigo_desktop.core.model import Values
from kaigo_desktop.core.procedure import Code, CodeList, CodeLists, Field, Procedure, Section
from kaigo_desktop.core.rules import review
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.samples.mistakes import spoil
from kaigo_desktop.samples.story import Story, tell
from kaigo_desktop.samples.wording import entries
from kaigo_desktop.samples.words import Material, load

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 4, 1)
FILED_ON = date(2026, 3, 30)
Forms = list[tuple[Procedure, CodeLists]]


@pytest.fixture(scope="module")
def material() -> Material:
    return load(RESOURCES / "samples")


@pytest.fixture(scope="module")
def stories(material: Material, forms: Forms) -> list[Story]:
    return [
        tell(Random(f"{form[0].id}{number}"), material, *form, FILED_ON, late=False)
        for form in forms
        for number in range(60)
    ]


def texts(story: Story, kind: str) -> list[str]:
    """The filled values of one field type, rows included."""
    found = []
    for section in story.procedure.sections:
        for row in story.values[section.group] if section.group else [story.values]:
            assert isinstance(row, dict)
            found += [str(row[f.key]) for f in section.fields if f.type == kind and row.get(f.key)]
    return found


def test_stories_without_a_mistake_hold_none(stories: list[Story]) -> None:
    ward = Catalog(RESOURCES).ward
    problems = {
        (story.procedure.id, problem.rule, problem.field)
        for story in stories
        for problem in review(story.procedure, story.values, story.codes, TODAY, ward)
        if problem.severity == "error"
    }
    assert problems == set()


def test_most_stories_need_no_warning_either(stories: list[Story]) -> None:
    ward = Catalog(RESOURCES).ward
    warned = sum(
        any(problem.severity == "warning" for problem in review(s.procedure, s.values, s.codes, TODAY, ward))
        for s in stories
    )
    assert warned < len(stories) / 4


def test_a_late_story_is_warned_about(material: Material, forms: Forms) -> None:
    catalog = Catalog(RESOURCES)
    form = next(form for form in forms if form[0].id == "qualification")
    for number in range(20):
        story = tell(Random(number), material, *form, FILED_ON, late=True)
        found = review(story.procedure, story.values, story.codes, TODAY, catalog.ward)
        assert any(problem.field == "filed_on" and problem.severity == "warning" for problem in found)


def test_a_spoilt_story_has_something_to_find(stories: list[Story]) -> None:
    ward = Catalog(RESOURCES).ward
    rules: Counter[str] = Counter()
    for number, story in enumerate(stories):
        before = dict(story.values)
        values = spoil(Random(number), story.procedure, story.values)
        assert story.values == before
        found = review(story.procedure, values, story.codes, TODAY, ward)
        assert any(problem.severity != "info" for problem in found)
        rules.update(problem.rule for problem in found if problem.severity == "error")
    assert {"required", "date_unreadable", "individual_number_check_digit"} <= set(rules)


def test_numbers_carry_their_check_digits_and_are_visibly_fictional(stories: list[Story]) -> None:
    kinds = Counter[str]()
    for story in stories:
        for number in texts(story, "individual_number"):
            stdnum_individual_number.validate(number)
            assert number.startswith("00000")
            kinds["individual_number"] += 1
        for number in texts(story, "insurer_no"):
            assert check_insurer_no(number) == ""
            kinds["insurer_no"] += 1
        for number in texts(story, "medical_insurer_no"):
            assert check_medical_insurer_no(number) == ""
            kinds["medical_insurer_no"] += 1
        for number in texts(story, "insured_no"):
            assert check_insured_no(number) == ""
            assert number.startswith("9900")
        for number in texts(story, "phone"):
            assert number.split("-")[1] == "0000"
    assert len(kinds) == 3


def test_people_have_only_the_names_of_the_list(stories: list[Story], material: Material) -> None:
    words = material.words
    surnames = {name for name, _ in words.surnames}
    given = {name for name, _ in (*words.male_names, *words.female_names)}
    seen = set()
    for story in stories:
        for name in [*texts(story, "name"), story.applicant.name]:
            surname, _, rest = name.replace(" ", "　").partition("　")
            if not surname.startswith(("見本", "例示")):
                assert surname in surnames
                assert rest in given
            seen.add(surname)
    assert {"髙橋", "山﨑", "𠮷野", "辻\U000e0100", "渡邉"} <= seen


def test_households_are_of_every_size_with_one_householder(stories: list[Story]) -> None:
    sizes = set()
    for story in stories:
        rows = [row for row in story.values.get("household", []) if isinstance(row, dict)]
        if rows:
            assert sum(row["relationship"] == "householder" for row in rows) == 1
            sizes.add(len(rows))
    assert {1, 2, 3} <= sizes <= set(range(1, 7))


def test_some_very_old_people_have_no_known_day_of_birth(stories: list[Story]) -> None:
    births = [str(story.values.get("insured_born_on", "")) for story in stories]
    assert {len(birth) for birth in births if birth} == {4, 7, 10} or {4, 10} <= {len(b) for b in births}


def test_a_new_procedure_has_samples_without_new_code(material: Material) -> None:
    listed = ("choice", "choices", "relationship")
    fields = tuple(
        Field(key=f"item_{kind}", label=f"項目{kind}", type=kind, codes="any" if kind in listed else "")
        for kind in FIELD_TYPES
    )
    procedure = Procedure(
        id="brand_new",
        version=1,
        title="新しい届出",
        short_title="新規",
        sections=(Section(title="届出", fields=fields), Section(title="行", fields=fields, group="rows")),
    )
    codes = {
        "any": CodeList(
            id="any", title="", codes=(Code(symbol="a", label="甲"), Code(symbol="b", label="乙"))
        )
    }
    ward = Catalog(RESOURCES).ward
    story = tell(Random(1), material, procedure, codes, FILED_ON, late=False)
    plain: Values = {**story.values, "rows": story.values["rows"]}
    errors = [p for p in review(procedure, plain, codes, TODAY, ward) if p.severity == "error"]
    assert [error for error in errors if error.rule != "required"] == []
    assert entries(Random(1), story, split=True)


def test_dates_addresses_and_telephones_come_in_parts_and_whole(stories: list[Story]) -> None:
    labels: set[tuple[str, ...]] = set()
    subjects = set()
    for number, story in enumerate(stories):
        for entry in entries(Random(number), story, split=True):
            labels.add(tuple(part.label for part in entry.parts))
            if "世帯員氏名" in entry.subject:
                subjects.add(entry.subject.removeprefix("世帯員氏名"))
    assert {
        ("",),
        ("元号", "年", "月", "日"),
        ("西暦", "月", "日"),
        ("都道府県", "市区町村", "番地以下（建物も含む）"),
        ("市外局番", "市内局番", "加入者番号"),
    } <= labels
    assert {"（１人目）", "(1)", "1", "１"} <= subjects


def test_an_unreadable_date_stays_as_it_was_written(stories: list[Story]) -> None:
    story = next(story for story in stories if "applied_on" in story.values)
    spoilt = replace(story, values={**story.values, "applied_on": "三月末ごろ"})
    values = [part.value for entry in entries(Random(1), spoilt, split=True) for part in entry.parts]
    assert "三月末ごろ" in values
