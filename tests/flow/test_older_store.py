"""An older copy of the store is noticed at a sign-in, at a hand-over, on this terminal and on another."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.store import audit
from tests.making.desks import PASSWORD
from tests.making.downloads import write_zip
from tests.making.refusals import refusal


def accepted_older(desk: Desk) -> int:
    """How often the log says that an older store was accepted."""
    with desk.store.reading() as connection:
        return sum(entry.action == "accept_older_store" for entry in audit.entries(connection))


def test_an_older_copy_of_the_store_is_refused_until_an_administrator_accepts_it(
    program: Program, store_folder: Path, open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    sign_out(open_desk("tanto"))
    older = shutil.copytree(store_folder, tmp_path / "older")
    sign_out(open_desk("tanto"))
    shutil.rmtree(store_folder)
    older.rename(store_folder)

    def refused(login: str, *, accept_older: bool = False) -> str:
        return refusal(lambda: sign_in(program, store_folder, login, PASSWORD, accept_older=accept_older))

    assert refused("tanto") == refused("kanri") == "store_rolled_back"
    assert refused("tanto", accept_older=True) == "older_store_needs_administrator"
    desk = sign_in(program, store_folder, "kanri", PASSWORD, accept_older=True)
    assert accepted_older(desk) == 1
    sign_out(desk)
    sign_out(open_desk("tanto"))


def test_an_approval_brought_back_with_the_whole_store_is_not_handed_over(
    program: Program, store_folder: Path, open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    caseworker, supervisor = open_desk("tanto"), open_desk("shonin")
    receive(caseworker, [write_zip(tmp_path / "in", "1")])
    decide(caseworker, "start-review", "1")
    decide(caseworker, "submit", "1", acknowledge=True)
    decide(supervisor, "approve", "1")
    sign_out(supervisor)
    sign_out(caseworker)
    approved = shutil.copytree(store_folder, tmp_path / "approved")
    caseworker = open_desk("tanto")
    hand_over(caseworker, "generic-utf8", tmp_path / "out")
    sign_out(caseworker)
    assert refusal(lambda: sign_in(program, approved, "tanto", PASSWORD)) == "store_rolled_back"
    elsewhere = sign_in(replace(program, state=tmp_path / "elsewhere"), approved, "tanto", PASSWORD)
    elsewhere.program = program  # the store under an open desk was put back meanwhile
    assert refusal(lambda: hand_over(elsewhere, "generic-utf8", tmp_path / "again")) == "store_rolled_back"
    assert not list((tmp_path / "again").glob("*"))
    elsewhere.store.close()


def test_a_terminal_that_never_saw_the_store_believes_the_folder_and_nothing_without_it(
    program: Program, store_folder: Path, open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    sign_out(open_desk("tanto"))
    older, note = (store_folder / "store.db").read_bytes(), store_folder / "attempts.json"
    older_note = note.read_bytes()
    sign_out(open_desk("tanto"))
    newest, newest_note = (store_folder / "store.db").read_bytes(), note.read_bytes()
    terminals = count()

    def elsewhere(login: str, *, accept_older: bool = False) -> str:
        new = replace(program, state=tmp_path / f"terminal{next(terminals)}")
        return refusal(
            lambda: sign_out(sign_in(new, store_folder, login, PASSWORD, accept_older=accept_older))
        )

    def put(store: bytes, kept: bytes | None) -> None:
        (store_folder / "store.db").write_bytes(store)
        note.write_bytes(kept) if kept else note.unlink()

    put(older, newest_note)
    assert elsewhere("tanto") == elsewhere("kanri") == "store_rolled_back"
    put(older, None)
    assert elsewhere("tanto") == "store_of_unknown_age"
    put(newest, older_note)
    assert elsewhere("tanto") == "store_of_unknown_age"
    put(newest, newest_note)
    assert not elsewhere("tanto")
    note.unlink()
    assert elsewhere("tanto", accept_older=True) == "older_store_needs_administrator"
    assert not elsewhere("kanri", accept_older=True)
    assert not elsewhere("tanto")


def test_a_lost_note_in_the_folder_stops_nobody_whose_terminal_knows_the_store(
    store_folder: Path, open_desk: Callable[[str], Desk]
) -> None:
    sign_out(open_desk("tanto"))
    (store_folder / "attempts.json").unlink()
    assert open_desk("tanto").greeting.count_lost


def test_a_session_that_ends_without_a_word_is_remembered_all_the_same(
    program: Program, store_folder: Path, open_desk: Callable[[str], Desk]
) -> None:
    older = (store_folder / "store.db").read_bytes()
    open_desk("tanto").store.close()
    (store_folder / "attempts.json").unlink()
    (store_folder / "store.db").write_bytes(older)
    assert refusal(lambda: sign_in(program, store_folder, "tanto", PASSWORD)) == "store_rolled_back"


def test_a_store_never_seen_here_and_a_memory_that_cannot_be_kept_stop_nobody(
    program: Program, home: Path, open_desk: Callable[[str], Desk]
) -> None:
    assert program.state is not None
    sign_out(open_desk("tanto"))
    assert list(program.state.rglob("*.json"))
    shutil.rmtree(home / "state")
    (home / "state").write_text("no folder", encoding="utf-8")
    sign_out(open_desk("tanto"))
