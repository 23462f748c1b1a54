"""個人番号 on their way: sealed before the store sees them, opened for whoever holds the number key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.masking import map_items, map_numbers, may_be_number, numbers_in
from kaigo_desktop.core.model import Application, Item, Reading, Values
from kaigo_desktop.core.procedure import Procedure
from kaigo_desktop.core.sealed import DROPPED, ERASED, MARKS, judge, parts
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.reading import Form
from kaigo_desktop.store import applications, numbers
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.file_keys import FileKey, Keychain


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals what was received or typed as a 個人番号 of one application, whatever it looks like.

    Attributes:
        key: gives the key, when the first number needs one.
        drops: the ward keeps no 個人番号: a mark is all that stays.
    """

    key: Callable[[], FileKey]
    receipt_no: str
    drops: bool
    _known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, text: str) -> str:
        """The text that is kept in place of `text`."""
        if self.drops:
            return DROPPED
        sealed = self._known.get(text)  # a number comes as it was sent and as it is read
        if sealed is None:
            sealed = self._known[text] = numbers.seal(self.key(), self.receipt_no, text, judge(text))
        return sealed

    def opened(self) -> dict[str, str]:
        """What was sealed so far: the text that is kept → the number."""
        return {sealed: text for text, sealed in self._known.items()}


def drops_numbers(desk: Desk) -> bool:
    """Whether the ward wants 個人番号 dropped where they come in."""
    return desk.ward.individual_numbers == "drop"


def may_open_numbers(desk: Desk) -> bool:
    """Whether this person may see 個人番号 and holds the key to do so."""
    return "reveal" in desk.permissions and desk.store.keys.number is not None


def sealer(desk: Desk, tx: Connection, application_id: int, receipt_no: str) -> Sealer:
    """A sealer for an application that is kept already."""
    chain = Keychain(tx, desk.store.keys)
    return Sealer(lambda: chain.originals(application_id), receipt_no, drops_numbers(desk))


def carries_numbers(form: Form | None, items: Sequence[Item]) -> bool:
    """Whether an application is treated as one with 個人番号, by its form or by what came in."""
    return form is None or form.procedure.has_individual_number() or any(map(may_be_number, items))


def sealed_reading(form: Form | None, reading: Reading, seal: Callable[[str], str]) -> Reading:
    """A reading with every 個人番号 in it sealed: values, originals, and items that may hold one."""
    if form is None:
        return Reading(reading.values, reading.original, map_items(reading.unmapped, seal))
    return Reading(
        map_numbers(form.procedure, reading.values, seal),
        map_numbers(form.procedure, reading.original, seal),
        map_items(reading.unmapped, seal),
    )


class Opener:
    """Opens kept numbers of any application, within one transaction or reading."""

    def __init__(self, desk: Desk, connection: Connection) -> None:
        """Open with the keys of whoever works at `desk`."""
        self._connection = connection
        self.chain = Keychain(connection, desk.store.keys)
        self._receipt_nos: dict[int, str] = {}
        self._opened: dict[str, str] = {}

    def remember(self, application_id: int, receipt_no: str, seal: Sealer) -> None:
        """Take note of the 受付番号 of a new application and of its numbers, sealed by `seal` just now."""
        self._receipt_nos[application_id] = receipt_no
        self._opened |= seal.opened()

    def opened(self, text: str) -> str:
        """The number of a kept text as it was sealed; the mark where there is none any more.

        Raises:
            UserError: `number_key_needed`, `number_damaged`.
        """
        if (number := self._opened.get(text)) is not None:
            return number
        sealed = parts(text)
        if sealed is None:
            return text
        key = self.chain.opened(sealed.key)
        if key is None or key.application is None:
            return ERASED
        number = numbers.unseal(key, self._receipt_no(key.application), text)
        if number is None:
            raise UserError("number_damaged", receipt_no=self._receipt_no(key.application))
        return number

    def plain(self, text: str) -> str:
        """The number of a kept text, "" where it was dropped or erased."""
        opened = "" if text in MARKS else self.opened(text)
        return "" if opened == ERASED else opened

    def owner(self, text: str) -> int | None:
        """The id of the application a sealed text belongs to; None for any other text or an erased one."""
        sealed = parts(text)
        key = self.chain.opened(sealed.key) if sealed else None
        return key.application if key else None

    def _receipt_no(self, application_id: int) -> str:
        if application_id not in self._receipt_nos:
            found = applications.by_id(self._connection, application_id)
            self._receipt_nos[application_id] = found.receipt_no if found else ""
        return self._receipt_nos[application_id]


def index_kept(
    desk: Desk,
    tx: Connection,
    opener: Opener,
    application_id: int,
    values: Sequence[str],
    *,
    new: bool = False,
) -> None:
    """Make an application found by its numbers `values` (as kept), or leave that to who can open them."""
    if desk.store.keys.number is not None:
        numbers.index(tx, application_id, desk.store.keys.number, map(opener.plain, values), new=new)
    elif any(parts(text) for text in values):
        numbers.put_off(tx, application_id)
    elif not new:
        numbers.forget(tx, application_id)


def knows(tx: Connection, opener: Opener, existing: Application, digest: str) -> bool:
    """Whether the very download of this digest was taken in for `existing` before.

    Raises:
        UserError: `number_key_needed`, `numbers_erased`: it can't be told.
    """
    for told in applications.submission_digests(tx, existing.id):
        sealed = parts(told)
        key = opener.chain.opened(sealed.key) if sealed else None
        if sealed and key is None:
            raise UserError("numbers_erased", receipt_no=existing.receipt_no)
        if digest == (numbers.unseal(key, existing.receipt_no, told) if key else told):
            return True
    return False


def kept_numbers(procedure: Procedure | None, values: Values) -> list[str]:
    """The numbers among `values` as they are kept."""
    return numbers_in(procedure, values) if procedure else []
