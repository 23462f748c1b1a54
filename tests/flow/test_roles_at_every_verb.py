"""Every role at every verb, action and state, for a procedure it reaches and one it does not."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

import msgspec
import pytest

from kaigo_desktop.core.field_groups import GROUPS, HIDDEN
from kaigo_desktop.core.form import rows_of
from kaigo_desktop.core.permission import Limit, Rights
from kaigo_desktop.flow import (
    checklist,
    compare,
    correction_text,
    find,
    flags,
    link,
    people,
    readings,
    receive_held,
    record_use,
    reveal,
    show,
)
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.find import Query
from kaigo_desktop.flow.hand_over import hand_over, preview, waiting
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sign_in import sign_in
from kaigo_desktop.store import acknowledgements, applications, attachments
from kaigo_desktop.store.acknowledgements import Acknowledgement
from tests.making.desks import PASSWORD
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.refusals import refusal
from tests.making.role_model import EDITABLE, NOT_ASKED_FOR, ROLES, STATES, STEPS, Person, decision, person

NUMBER = "household[0].individual_number"
ELSEWHERE = {"permissions": ["read"], "procedures": ["insured_card"]}
NO_ADDRESS = {"permissions": ["read"], "field_groups": ["number", "contact", "staff", "general"]}
LIMITS = {"everywhere": [], "elsewhere": [ELSEWHERE], "no address": [NO_ADDRESS]}

READERS = [role for role in ROLES if "read" in ROLES[role]["permissions"]]
CASES = [(role, limit) for role in ROLES for limit in LIMITS if limit == "everywhere" or role in READERS]


@pytest.fixture
def desk(caseworker: Desk, tmp_path: Path) -> Desk:
    """The desk of `tanto` with two applications of the first procedure; a test gives it other rights."""
    receive(caseworker, [write_zip(tmp_path, "1"), write_zip(tmp_path, "2")])
    return caseworker


def sit_down(desk: Desk, role: str, limit: str) -> Person:
    """Give the desk a role's rights with a limit; the reference for both."""
    limits = [msgspec.convert(each, Limit) for each in LIMITS[limit]]
    desk.rights = Rights(frozenset(ROLES[role]["permissions"]), tuple(limits))
    return person("tanto", role, LIMITS[limit])


def put(desk: Desk, state: str) -> None:
    with desk.store.transaction() as tx:
        application = applications.by_receipt_no(tx, "1")
        assert application is not None
        if application.state != state:
            applications.set_state(tx, application.id, application.version, state)


@pytest.mark.parametrize(("role", "limit"), CASES)
def test_every_action_in_every_state_goes_as_the_reference_says(desk: Desk, role: str, limit: str) -> None:
    who, submitter = sit_down(desk, role, limit), ""
    for state, action in product(STATES, (*STEPS, *NOT_ASKED_FOR)):
        put(desk, state)
        expected = decision(who, action, state, "qualification", submitter)
        found = refusal(partial(decide, desk, action, "1", acknowledge=True, override="確認済み"))
        assert found == ("" if expected in STATES else expected), (state, action)
        if not found:
            submitter = {"submit": "tanto", "return": ""}.get(action, submitter)


@pytest.mark.parametrize(("role", "limit"), CASES)
def test_values_are_edited_and_shown_in_every_state_as_the_reference_says(
    desk: Desk, role: str, limit: str
) -> None:
    who = sit_down(desk, role, limit)
    fields = {"applicant_name": "general", "applicant_address": "address", "review_notes": "staff"}
    for state in STATES:
        put(desk, state)
        for key, group in fields.items():
            found = refusal(partial(edit, desk, "1", {key: state}, "確認"))
            reasons = (
                ("not_permitted", not who.may("edit", "qualification")),
                ("not_editable", state not in EDITABLE),
                ("not_permitted", not who.may("edit", "qualification", group)),
            )
            assert found == next((code for code, stands in reasons if stands), ""), (state, key)
        if not who.may("read", "qualification"):
            assert refusal(lambda: show.show(desk, "1")) == "not_permitted"
            continue
        case = show.show(desk, "1")
        assert case.editable == (state in EDITABLE and who.may("edit", "qualification"))
        for key, group in fields.items():
            assert (case.values[key] == HIDDEN) == (not who.may("read", "qualification", group))


