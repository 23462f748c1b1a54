"""Breaking a reading off from another thread: what was asked is no longer wanted."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from kaigo_desktop.core.errors import UserError


class Stop:
    """Breaks off the statement that runs within `over`, or the next one, and nothing after it."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self._lock = threading.Lock()
        self._running: Connection | None = None
        self._stopped = False

    def stop(self) -> None:
        """Break off, from any thread; what is read raises `store_stopped`."""
        with self._lock:
            self._stopped = True
            if self._running is not None:
                self._running.connection.driver_connection.interrupt()  # type: ignore[union-attr]

    @contextmanager
    def over(self, connection: Connection) -> Iterator[None]:
        """Let what `connection` reads within the `with` be broken off; inside `reading()`, which tells of it.

        Raises:
            UserError: `store_stopped`, where that was before it began.
        """
        with self._lock:
            if self._stopped:
                raise UserError("store_stopped")
            self._running = connection
        try:
            yield
        finally:
            with self._lock:  # the connection goes on to other readings
                self._running = None
