"""Reading submissions through the forms the program told of, in the reader process."""

from dataclasses import replace

from kaigo_desktop.core.model import Submission
from kaigo_desktop.intake.mapping import read_through
from kaigo_desktop.intake.wire import Told


class ToldForms:
    """The forms the program told of, by what their submissions are called."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, ...], Told] = {}

    def learn(self, told: Told) -> None:
        """Take note of a form."""
        self._told[told.subjects] = told

    def read(self, submission: Submission) -> Submission:
        """A submission with what it says in its form, as far as its form is known."""
        told = self._told.get(submission.subjects)
        if told is None:
            return submission
        return replace(
            submission, read=read_through(told.procedure, told.codes, submission.items, told.layout)
        )