def about_one(desk: Desk) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """Every verb about an application: its permission, "all" where it shows everything, how it is called."""
    yield "read", "", lambda: show.show(desk, "1")
    yield "read", "", lambda: checklist.checklist(desk, "1")
    yield "read", "", lambda: compare.compare(desk, "1", "2")
    yield "read", "", lambda: people.same_person(desk, "1")
    yield "read", "", lambda: readings.readings(desk, "1")
    yield "read", "", lambda: record_use.record_copy(desk, "1", "氏名")
    yield "read", "", lambda: record_use.record_print(desk, "1", "氏名")
    yield "read", "", lambda: record_use.record_export(desk, "1", "氏名")
    yield "reveal", "", lambda: reveal.reveal(desk, "1", NUMBER, "本人確認のため")
    yield "reveal", "all", lambda: show.attachment(desk, "1", file_of(desk))
    yield "review", "", lambda: checklist.mark(desk, "1", "identity", done=True)
    yield "review", "all", lambda: correction_text.correction_text(desk, "1")
    yield "review", "", lambda: people.settle(desk, "1", "2", "different", "別人")
    yield "review", "", lambda: flags.put_flag(desk, "1", "電話で確認")
    yield "read", "", lambda: flags.flags(desk, "1")
    yield "edit", "", lambda: edit(desk, "1", {"applicant_name": "新宿"}, "確認")
    yield "edit", "", lambda: readings.take(desk, "1", {"applicant_name": "received"}, "確認")


def file_of(desk: Desk) -> int:
    with desk.store.reading() as connection:
        application = applications.by_receipt_no(connection, "1")
        assert application is not None
        return attachments.of(connection, application.id)[0].id


@pytest.mark.parametrize(("role", "limit"), CASES)
def test_every_verb_about_an_application_goes_on_or_is_refused_as_the_reference_says(
    desk: Desk, role: str, limit: str
) -> None:
    who = sit_down(desk, role, limit)
    for permission, shows, verb in about_one(desk):
        may = who.may(permission, "qualification") and (not shows or who.sees_all("qualification"))
        assert refusal(verb) == ("" if may else "not_permitted"), (permission, shows)
    may_link = who.may("review", "qualification")
    assert refusal(lambda: link.link(desk, "1", "2")) == ("wrong_state" if may_link else "not_permitted")


@pytest.mark.parametrize(("role", "limit"), CASES)
def test_every_verb_about_many_applications_reaches_those_the_reference_says(
    desk: Desk, tmp_path: Path, role: str, limit: str
) -> None:
    put(desk, "in_review")
    decide(desk, "submit", "1", acknowledge=True)
    with ExitStack() as back:
        before = desk.rights
        back.callback(setattr, desk, "rights", before)
        who = sit_down(desk, role, limit)
        seen = 2 if who.may("read", "qualification") else 0
        if who.may("read"):
            assert find.find(desk, Query()).total == seen
            assert len(find.ids(desk, Query())) == len(find.rows(desk, [1, 2])) == seen
            assert sum(find.counts(desk).values()) == seen
            address_found = who.may("read", "qualification", "address")
            assert find.find(desk, Query(text="住所:歌舞伎町")).total == (seen if address_found else 0)
        else:
            assert refusal(lambda: find.find(desk, Query())) == "not_permitted"
        new = write_zip(tmp_path / "new", "3", MOVED_IN | {"メモ": role})
        received = refusal(lambda: receive(desk, [new]))
        assert received == ("" if who.may("receive") else "not_permitted")
        assert refusal(lambda: receive_held.receive_held(desk)) == received
        may = who.may("hand_over")
        assert refusal(lambda: waiting(desk)) == ("" if may else "not_permitted")
        assert refusal(lambda: preview(desk, "generic-utf8")) == ("" if may else "not_permitted")


def first_row(case: Case) -> dict[str, str]:
    return rows_of(case.values, "household")[0]


