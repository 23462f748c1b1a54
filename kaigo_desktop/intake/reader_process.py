"""The reader process: the only place where foreign bytes are opened. Run by `kaigo_desktop.intake.child`.

It holds no keys, speaks over its standard input and output alone, writes no file, and is ended by the
operating system when it takes more memory or time than its limits: a bomb costs one refusal, never the batch.
"""

import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kaigo_desktop.core.model import Submission
from kaigo_desktop.intake import page_wire, wire
from kaigo_desktop.intake.confinement import confine, end_silently, set_alarm, widen
from kaigo_desktop.intake.download import read_download
from kaigo_desktop.intake.limits import PageLimits

if TYPE_CHECKING:
    from kaigo_desktop.intake.told_forms import ToldForms

_BUFFER = 1 << 20  # an application goes into the pipe at once: each write wakes the program
_COLLECT_AFTER = 20_000  # objects, not 700: what was read is let go when it is sent, and leaves no rings


def main() -> None:
    """Answer requests until the program closes the pipe."""
    sys.excepthook = end_silently
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program; it closes the pipe
    widen(1)
    answers = os.fdopen(os.dup(1), "wb", buffering=_BUFFER)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)  # nothing but answers ever reaches the pipe
    with answers, sys.stdin.buffer as requests:
        first = page_wire.receive_request(requests)
        if isinstance(first, wire.Ask):
            confine(first.limits.memory_bytes)
            _read_downloads(first, requests, answers)
        elif isinstance(first, page_wire.Forget):
            confine(first.limits.memory_bytes)
            _show_documents(first.limits, requests, answers)


def _read_downloads(first: wire.Ask, requests: BinaryIO, answers: BinaryIO) -> None:
    from kaigo_desktop.intake.told_forms import ToldForms

    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    forms = ToldForms()
    request: wire.Ask | wire.Told | page_wire.PageRequest | None = first
    while isinstance(request, wire.Ask | wire.Told):
        if isinstance(request, wire.Told):
            forms.learn(request)
        else:
            _answer(request, forms, answers)
        request = page_wire.receive_request(requests)


def _show_documents(limits: PageLimits, requests: BinaryIO, answers: BinaryIO) -> None:
    from kaigo_desktop.intake.page_desk import PageDesk

    desk = PageDesk(limits)
    while (request := page_wire.receive_request(requests)) is not None:
        if isinstance(request, wire.Ask | wire.Told | page_wire.Forget):
            desk = PageDesk(limits)
        elif isinstance(request, page_wire.Hold):
            desk.hold(request.document, wire.exactly(requests, request.size))
        else:
            set_alarm(limits.seconds)
            answer, pixels = desk.answer(request)
            set_alarm(0)
            wire.send(answers, answer)
            answers.write(pixels)
            answers.flush()


def _answer(ask: wire.Ask, forms: "ToldForms", answers: BinaryIO) -> None:
    """Read one download; the clock runs while an application is read, not while the program stores it."""
    found = read_download(Path(os.fsdecode(ask.path)), ask.limits, ask.after)
    while True:
        set_alarm(ask.limits.seconds)
        submission = next(found, None)
        if isinstance(submission, Submission):
            submission = forms.read(submission)
        set_alarm(0)
        wire.send_found(answers, submission)
        if submission is None:
            return


if __name__ == "__main__":
    main()
