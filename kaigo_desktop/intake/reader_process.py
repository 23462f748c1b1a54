"""The reader process: the only place where foreign bytes are opened. Run by `kaigo_desktop.intake.reader`.

It holds no keys, speaks over its standard input and output alone, writes no file, and is ended by the
operating system when it takes more memory or time than its limits: a bomb costs one refusal, never the batch.
"""

import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from kaigo_desktop.intake import wire
from kaigo_desktop.intake.confinement import confine, end_silently, set_alarm, widen
from kaigo_desktop.intake.download import read_download


def main() -> None:
    """Answer requests until the program closes the pipe."""
    sys.excepthook = end_silently
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program; it closes the pipe
    widen(1)
    answers = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)  # nothing but answers ever reaches the pipe
    confined = False
    with answers, sys.stdin.buffer as requests:
        while (ask := wire.receive_ask(requests)) is not None:
            if not confined:
                confine(ask.limits.memory_bytes)
                confined = True
            _answer(ask, answers)


def _answer(ask: wire.Ask, answers: BinaryIO) -> None:
    """Read one download; the clock runs while an application is read, not while the program stores it."""
    found = read_download(Path(os.fsdecode(ask.path)), ask.limits, ask.after)
    while True:
        set_alarm(ask.limits.seconds)
        submission = next(found, None)
        set_alarm(0)
        wire.send_found(answers, submission)
        if submission is None:
            return


if __name__ == "__main__":
    main()
