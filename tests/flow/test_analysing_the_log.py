"""The monthly analysis of the log: what the auditor sees, signs off and writes to a file, and what not."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.flow import show
from kaigo_desktop.flow.administer import add_user
from kaigo_desktop.flow.analyse_log import analyse_month, export_report, months, sign_off
from kaigo_desktop.flow.read_log import LogQuery, ids, rows
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.reveal import reveal
from kaigo_desktop.flow.staff_address import set_staff_address, staff_address
from tests.making.desks import PASSWORD
from tests.making.downloads import write_zip

WHERE = "欄: household[0].individual_number"

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kaigo_desktop.flow.desk import Desk
    from tests.making.desks import Clock

    OpenDesk = Callable[[str], Desk]

APRIL, MAY = "2026-04", "2026-05"
NAME, ADDRESS = "新宿　花子", "東京都新宿区西新宿二丁目8番1号"


@pytest.fixture
def looked(caseworker: Desk, tmp_path: Path) -> Desk:
    """A caseworker who opened the application of 新宿 花子 twice."""
    receive(caseworker, [write_zip(tmp_path / "downloads", "1")])
    show.show(caseworker, "1")
    reveal(caseworker, "1", "household[0].individual_number", "電話照会のため")
    return caseworker


def a_month_later(clock: Clock) -> None:
    clock.at += timedelta(days=32)


@pytest.mark.usefixtures("looked")
def test_a_month_is_told_by_people_and_findings(auditor: Desk) -> None:
    made = analyse_month(auditor, APRIL)
    assert made.report.by_person["tanto"]["read"] == 1
    assert made.report.entries == sum(made.report.by_day)
    told = {(finding.kind, finding.login, finding.receipt_no, finding.words) for finding in made.findings}
    assert ("reveals", "tanto", "1", "欄: household[0].individual_number、理由: 電話照会のため") in told
    assert ("unused", "shonin", "", "この月のサインインがない(承認者)") in told


def test_the_hours_are_those_of_the_terminal(auditor: Desk, looked: Desk, clock: Clock) -> None:
    evening = clock.at.astimezone().replace(hour=22, minute=0) + timedelta(days=4)
    clock.at = evening.astimezone(clock.at.tzinfo)
    show.show(looked, "1")
    late = [one for one in analyse_month(auditor, APRIL).report.outside if one.first.hour == 22]
    assert [(one.login, one.day, one.entries) for one in late] == [("tanto", evening.date(), 1)]


@pytest.mark.usefixtures("looked")
def test_a_record_of_the_own_surname_is_named_by_its_number_alone(
    open_desk: OpenDesk, auditor: Desk, clock: Clock
) -> None:
    admin = open_desk("kanri")
    add_user(admin, User("shinjuku", "新宿　次郎", "caseworker"), PASSWORD)
    kin = open_desk("shinjuku")
    show.show(kin, "1")
    clock.now()
    made = analyse_month(auditor, APRIL)
    related = [finding for finding in made.findings if finding.kind == "related"]
    assert [(one.login, one.receipt_no) for one in related] == [("shinjuku", "1")]
    assert "同じ姓" in related[0].words
    everything = repr((made.report, made.findings))
    assert "花子" not in everything.replace("担当　花子", "")
    assert "西新宿" not in everything


def test_a_record_of_the_own_address_is_found_where_an_administrator_noted_it(
    open_desk: OpenDesk, auditor: Desk, looked: Desk
) -> None:
    assert analyse_month(auditor, APRIL).report.related == ()
    admin = open_desk("kanri")
    address = _address_on_the_form(looked)
    set_staff_address(admin, "tanto", address)
    assert staff_address(admin, "tanto") == address
    (found,) = analyse_month(auditor, APRIL).report.related
    assert (found.login, found.receipt_no, found.relation, found.times) == ("tanto", "1", "address", 3)
    set_staff_address(admin, "tanto", "")
    assert analyse_month(auditor, APRIL).report.related == ()


def _address_on_the_form(desk: Desk) -> str:
    row = show.show(desk, "1").values
    return next(str(row[key]) for key in ("new_address", "old_address", "insured_address") if row.get(key))


def test_noting_an_address_is_an_entry_without_it(open_desk: OpenDesk, auditor: Desk) -> None:
    set_staff_address(open_desk("kanri"), "tanto", ADDRESS)
    (entry,) = rows(auditor, ids(auditor, LogQuery(action="user_address")))
    assert entry.detail == {"login": "tanto"}
    with pytest.raises(UserError, match="unknown_login"):
        set_staff_address(open_desk("kanri"), "nobody", ADDRESS)
    with pytest.raises(UserError, match="not_permitted"):
        staff_address(auditor, "tanto")


def test_analysing_is_an_entry_of_the_log(auditor: Desk) -> None:
    analyse_month(auditor, APRIL)
    (entry,) = rows(auditor, ids(auditor, LogQuery(action="analyse_log")))
    assert entry.detail == {"month": APRIL}


def test_a_month_is_signed_off_when_it_is_over(auditor: Desk, clock: Clock) -> None:
    with pytest.raises(UserError, match="month_not_over"):
        sign_off(auditor, APRIL, "異常なし")
    a_month_later(clock)
    seen = analyse_month(auditor, APRIL)
    assert seen.over
    sign_off(auditor, APRIL, " 異常なし ", seen.digest)
    after = analyse_month(auditor, APRIL)
    (review,) = after.reviews
    assert (review.reviewer, review.finding, review.digest) == ("kansa", "異常なし", seen.digest)
    assert review.counts == seen.report.counts()
    assert not after.changed_since
    (entry,) = rows(auditor, ids(auditor, LogQuery(action="sign_off_log")))
    assert entry.detail == {"month": APRIL, "digest": seen.digest}


def test_a_second_sign_off_stands_beside_the_first(auditor: Desk, clock: Clock) -> None:
    a_month_later(clock)
    sign_off(auditor, APRIL, "異常なし")
    sign_off(auditor, APRIL, "再点検: 時間外1件は残業の届出あり")
    assert [review.finding for review in analyse_month(auditor, APRIL).reviews] == [
        "異常なし",
        "再点検: 時間外1件は残業の届出あり",
    ]
    newest = months(auditor)[APRIL]
    assert newest is not None
    assert newest.finding.startswith("再点検")


def test_a_sign_off_needs_words(auditor: Desk, clock: Clock) -> None:
    a_month_later(clock)
    with pytest.raises(UserError, match="review_finding_missing"):
        sign_off(auditor, APRIL, "  ")
    with pytest.raises(UserError, match="log_changed_meanwhile"):
        sign_off(auditor, APRIL, "異常なし", "0" * 64)
    assert analyse_month(auditor, APRIL).reviews == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET actor = 'tanto2' WHERE id = 3",
        "UPDATE audit SET detail = '{}' WHERE action = 'reveal'",
        "DELETE FROM audit WHERE action = 'reveal'",
        "UPDATE audit SET at = '2026-03-01T00:00:00Z' WHERE action = 'reveal'",
    ],
)
@pytest.mark.usefixtures("looked")
def test_a_log_changed_after_its_sign_off_shows(auditor: Desk, clock: Clock, change: str) -> None:
    a_month_later(clock)
    sign_off(auditor, APRIL, "異常なし")
    assert not analyse_month(auditor, APRIL).changed_since
    with auditor.store.transaction() as tx:
        for name in ("update", "delete"):
            tx.exec_driver_sql(f"DROP TRIGGER audit_refuses_{name}")
        tx.exec_driver_sql(change)
    assert analyse_month(auditor, APRIL).changed_since


def test_what_is_done_later_does_not_change_a_month_signed_off(
    auditor: Desk, looked: Desk, clock: Clock
) -> None:
    a_month_later(clock)
    sign_off(auditor, APRIL, "異常なし")
    show.show(looked, "1")
    assert not analyse_month(auditor, APRIL).changed_since
    assert analyse_month(auditor, MAY).report.by_person["tanto"] == {"read": 1}


def test_the_months_are_those_of_the_log_newest_first(auditor: Desk, looked: Desk, clock: Clock) -> None:
    clock.at += timedelta(days=250)
    show.show(looked, "1")
    found = list(months(auditor))
    assert found[0] == "2026-12"
    assert found[-1] == APRIL
    assert len(found) == 9


@pytest.mark.usefixtures("looked")
def test_the_paper_says_what_the_report_says(auditor: Desk, tmp_path: Path) -> None:
    export_report(auditor, APRIL, tmp_path / "点検.pdf")
    document = pypdfium2.PdfDocument((tmp_path / "点検.pdf").read_bytes())
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    for words in ("監査記録の点検", "令和8年4月", "担当　花子", "電話照会のため", "まだ点検されていません"):
        assert words in text
    assert "新宿　花子" not in text


@pytest.mark.usefixtures("looked")
def test_the_table_has_a_row_for_every_finding(auditor: Desk, tmp_path: Path) -> None:
    made = export_report(auditor, APRIL, tmp_path / "report.csv")
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as stream:
        head, *lines = list(csv.reader(stream))
    assert head == ["点検項目", "日時", "利用者ID", "氏名", "受付番号", "内容"]
    assert len(lines) == len(made.findings)
    (entry,) = rows(auditor, ids(auditor, LogQuery(action="export_report")))
    assert entry.detail == {"month": APRIL, "name": "report.csv"}


def test_a_report_in_an_unknown_format_is_refused(auditor: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="report_format_unknown"):
        export_report(auditor, APRIL, tmp_path / "report.docx")
    assert list(tmp_path.glob("*.docx")) == []


@pytest.mark.parametrize("login", ["tanto", "shonin", "kanri"])
def test_nobody_else_analyses_the_log(open_desk: OpenDesk, login: str, tmp_path: Path) -> None:
    desk = open_desk(login)
    for does in (
        lambda: months(desk),
        lambda: analyse_month(desk, APRIL),
        lambda: sign_off(desk, APRIL, "異常なし"),
        lambda: export_report(desk, APRIL, tmp_path / "report.csv"),
    ):
        with pytest.raises(UserError, match="not_permitted"):
            does()
