"""Telling the reader process of the forms of an intake, so that it reads what follows through them itself.

That is done on the other processor. Which form a submission belongs to is decided here, as ever; what was
read through another one is left aside.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from kaigo_desktop.core.model import Reading, Submission
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.numbers import drops_numbers
from kaigo_desktop.flow.reading import Form
from kaigo_desktop.intake.wire import Told


@dataclass(slots=True)
class FormTeller:
    """Tells of each form once, and says whose reading can be taken as it came."""

    desk: Desk
    tell: Callable[[Told], None]
    _told: dict[tuple[str, ...], tuple[Form, frozenset[str]]] = field(default_factory=dict)

    def tell_of(self, subjects: tuple[str, ...], form: Form | None) -> None:
        """Tell of the form that what is called `subjects` belongs to.

        Nothing is told where 個人番号 are dropped: what is read there is not what came.
        """
        if form is None or subjects in self._told or drops_numbers(self.desk):
            return
        keys = {known.key for known in form.procedure.fields() if not known.local}
        keys |= {section.group for section in form.procedure.groups()}
        self._told[subjects] = form, frozenset(keys)
        self.tell(Told(subjects, form.procedure, form.codes, form.layout))

    def reading_of(self, submission: Submission, form: Form | None) -> Reading | None:
        """What the reader process made of a submission; None where that has to be read here."""
        read, (told, keys) = submission.read, self._told.get(submission.subjects, (None, frozenset()))
        if read is None or told is not form or not read.values.keys() == keys == read.original.keys():
            return None
        return read