def test_a_hand_over_takes_only_what_its_user_may_hand_over(
    desk: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    whole = desk.rights
    decide(desk, "start-review", "1")
    decide(desk, "submit", "1", acknowledge=True)
    decide(supervisor, "approve", "1")
    for limit in ("elsewhere", "no address"):
        sit_down(desk, "caseworker", limit)
        assert waiting(desk) == 0
        assert refusal(lambda: hand_over(desk, "generic-utf8", tmp_path / "no")) == "nothing_to_hand_over"
    desk.rights = whole
    done = hand_over(desk, "generic-utf8", tmp_path / "out")
    assert done.count == 1
    for limit in ("elsewhere", "no address"):
        sit_down(desk, "caseworker", limit)
        again = refusal(lambda: hand_over(desk, "generic-utf8", tmp_path / "again", done.batch))
        assert again == "not_permitted"
    assert not (tmp_path / "again").exists() or not any((tmp_path / "again").iterdir())


def test_a_download_of_a_procedure_one_may_not_receive_is_refused_and_the_others_are_taken_in(
    desk: Desk, tmp_path: Path
) -> None:
    desk.rights = Rights(
        frozenset({"receive", "read"}), (Limit(permissions=("receive",), procedures=("insured_card",)),)
    )
    card = {"申請年月日": "令和8年3月30日", "申請者氏名": "新宿　花子"}
    files = [
        write_zip(tmp_path / "in", "11"),
        write_zip(tmp_path / "in", "12", card, "被保険者証の交付申請"),
        write_zip(tmp_path / "in", "13", card, "定義のない届出"),
        write_zip(tmp_path / "in", "1", MOVED_IN | {"メモ": "二度目"}),
    ]
    outcomes = {file.receipt_no: (file.outcome, file.reason) for file in receive(desk, files).files}
    assert outcomes == {
        "11": ("refused", "not_permitted"),
        "12": ("received", None),
        "13": ("refused", "not_permitted"),
        "1": ("refused", "not_permitted"),
    }


def test_an_account_whose_role_there_is_no_more_lets_nobody_in(
    program: Program, store_folder: Path, tmp_path: Path
) -> None:
    resources = Path(shutil.copytree(program.resources, tmp_path / "resources"))
    file = resources / "roles.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('id = "auditor"', 'id = "inspector"'), encoding="utf-8")
    other = replace(program, resources=resources)
    assert refusal(lambda: sign_in(other, store_folder, "kansa", PASSWORD)) == "unknown_role"


def test_what_one_may_not_read_is_hidden_wherever_it_would_stand(desk: Desk, supervisor: Desk) -> None:
    decide(desk, "request-correction", "1", comment="住所を確かめてください")
    edit(desk, "2", {"applicant_address": "東京都新宿区西新宿2-8-1"}, "電話で確認")
    second, now = show.show(desk, "2").application.id, desk.program.now()
    with desk.store.transaction() as tx:
        warned = Acknowledgement(1, "phone", "applicant_phone", "03-0000-1234 は短い", "tanto", now)
        acknowledgements.add(tx, second, [warned])
    secret = ("歌舞伎町", "西新宿", "0312345678", "03-0000-1234")
    desk.rights = Rights(
        supervisor.rights.permissions,
        (
            Limit(permissions=("read",), field_groups=("general",)),
            Limit(permissions=("edit",), field_groups=("general",)),
        ),
    )
    for receipt_no in ("1", "2"):
        case = show.show(desk, receipt_no)
        assert case.values["applicant_name"] == "新宿　太郎"
        assert case.values["applicant_address"] == case.values["applicant_phone"] == HIDDEN
        shown = [case, readings.readings(desk, receipt_no), compare.compare(desk, "1", "2")]
        shown += [people.same_person(desk, receipt_no), find.find(desk, Query(text="歌舞伎町"))]
        assert not any(each in repr(shown) for each in secret)
    letter = {entry.action: entry.letter for entry in show.show(desk, "1").history}["request-correction"]
    assert letter == HIDDEN
    rows = [first_row(show.show(desk, "2")) | {"name": "新宿　次郎"}]
    edit(desk, "2", {"household": rows}, "電話で確認")  # what is hidden in a row comes back as it is
    desk.rights = supervisor.rights
    assert first_row(show.show(desk, "2"))["name"] == "新宿　次郎"
    assert reveal.reveal(desk, "2", NUMBER, "照合のため") == "123456789018"


def test_rows_given_whole_touch_no_column_one_may_not_edit(desk: Desk) -> None:
    desk.rights = Rights(
        frozenset({"read", "edit"}),
        (Limit(permissions=("read",), field_groups=("general", "contact")),
         Limit(permissions=("edit",), field_groups=("general",))),
    )  # fmt: skip
    row = first_row(show.show(desk, "1"))
    assert row["individual_number"] == HIDDEN
    for rows in ([], [row | {"individual_number": ""}], [row | {"individual_number": "123456789018"}],
                 [row, {"name": "二人目", "individual_number": "123456789018"}]):  # fmt: skip
        refused = refusal(partial(edit, desk, "1", {"household": rows}, "確認"))
        assert refused == "not_permitted", rows
    assert refusal(lambda: edit(desk, "1", {"household": [row, {"name": "二人目"}]}, "確認")) == ""
    named = refusal(lambda: edit(desk, "1", {"household[0].individual_number": "1"}, "確認"))
    assert named == "not_permitted"
    assert {group for group in GROUPS if desk.rights.may("edit", "qualification", group)} == {"general"}
