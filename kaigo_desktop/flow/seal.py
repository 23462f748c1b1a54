"""Sealing the store (封緘): where the log stands, signed, on paper and in a file kept outside the store."""

import io
from dataclasses import dataclass
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.export import paper
from kaigo_desktop.export.pending import Written
from kaigo_desktop.flow.decide import signer_of
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.store import audit, seals, times
from kaigo_desktop.store.seals import Seal

LARGEST = 1 << 20
"""Bytes; a seal has a few thousand."""

_PAPER = "seal"
_GROUP = 4


@dataclass(frozen=True, slots=True)
class Sealed:
    """A seal that was made: its file, its paper, and the entry of the log it goes up to."""

    file: Path
    paper: Path
    position: int


def seal(desk: Desk, out: Path) -> Sealed:
    """Write a seal of the store as it stands now, and its paper, into the folder `out`, made if missing.

    Raises:
        UserError: `not_permitted`, `choose_password_first`, `export_exists`, `export_folder_unwritable`,
            `export_disk_full`, `export_write_failed`.
    """
    desk.require("verify")
    signer = signer_of(desk)
    now = desk.program.now()
    with desk.store.transaction() as tx:
        audit.append(tx, now, desk.user.login, "seal")
    with desk.store.reading() as connection:
        made = seals.make(desk.store, connection, now, signer)
    name = f"seal-{now.astimezone():%Y%m%d-%H%M%S}-{made.position}"
    written = Written(out)
    written.add(f"{name}.json", seals.to_file(made))
    written.add(f"{name}.pdf", _paper(desk, made))
    written.publish()
    return Sealed(out / f"{name}.json", out / f"{name}.pdf", made.position)


def read_seal(given: Path | str) -> Seal:
    """The seal of a file, or the text scanned from the code on its paper.

    Raises:
        UserError: `seal_unreadable`, `seal_newer`, `seal_cannot_read`.
    """
    if isinstance(given, str):
        return seals.read(given.encode())
    try:
        with given.open("rb") as file:
            return seals.read(file.read(LARGEST))
    except OSError as error:
        raise UserError("seal_cannot_read", path=str(given), reason=error.strerror or "") from error


def _paper(desk: Desk, made: Seal) -> bytes:
    """The page to print: what to do with it, the facts for people, the code for the program."""
    ward = desk.program.catalog.ward
    moment = times.from_text(made.at).astimezone()
    facts = {
        "office": f"{ward.name} {ward.section}".strip(),
        "at": f"{moment:%Y-%m-%d %H:%M:%S}",
        "who": f"{desk.user.name}（{desk.user.login}、{desk.role_label}）",
        "store": made.store,
        "position": f"{made.position:,}",
        "hash": _grouped(made.hash),
        "root": _grouped(made.root),
        "keyring": made.keyring[0],
        "rows": sum(made.rows.values()),
        "code": _code(made.compact()),
    }
    return paper.render(desk.program.resources / "papers", _PAPER, facts)


def _grouped(text: str) -> str:
    """Hex digits in groups of four, to be compared by eye."""
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def _code(text: str) -> str:
    """A QR code as SVG."""
    import segno

    svg = io.BytesIO()
    segno.make_qr(text, error="m").save(svg, kind="svg", xmldecl=False, svgns=True, border=4)
    return svg.getvalue().decode()
