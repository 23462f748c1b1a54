"""Dropping 個人番号 where they come in (取込時の消去), for a ward that keeps none on this terminal."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaigo_desktop.core.masking import may_be_number, numbers_in
from kaigo_desktop.core.model import Enclosure, Item, Submission
from kaigo_desktop.core.redaction import Redactor
from kaigo_desktop.flow.reading import Form
from kaigo_desktop.intake.mapping import read_through

_TEXTS = ("application", "applicant", "rows")
_WORDS = (
    "個人番号を取込時に消去しました"
    "(番号{numbers}件、番号を消した写し{redacted}件、保存しない原本{left_out}件)。"
)


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was taken out of a submission: numbers, originals kept as redacted copies, originals not kept."""

    numbers: int
    redacted: int
    left_out: int

    @property
    def sentence(self) -> str:
        """What stands in the history."""
        return _WORDS.format(numbers=self.numbers, redacted=self.redacted, left_out=self.left_out)

    def counts(self) -> dict[str, int]:
        """What stands in the audit log."""
        return {
            "numbers_dropped": self.numbers,
            "originals_redacted": self.redacted,
            "originals_left_out": self.left_out,
        }


def drop_numbers(form: Form | None, submission: Submission) -> tuple[Submission, Dropped]:
    """`submission` without its 個人番号, and what that took.

    Where a number stood in a text, there is a mask; the fields themselves get theirs when it is read. An
    original that is text is kept as a redacted copy, or not at all where a number might be left in it; forms
    as pictures, signatures and packages are not kept. Attachments (添付) are: nobody can read them here.
    """
    found = _numbers(form, submission.items)
    redactor = Redactor(found)
    items = tuple(item.saying(redactor.text(item.value)) for item in submission.items)
    made = [_kept(redactor, enclosure) for enclosure in submission.enclosures]
    enclosures = tuple(each for each in made if each is not None)
    redacted = sum(
        after is not None and after.sha256 != before.sha256
        for before, after in zip(submission.enclosures, made, strict=True)
    )
    digest = _digest(enclosures, items)
    changed = replace(submission, items=items, enclosures=enclosures, digest=digest)
    return changed, Dropped(len(found), redacted, made.count(None))


def _numbers(form: Form | None, items: Sequence[Item]) -> list[str]:
    """Every text that stands for a 個人番号, as it was written."""
    if form is None:
        return [item.value for item in items if may_be_number(item)]
    reading = read_through(form.procedure, form.codes, items, form.layout)
    unmapped = (item.value for item in reading.unmapped if may_be_number(item))
    return [*numbers_in(form.procedure, reading.original), *unmapped]


def _kept(redactor: Redactor, enclosure: Enclosure) -> Enclosure | None:
    if enclosure.role == "attachment":
        return enclosure
    data = redactor.file(enclosure.data) if enclosure.role in _TEXTS else None
    if data is None:
        return None
    return replace(enclosure, data=data, sha256=hashlib.sha256(data).hexdigest())


def _digest(enclosures: Sequence[Enclosure], items: Sequence[Item]) -> str:
    """A digest of what is kept: that of what came would give a number away to whoever tries them all."""
    digest = hashlib.sha256()
    for enclosure in sorted(enclosures, key=lambda each: each.name):
        digest.update(f"{enclosure.name}\0{enclosure.sha256}\0".encode("utf-8", "surrogatepass"))
    for item in items:
        digest.update(repr(item).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
