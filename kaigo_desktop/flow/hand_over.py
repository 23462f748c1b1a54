"""Handing approved applications over to the core system (連携): a look ahead, the files, a batch again."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.profile import Profile
from kaigo_desktop.export.layout import Record
from kaigo_desktop.export.losses import Loss, Unmapped
from kaigo_desktop.export.template import Template
from kaigo_desktop.export.writers import Written, examine, write
from kaigo_desktop.flow import code_maps, terminal_memory
from kaigo_desktop.flow.desk import Desk, HandedOver, Preview, Progress, never, unheard
from kaigo_desktop.flow.hand_over_batch import Batch, batch_of, keep_batch, manifest_of, require_genuine
from kaigo_desktop.flow.hand_over_members import Watch, approved, may_see_numbers, records
from kaigo_desktop.store import authority, hand_overs, manifests
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.hand_overs import HandOver


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier hand-over: its batch, profile, who made it when, and of how many applications."""

    batch: str
    profile: str
    actor: str
    at: datetime
    count: int


def waiting(desk: Desk) -> int:
    """How many approved applications wait for a hand-over.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("hand_over")
    with desk.store.reading() as connection:
        return len(approved(desk, connection))


def earlier(desk: Desk, limit: int = 200) -> list[Earlier]:
    """The newest hand-overs that wrote files, newest first: what may be written again.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("hand_over")
    with desk.store.reading() as connection:
        found = [hand_overs.get(connection, batch) for batch in hand_overs.ids(connection, limit)]
        return [
            Earlier(each.id, each.profile, each.actor, each.at, hand_overs.size(connection, each.id))
            for each in found
            if each.files
        ]


def preview(desk: Desk, profile_id: str) -> Preview:
    """What a hand-over would do now: how many of each procedure, and what would stop it.

    Reads every approved application once; writes no file and changes nothing.

    Raises:
        UserError: `not_permitted`, `unknown_profile`, `unknown_code_map`, `code_map_not_valid`, or what the
            profile's template is refused for.
    """
    desk.require("hand_over")
    profile = desk.program.catalog.profile(profile_id)
    counts: Counter[str] = Counter()

    def counted(records: Iterator[Record]) -> Iterator[Record]:
        for record in records:
            counts[record.procedure.id] += 1
            yield record

    with desk.store.reading() as connection:
        members = approved(desk, connection)
        may = may_see_numbers(desk, connection, members)
        found = examine(
            profile,
            counted(records(desk, connection, members, Watch(), opened=profile.individual_numbers and may)),
            maps=code_maps.of_profile(desk.program, connection, profile),
            template=_template(desk, profile),
            may_see_individual_numbers=may,
        )
    return Preview(
        profile_id, dict(counts), tuple(map(_loss, found.losses)), tuple(map(_unmapped, found.unmapped))
    )


def hand_over(
    desk: Desk,
    profile_id: str,
    out: Path,
    again: str = "",
    progress: Callable[[Progress], None] = unheard,
    *,
    cancelled: Callable[[], bool] = never,
) -> HandedOver:
    """Write the files of a profile into `out`.

    The files are complete under temporary names before the store records the batch, and get their names
    after it: a power cut in between leaves no file the store does not know of, and `again` writes them anew.

    Args:
        desk: who hands over.
        profile_id: 連携様式.
        out: folder the files go to, made if missing.
        again: a batch to write once more, with the values and the code maps it had then, whatever became of
            them since.
        progress: told of each step: how many applications that comes to, of how many.
        cancelled: asked before each step; once it says so, nothing was written and nothing is changed.

    What was not genuinely approved goes nowhere: every decision is proven anew from the bytes that are kept,
    for a batch again as it was then. A manifest signed by the user goes with the files.

    Returns:
        The batch. Where `losses` (characters the encoding can't hold) or `unmapped_codes` (symbols without a
        code) is not empty, no file was written and nothing handed over.

    Raises:
        UserError: `not_permitted`, `unknown_profile`, `unknown_batch`, `nothing_to_hand_over`,
            `approval_not_genuine`, `unknown_code_map`, `code_map_not_valid`, `again_differs`,
            `hand_over_cancelled`, or what the disk says or a template is refused for.
    """
    desk.require("hand_over")
    profile = desk.program.catalog.profile(profile_id)
    with ExitStack() as undo:
        with desk.store.transaction() as tx:
            terminal_memory.require_not_older(desk, tx)
            batch = batch_of(desk, tx, profile, again)
            known = authority.of(desk.store, tx)
            watch = Watch.of(len(batch.members), progress, cancelled, again=bool(again))
            require_genuine(desk, tx, batch.members, known, again, told=watch.proven)
            written = _write(desk, tx, batch, profile, out, watch=watch)
            undo.callback(written.discard)
            if written.losses or written.unmapped:
                losses, unmapped = tuple(map(_loss, written.losses)), tuple(map(_unmapped, written.unmapped))
                return HandedOver(batch.id, profile_id, 0, (), losses, unmapped)
            files = _files(written)
            _require_same(tx, batch, files, again)
            handed = HandOver(batch.id, profile.id, desk.user.login, batch.at, files)
            manifest = manifest_of(desk, tx, batch, handed, known)
            written.add(manifests.name_of(batch.id), manifest)
            keep_batch(desk, tx, batch, handed, manifest, again=bool(again), told=watch.stepped)
        undo.pop_all()  # the store has the batch: the files stay
    written.publish()
    name = manifests.name_of(batch.id)
    return HandedOver(batch.id, profile_id, len(batch.members), files, (), manifest=name)


def _write(desk: Desk, tx: Connection, batch: Batch, profile: Profile, out: Path, *, watch: Watch) -> Written:
    """The files of a batch, not yet under their names."""
    may = may_see_numbers(desk, tx, batch.members)
    return write(
        profile,
        batch.id,
        batch.at,
        records(desk, tx, batch.members, watch, opened=profile.individual_numbers and may),
        out,
        maps=batch.maps,
        template=_template(desk, profile),
        may_see_individual_numbers=may,
    )


def _template(desk: Desk, profile: Profile) -> Template | None:
    """The workbook of the ward's own a profile fills, where it names one."""
    return Template(profile.template, desk.program.catalog.template(profile)) if profile.template else None


def _require_same(tx: Connection, batch: Batch, files: tuple[tuple[str, str, int], ...], again: str) -> None:
    """Let a batch written again pass only if it is the same to the byte: its manifest says so."""
    if again and files != hand_overs.get(tx, again).files:
        raise UserError("again_differs", batch=batch.id, profile=hand_overs.get(tx, again).profile)


def _files(written: Written) -> tuple[tuple[str, str, int], ...]:
    return tuple((file.name, file.sha256, file.rows) for file in written.files)


def _unmapped(found: Unmapped) -> tuple[str, str, str]:
    return (found.receipt_no, found.field, found.symbol)


def _loss(loss: Loss) -> tuple[str, str, str]:
    return (loss.receipt_no, loss.field, loss.character)
