"""Python's garbage is collected in the window's thread, the whole heap only while the worker rests.

By itself Python collects in whichever thread happens to make the seven-hundredth object. A look at the whole
heap takes some hundred milliseconds while ten thousand applications come in, and everybody waits for it; on
the worker's thread it may also destroy a widget nobody holds any more, which Qt allows no other thread.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from kaigo_desktop.ui.jobs import Jobs

_EVERY_MS = 30
"""What a busy worker makes in this time is looked at in a few milliseconds."""


class Collector(QObject):
    """Collects from here on until it is gone; what there is by now is looked at no more (`keep`)."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        gc.disable()
        self.keep()
        self.destroyed.connect(_as_before)
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(self.collect)
        timer.start()

    def keep(self) -> None:
        """Spare what stands for as long as the window does: modules, definitions, panels."""
        gc.freeze()

    def collect(self) -> None:
        """Collect what is due: all of it while no job is under way, otherwise only what is new."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due):
            oldest = max(generation for generation, is_due in enumerate(due) if is_due)
            gc.collect(oldest if self._jobs.idle else 0)


def _as_before() -> None:
    gc.unfreeze()
    gc.enable()
