"""What is seen; the only package that knows Qt."""

import builtins

_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401 - with the hook it puts in the place of Python's own import

# The hook reads the source text of every module that comes later, to learn whether `from __feature__ import`
# (snake_case for Qt's names, which nothing here uses) is to apply there: a tenth of a second, 17 MB.
builtins.__import__ = _import
