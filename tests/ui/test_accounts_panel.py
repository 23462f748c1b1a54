"""Accounts on the screen: who there is, a new one, another role, a new password, a closed account."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from kaigo_desktop.flow.administer import list_users
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.flow.staff_address import staff_address
from kaigo_desktop.ui.accounts_panel import AccountsPanel
from kaigo_desktop.ui.jobs import Jobs
from tests.making.desks import PASSWORD
from tests.ui.conftest import Show

OpenDesk = Callable[[str], Desk]


@pytest.fixture
def panel(admin: Desk, jobs: Jobs, shown: Show, rest: Show) -> AccountsPanel:
    """The panel with the accounts of the prepared store."""
    made = AccountsPanel(admin, jobs)
    shown(made)
    made.refresh()
    rest(made)
    return made


def choose(panel: AccountsPanel, login: str) -> None:
    panel.table.selectRow(panel.model.row_of(login))


def test_every_account_is_listed_with_its_role(panel: AccountsPanel) -> None:
    row = panel.model.row_of("shonin")
    assert [panel.model.index(row, column).data() for column in range(4)] == [
        "shonin",
        "承認　三郎",
        "承認者",
        "利用中",
    ]


def test_an_account_is_made(panel: AccountsPanel, admin: Desk, rest: Show) -> None:
    card = panel.card
    card.login.setText("atarashii")
    card.name.setText("新任　五郎")
    card.password.setText(PASSWORD)
    card.add.click()
    assert "2つのパスワードが一致していません" in card.notice.words.text()
    card.again.setText(PASSWORD)
    card.role.setCurrentIndex(card.role.findData("supervisor"))
    card.add.click()
    rest(panel)
    assert ("atarashii", "supervisor") in [(user.login, user.role) for user in list_users(admin)]
    assert panel.model.row_of("atarashii") >= 0
    assert card.password.text() == ""


def test_a_login_that_is_taken_is_told_in_words(panel: AccountsPanel, rest: Show) -> None:
    card = panel.card
    for line, text in (
        (card.login, "tanto"),
        (card.name, "別人"),
        (card.password, PASSWORD),
        (card.again, PASSWORD),
    ):
        line.setText(text)
    card.add.click()
    rest(panel)
    assert "tanto" in card.notice.words.text()
    assert card.name.text() == "別人"


def test_a_role_is_changed(panel: AccountsPanel, admin: Desk, rest: Show) -> None:
    choose(panel, "tanto2")
    panel.card.role.setCurrentIndex(panel.card.role.findData("supervisor"))
    panel.card.set_role.click()
    rest(panel)
    assert {user.login: user.role for user in list_users(admin)}["tanto2"] == "supervisor"


def test_a_password_is_set_anew(panel: AccountsPanel, admin: Desk, rest: Show) -> None:
    choose(panel, "tanto2")
    panel.card.password.setText(PASSWORD + "2")
    panel.card.again.setText(PASSWORD + "2")
    panel.card.set_password.click()
    rest(panel)
    assert "再設定しました" in panel.card.notice.words.text()
    sign_out(sign_in(admin.program, admin.store.folder, "tanto2", PASSWORD + "2"))


def test_closing_an_account_wants_a_second_press(panel: AccountsPanel, admin: Desk, rest: Show) -> None:
    choose(panel, "tanto2")
    panel.card.disable.click()
    rest(panel)
    assert not {user.login: user.disabled for user in list_users(admin)}["tanto2"]
    panel.card.really.click()
    rest(panel)
    assert {user.login: user.disabled for user in list_users(admin)}["tanto2"]
    choose(panel, "tanto2")
    assert panel.card.set_role.isHidden()
    assert panel.card.set_password.text() == "再設定して再開する"


@pytest.mark.usefixtures("impatient")
def test_closing_an_account_with_new_keys_waits_while_another_desk_is_open(
    panel: AccountsPanel, caseworker: Desk, rest: Show
) -> None:
    choose(panel, "tanto2")
    panel.card.disable.click()
    panel.card.rotate.setChecked(True)
    panel.card.really.click()
    rest(panel)
    assert "鍵を交換できません" in panel.card.notice.words.text()
    assert panel.model.user(panel.model.row_of("tanto2")).disabled
    choose(panel, "shonin")
    assert not panel.card.rotate.isChecked()
    sign_out(caseworker)


def test_a_second_administrator_confirms_at_the_panel(panel: AccountsPanel, admin: Desk, rest: Show) -> None:
    panel.second.switch.click()
    rest(panel)
    assert panel.second.switch.text() == "二人制をやめる"
    card = panel.card
    choose(panel, "tanto2")
    card.role.setCurrentIndex(card.role.findData("supervisor"))
    card.set_role.click()
    rest(panel)
    assert "別の管理者が確認すると効きます" in card.notice.words.text()
    words = [label.text() for label in panel.second.findChildren(QLabel)]
    assert "変更: 担当　次郎 (tanto2) 承認者 — kanri が申請" in words
    mine = {button.text() for button in panel.second.findChildren(QPushButton) if not button.isHidden()}
    assert mine == {"二人制をやめる", "取り下げる"}
    panel.second.withdrawn.emit("tanto2")
    rest(panel)
    assert {user.login: user.role for user in list_users(admin)}["tanto2"] == "caseworker"


def test_an_address_is_noted_shown_again_and_taken_away(
    panel: AccountsPanel, admin: Desk, rest: Show
) -> None:
    choose(panel, "tanto2")
    rest(panel)
    assert panel.card.address.text() == ""
    panel.card.address.setText("新宿区西新宿2-8-1")
    panel.card.set_address.click()
    rest(panel)
    assert staff_address(admin, "tanto2") == "新宿区西新宿2-8-1"
    choose(panel, "shonin")
    rest(panel)
    assert panel.card.address.text() == ""
    choose(panel, "tanto2")
    rest(panel)
    assert panel.card.address.text() == "新宿区西新宿2-8-1"
    panel.card.address.clear()
    panel.card.set_address.click()
    rest(panel)
    assert staff_address(admin, "tanto2") == ""
    assert "消しました" in panel.card.notice.words.text()


def test_an_account_is_renewed_and_let_in_again(panel: AccountsPanel, admin: Desk, rest: Show) -> None:
    choose(panel, "tanto")
    panel.card.terms.until.setText("2027-03-31")
    panel.card.terms.renew.click()
    rest(panel)
    assert [user.valid_until for user in list_users(admin) if user.login == "tanto"] == ["2027-03-31"]
    row = panel.model.row_of("tanto")
    assert panel.model.index(row, 3).data() == "利用中 (2027/03/31まで)"
    choose(panel, "tanto")
    panel.card.terms.until.setText("来年の3月末")
    panel.card.terms.renew.click()
    rest(panel)
    assert "日付として読めません" in panel.card.notice.words.text()
    panel.card.terms.unlock.click()
    rest(panel)
    assert "停止を解除しました" in panel.card.notice.words.text()
