"""A ward's own form needs no developer: held, mapped by an administrator, received with every value."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.layout import LayoutField
from kaigo_desktop.core.procedure import Source
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.layouts import (
    export_layout,
    list_layouts,
    mistakes_of,
    next_version,
    read_file,
    save_layout,
    withdraw_layout,
)
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.receive_held import receive_held
from kaigo_desktop.flow.show import show
from kaigo_desktop.flow.try_layout import inspect, try_layout
from kaigo_desktop.flow.verify import verify
from kaigo_desktop.store import audit
from tests.making.downloads import write_zip
from tests.making.ward_form import ITEMS, TITLE, VALUES, mapped

OpenDesk = Callable[[str], Desk]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return write_zip(tmp_path, "0007", ITEMS, TITLE)


def refusal(action: Callable[..., object], *arguments: object) -> UserError:
    with pytest.raises(UserError) as raised:
        action(*arguments)
    return raised.value


def test_a_ward_form_is_held_then_mapped_and_received_with_every_value(
    admin: Desk, caseworker: Desk, sample: Path
) -> None:
    assert [file.outcome for file in receive(caseworker, [sample]).files] == ["held"]
    save_layout(admin, mapped(admin, sample), "区の様式に合わせる")
    assert receive_held(caseworker) == ["0007"]
    case = show(caseworker, "0007")
    assert (case.application.state, case.application.procedure) == ("received", "qualification")
    assert {key: case.values[key] for key in VALUES} == VALUES
    assert {item.subject for item in case.revision.unmapped} == {
        "個人情報の取り扱いに同意しますか",
        "ご意見",
    }
    assert [file.outcome for file in receive(caseworker, [sample]).files] == ["duplicate"]


def test_the_next_file_of_the_form_is_received_at_once_on_every_desk(
    admin: Desk, open_desk: OpenDesk, sample: Path
) -> None:
    save_layout(admin, mapped(admin, sample), "区の様式")
    other = open_desk("tanto2")
    assert [file.outcome for file in receive(other, [sample]).files] == ["received"]
    case = show(other, "0007")
    assert {key: case.values[key] for key in VALUES} == VALUES
    assert case.original["qualification_change_reason"] == "よその街から来た"
    assert verify(open_desk("kansa")).ok


def test_the_layout_that_read_an_application_is_kept_with_it(
    admin: Desk, caseworker: Desk, sample: Path, tmp_path: Path
) -> None:
    layout = save_layout(admin, mapped(admin, sample), "区の様式")
    receive(caseworker, [sample])
    withdraw_layout(admin, layout.id, "様式の廃止")
    read_by = show(caseworker, "0007").layout
    assert read_by is not None
    assert (read_by.layout, len(read_by.digest)) == (layout, 64)
    receive(caseworker, [write_zip(tmp_path / "own", "0001")])
    assert show(caseworker, "0001").layout is None


def test_the_day_of_receipt_chooses_the_version(
    admin: Desk, caseworker: Desk, sample: Path, tmp_path: Path
) -> None:
    first = mapped(admin, sample)
    save_layout(admin, msgspec.structs.replace(first, valid_to="2026-09-30"), "当初")
    fields = tuple(
        msgspec.structs.replace(part, values={"よその街から来た": "other"})
        if part.key == "qualification_change_reason"
        else part
        for part in first.fields
    )
    second = msgspec.structs.replace(first, version=2, valid_from="2026-10-01", fields=fields)
    save_layout(admin, second, "10月から")
    for number, day in (("1", "20260930"), ("2", "20261001")):
        write_zip(tmp_path / "in", number, ITEMS, TITLE, name=f"{number}_{day}101500.zip")
    receive(caseworker, [tmp_path / "in"])
    read = {number: show(caseworker, number) for number in ("1", "2")}
    assert {n: case.layout and case.layout.layout.version for n, case in read.items()} == {"1": 1, "2": 2}
    assert read["1"].values["qualification_change_reason"] == "moved_in"
    assert read["2"].values["qualification_change_reason"] == "other"
    assert [(one.layout.version, one.standing) for one in list_layouts(admin) if one.actor] == [
        (2, "not_yet"),
        (1, "in_use"),
    ]


def test_a_broken_layout_is_refused_with_every_key(admin: Desk, sample: Path) -> None:
    layout = mapped(admin, sample)
    broken = msgspec.structs.replace(
        layout,
        valid_from="4月1日",
        fields=(
            *layout.fields,
            LayoutField(key="nobody", sources=(Source(subject="だれか"),)),
            LayoutField(key="changed_on", sources=(Source(subject="お届けの日"),)),
        ),
    )
    error = refusal(save_layout, admin, broken, "試し")
    assert (error.code, error.facts["count"]) == ("layout_broken", 3)
    told = admin.program.messages.error(error)
    for key in ("valid_from", "fields[nobody].key", "fields[changed_on].sources[0]"):
        assert key in told
    assert {mistake.key for mistake in mistakes_of(admin, broken)} == {
        "valid_from",
        "fields[nobody].key",
        "fields[changed_on].sources[0]",
    }
    assert refusal(save_layout, admin, layout, " ").code == "layout_reason_missing"


def test_a_version_number_counts_on_and_is_used_once(admin: Desk, sample: Path) -> None:
    layout = save_layout(admin, mapped(admin, sample), "区の様式")
    assert next_version(admin, layout.id) == 2
    assert [mistake.key for mistake in mistakes_of(admin, layout)] == ["version"]
    save_layout(admin, msgspec.structs.replace(layout, version=2), "訂正")
    versions = [(one.layout.version, one.standing) for one in list_layouts(admin) if one.actor]
    assert versions == [(2, "in_use"), (1, "superseded")]


def test_two_of_the_wards_layouts_cannot_answer_to_one_name(admin: Desk, sample: Path) -> None:
    save_layout(admin, mapped(admin, sample), "区の様式")
    for name in ("another", "zzz"):
        (mistake,) = mistakes_of(admin, mapped(admin, sample, name))
        assert (mistake.key, "ward_form_3" in mistake.message) == ("answers_to", True)
    withdraw_layout(admin, "ward_form_3", "やり直し")
    assert mistakes_of(admin, mapped(admin, sample, "another")) == []


def test_a_withdrawn_layout_reads_nothing_more_and_a_later_version_may_follow(
    admin: Desk, caseworker: Desk, sample: Path
) -> None:
    layout = save_layout(admin, mapped(admin, sample), "区の様式")
    withdraw_layout(admin, layout.id, "様式の廃止")
    assert [file.outcome for file in receive(caseworker, [sample]).files] == ["held"]
    (version,) = [one for one in list_layouts(admin) if one.layout.id == layout.id]
    assert (version.standing, version.withdrawn, version.withdrawn_reason) == (
        "withdrawn",
        "kanri",
        "様式の廃止",
    )
    assert refusal(withdraw_layout, admin, layout.id, "もう一度").code == "unknown_layout"
    assert refusal(withdraw_layout, admin, layout.id, "").code == "layout_reason_missing"
    save_layout(admin, msgspec.structs.replace(layout, version=2), "復活")
    assert receive_held(caseworker) == ["0007"]


def test_a_shipped_layout_may_be_withdrawn_and_its_versions_counted_on(admin: Desk) -> None:
    shipped = list_layouts(admin)[0]
    assert (shipped.actor, shipped.standing, shipped.mistakes) == ("", "in_use", ())
    assert next_version(admin, shipped.layout.id) == shipped.layout.version + 1
    withdraw_layout(admin, shipped.layout.id, "使わない")
    assert list_layouts(admin)[0].standing == "withdrawn"


def test_a_layout_is_carried_to_another_store_as_a_file(admin: Desk, sample: Path, tmp_path: Path) -> None:
    layout = save_layout(admin, mapped(admin, sample), "区の様式")
    file = tmp_path / "様式.toml"
    file.write_text(export_layout(admin, layout.id), encoding="utf-8")
    assert read_file(file) == layout
    assert refusal(export_layout, admin, "none").code == "unknown_layout"
    assert refusal(export_layout, admin, layout.id, 7).code == "unknown_layout"


def test_saving_and_withdrawing_stand_in_the_log(admin: Desk, sample: Path) -> None:
    layout = save_layout(admin, mapped(admin, sample), "区の様式")
    withdraw_layout(admin, layout.id, "様式の廃止")
    with admin.store.reading() as connection:
        noted = [entry for entry in audit.entries(connection) if entry.action.startswith("layout_")]
    assert [(entry.action, entry.actor, entry.detail["reason"]) for entry in noted] == [
        ("layout_save", "kanri", "区の様式"),
        ("layout_withdraw", "kanri", "様式の廃止"),
    ]


def test_only_who_keeps_the_settings_may_touch_layouts(caseworker: Desk, sample: Path, admin: Desk) -> None:
    layout = mapped(admin, sample)
    for action, arguments in (
        (inspect, (sample,)),
        (list_layouts, ()),
        (mistakes_of, (layout,)),
        (next_version, ("x",)),
        (save_layout, (layout, "x")),
        (withdraw_layout, ("x", "x")),
        (export_layout, ("x",)),
        (try_layout, (layout, sample)),
    ):
        assert refusal(action, caseworker, *arguments).code == "not_permitted"
