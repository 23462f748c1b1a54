"""A ward's own form through the command line: held, looked at, mapped in a file, saved, received."""

from pathlib import Path

import pytest

from tests.making.downloads import write_zip
from tests.making.terminal import Terminal
from tests.making.ward_form import BY_HAND, ITEMS, TITLE, VALUES


@pytest.mark.slow
def test_a_ward_form_is_mapped_and_received_by_commands_alone(terminal: Terminal, tmp_path: Path) -> None:
    write_zip(tmp_path, "0007", ITEMS, TITLE, name="0007.zip")
    assert terminal.run("receive {}/0007.zip", user="tanto")["counts"]["held"] == 1
    sample = terminal.run(
        "layouts inspect {}/0007.zip --procedure qualification --id ward --draft {}/d.toml", user="kanri"
    )
    assert "filed_on" in {item["suggestion"] for item in sample["items"]}
    correct(tmp_path / "d.toml")
    trial = terminal.run("layouts try {}/d.toml {}/0007.zip", user="kanri")
    assert (trial["mistakes"], trial["answers"], trial["procedure"]) == ([], True, "qualification")
    assert {item["subject"] for item in trial["unmapped"]} == {"個人情報の取り扱いに同意しますか", "ご意見"}
    saved = terminal.run("layouts save {}/d.toml --reason 区様式", user="kanri")
    assert saved == {"id": "ward", "version": 1}
    assert terminal.run("receive --held", user="tanto") == {"received": ["0007"]}
    shown = terminal.run("show 0007", user="tanto")
    assert {key: shown["values"][key] for key in VALUES} == VALUES
    assert (shown["layout"]["id"], shown["layout"]["version"]) == ("ward", 1)
    refuse_and_withdraw(terminal)


def correct(file: Path) -> None:
    """Put what the suggestions did not find into the draft, as a person would with an editor."""
    head, *fields = file.read_text(encoding="utf-8").split("\n[[fields]]\n")
    said = {f'key = "{part.key}"' for part in BY_HAND}
    kept = [field for field in fields if field.splitlines()[0] not in said]
    for part in BY_HAND:
        names = ", ".join(f'{{ subject = "{source.subject}" }}' for source in part.sources)
        joined = f'\njoined = "{part.joined}"' if part.joined is not None else ""
        words = "".join(f'\nvalues."{word}" = "{symbol}"' for word, symbol in part.values.items())
        kept.append(f'key = "{part.key}"\nsources = [{names}]{joined}{words}\n')
    file.write_text("\n[[fields]]\n".join([head, *kept]), encoding="utf-8")


def refuse_and_withdraw(terminal: Terminal) -> None:
    """A layout is saved once; it is carried as a file; withdrawn it reads nothing more."""
    again = terminal.run("layouts save {}/d.toml --reason もう一度", user="kanri", code=1)
    assert (again["error"], "version" in again["message"]) == ("layout_broken", True)
    exported = terminal.run("layouts export ward", user="kanri")["toml"]
    assert 'id = "ward"' in exported
    assert terminal.run("layouts withdraw ward --reason 廃止", user="kanri") == {"id": "ward", "version": 1}
    listed = {one["id"]: one for one in terminal.run("layouts list", user="kanri")}
    assert (listed["ward"]["standing"], listed["ward"]["withdrawn"]) == ("withdrawn", "kanri")
    assert terminal.run("layouts list", user="tanto", code=1)["error"] == "not_permitted"
    taken = terminal.run("layouts inspect {}/0007.zip --draft {}/d.toml", user="kanri", code=1)
    assert taken["error"] == "layout_file_unwritable"
    (terminal.folder / "d.toml").write_text('version = 1\nid = "x"\n', encoding="utf-8")
    broken = terminal.run("layouts save {}/d.toml --reason x", user="kanri", code=1)
    assert (broken["error"], "title" in broken["message"]) == ("definition_broken", True)
