"""Limits the operating system holds the reader process to."""

import os
import sys
from types import TracebackType

BUG, OUT_OF_MEMORY = 70, 71
"""Exit codes of a reader that met an error nobody foresaw, or its limit of memory."""

if sys.platform == "win32":
    import ctypes
    import faulthandler
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9
    _LIMIT_ACTIVE_PROCESSES, _LIMIT_PROCESS_MEMORY = 0x8, 0x100

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (("basic", _Basic), ("io", ctypes.c_uint64 * 6), ("memory", ctypes.c_size_t * 4))

    def confine(memory_bytes: int) -> None:
        """Put this process into a job object: at most `memory_bytes` committed, and no process started by it.

        Where Windows refuses the job, the wall clock of the reader process remains.
        """
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD,
        )  # fmt: skip
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = kernel.CreateJobObjectW(None, None)
        limits = _Extended()
        limits.basic.flags = _LIMIT_ACTIVE_PROCESSES | _LIMIT_PROCESS_MEMORY
        limits.basic.active_processes = 1
        limits.memory[0] = memory_bytes
        if kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)):
            kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

    def set_alarm(seconds: float) -> None:
        """End this process, from a thread of its own, unless set anew within `seconds`; 0 for never."""
        faulthandler.cancel_dump_traceback_later()
        if seconds:
            faulthandler.dump_traceback_later(seconds, exit=True)

    def widen(_pipe: int) -> None:
        """On Windows a pipe keeps its size."""

else:
    import contextlib
    import fcntl
    import resource
    import signal

    _PIPE_BYTES = 1024 * 1024

    _OPEN_FILES = 128

    def confine(memory_bytes: int) -> None:
        """Hold this process to `memory_bytes` of address space and few open files; it can't write any."""
        for kind, most in (
            (resource.RLIMIT_AS, memory_bytes),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(kind)
            allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (allowed, allowed))

    def set_alarm(seconds: float) -> None:
        """Let the system end this process unless the alarm is set anew within `seconds`; 0 for never."""
        signal.setitimer(signal.ITIMER_REAL, seconds)

    def widen(pipe: int) -> None:
        """Let a pipe hold a whole application, where the system allows it, so that neither side waits."""
        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, getattr(fcntl, "F_SETPIPE_SZ", -1), _PIPE_BYTES)


def end_silently(kind: type[BaseException], _error: BaseException, _trace: TracebackType | None) -> None:
    """An except hook that ends the process: the program sees how it ended, no value of a file is printed."""
    os._exit(OUT_OF_MEMORY if issubclass(kind, MemoryError) else BUG)
