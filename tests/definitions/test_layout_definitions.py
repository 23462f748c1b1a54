"""Layouts as files: every mistake is told with file and key, and what is written is read again as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.layout import Layout, LayoutField
from kaigo_desktop.core.procedure import Source
from kaigo_desktop.definitions import layouts
from kaigo_desktop.definitions.check import check
from tests.definitions.spoiling import END, RESOURCES, Mistake, change, copy

FILE = "layouts/card.1.toml"
SOUND = """id = "card"
version = 1
title = "区の交付申請書"
procedure = "insured_card"
answers_to = ["区の交付申請"]
valid_from = "2026-04-01"
ignored = [{ subject = "同意" }]

[[fields]]
key = "applied_on"
sources = [{ subject = "申し込んだ日" }]

[[fields]]
key = "applicant_name"
sources = [{ subject = "申込者", label = "姓" }, { subject = "申込者", label = "名" }]
joined = " "

[[fields]]
key = "applicant_relationship"
sources = [{ subject = "続柄" }]
[fields.values]
"ご自身" = "self"
"""
FIELD = "[[fields]]\n"
_ROWS = [
    ("no_toml", "version = 1", "version = ", "", "TOMLとして"),
    ("unknown_key", 'procedure = "insured_card"', 'procedur = "insured_card"', "procedur", "知らない項目"),
    ("unknown_key_of_a_field", "joined", "join", "fields[applicant_name].join", "知らない項目"),
    ("unknown_key_of_a_source", '申込者", label', '申込者", labl', "fields[applicant_name].sources[0].labl",
     "知らない項目"),
    ("wrong_type", 'answers_to = ["区の交付申請"]', 'answers_to = "区の交付申請"', "answers_to", "値の型"),
    ("other_file_name", "version = 1", "version = 2", "id", "ファイル名と id"),
    ("unknown_procedure", "insured_card", "insured_cart", "procedure", "insured_cart"),
    ("dangling_field", "applied_on", "applyed_on", "fields[applyed_on].key", "手続にない"),
    ("field_twice", END, FIELD + 'key = "applied_on"\nsources = [{ subject = "x" }]\n',
     "fields[applied_on].key", "2回"),
    ("nothing_said", END, FIELD + 'key = "insured_name"\n', "fields[insured_name].sources", "取込元"),
    ("nameless_source", '{ subject = "続柄" }', '{ label = "続柄" }',
     "fields[applicant_relationship].sources[0]", "どれもない"),
    ("same_source", "続柄", "申し込んだ日", "fields[applicant_relationship].sources[0]", "applied_on"),
    ("ignored_and_mapped", "同意", "続柄", "ignored[0]", "applicant_relationship"),
    ("unknown_symbol", '"self"', '"me"', "fields[applicant_relationship].values[ご自身]", "me"),
    ("wording_twice", '"ご自身" = "self"', '"ご自身" = "self"\n"ご 自身" = "other"',
     "fields[applicant_relationship].values[ご 自身]", "区別"),
    ("words_for_a_date", 'sources = [{ subject = "申し込んだ日" }]', 'values = { "きょう" = "self" }',
     "fields[applied_on].values", "選択肢"),
    ("joined_alone", 'sources = [{ subject = "続柄" }]', 'sources = [{ subject = "続柄" }]\njoined = ""',
     "fields[applicant_relationship].joined", "2つ以上"),
    ("odd_day", "2026-04-01", "令和8年4月1日", "valid_from", "2026-03-30"),
    ("days_backwards", 'valid_from = "2026-04-01"', 'valid_from = "2026-04-01"\nvalid_to = "2026-03-31"',
     "valid_to", "前"),
    ("no_name", 'answers_to = ["区の交付申請"]', "answers_to = []", "answers_to", "名前がありません"),
    ("empty_name", '["区の交付申請"]', '["区の交付申請", " "]', "answers_to[1]", "空"),
    ("no_title", '"区の交付申請書"', '" "', "title", "名前"),
]  # fmt: skip
WRONG = [Mistake(name, FILE, *rest) for name, *rest in _ROWS]


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    made = copy(tmp_path)
    (made / FILE).parent.mkdir(exist_ok=True)
    (made / FILE).write_text(SOUND, encoding="utf-8", newline="\n")
    return made


def test_sound_layouts_have_no_mistakes(resources: Path) -> None:
    assert check(resources) == []
    assert "card" in {layout.id for layout in layouts.shipped(resources)}


@pytest.mark.parametrize("mistake", WRONG, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_with_file_and_key(resources: Path, mistake: Mistake) -> None:
    change(resources, mistake.file, mistake.old, mistake.new)
    told = [error for error in check(resources) if mistake.said in error.message and error.key == mistake.key]
    assert {error.file for error in told} == {FILE}, check(resources)


def test_versions_must_not_be_valid_on_the_same_day(resources: Path) -> None:
    second = SOUND.replace("version = 1", "version = 2").replace("2026-04-01", "2026-10-01")
    (resources / "layouts" / "card.2.toml").write_text(second, encoding="utf-8")
    (error,) = check(resources)
    assert (error.file, error.key) == ("layouts/card.2.toml", "valid_from")
    change(resources, FILE, 'valid_from = "2026-04-01"', 'valid_to = "2026-09-30"')
    assert check(resources) == []


def test_two_layouts_must_not_answer_to_one_name_on_the_same_day(resources: Path) -> None:
    other = SOUND.replace('"card"', '"other"')
    (resources / "layouts" / "other.1.toml").write_text(other, encoding="utf-8")
    (error,) = check(resources)
    assert (error.file, error.key) == ("layouts/other.1.toml", "answers_to")


def test_a_procedure_that_cannot_be_read_is_not_called_missing(resources: Path) -> None:
    (resources / "procedures" / "insured_card.toml").write_text("x = 1", encoding="utf-8")
    assert {error.file for error in check(resources)} == {"procedures/insured_card.toml"}


def test_a_file_that_is_carried_may_have_any_name_and_all_its_mistakes_are_told(tmp_path: Path) -> None:
    file = tmp_path / "区の様式.toml"
    file.write_text(SOUND, encoding="utf-8")
    assert layouts.read_file(file).stem == "card.1"
    file.write_text(SOUND.replace("version = 1", 'version = "1"').replace("joined", "join"), encoding="utf-8")
    with pytest.raises(UserError) as raised:
        layouts.read_file(file)
    told = f"{raised.value.facts['key']}: {raised.value.facts['detail']}"
    assert ("version" in told, "fields[applicant_name].join" in told) == (True, True)


@pytest.mark.parametrize("data", [None, b"x" * (layouts.LARGEST + 1)])
def test_what_cannot_be_a_layout_file_is_refused(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "x.toml").write_bytes(data)
    with pytest.raises(UserError, match="layout_file_unreadable"):
        layouts.read_file(tmp_path / "x.toml")


def test_kept_bytes_that_are_damaged_are_told() -> None:
    with pytest.raises(UserError, match="snapshot_unreadable"):
        layouts.unpack(b"{")


TEXT = st.text(max_size=8)
SOURCES = st.lists(
    st.builds(Source, subject=TEXT, label=TEXT, document=st.sampled_from(["application", "applicant"])),
    max_size=3,
).map(tuple)
LAYOUTS = st.builds(
    Layout,
    id=TEXT,
    version=st.integers(0, 99),
    title=TEXT,
    procedure=TEXT,
    answers_to=st.lists(TEXT, max_size=3).map(tuple),
    valid_from=TEXT,
    note=TEXT,
    ignored=SOURCES,
    fields=st.lists(
        st.builds(
            LayoutField,
            key=TEXT,
            sources=SOURCES,
            joined=st.none() | TEXT,
            values=st.dictionaries(TEXT, TEXT, max_size=3),
        ),
        max_size=3,
    ).map(tuple),
)


@given(layout=LAYOUTS)
def test_what_is_written_is_read_again_as_it_was(
    layout: Layout, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("written") / "x.toml"
    file.write_text(layouts.to_toml(layout), encoding="utf-8", newline="\n")
    assert layouts.read_file(file) == layout
    assert layouts.unpack(layouts.pack(layout)) == layout


def test_the_shipped_layouts_are_marked_as_reference() -> None:
    for layout in layouts.shipped(RESOURCES):
        assert "参考" in layout.note
