"""Rows of any number behind a table: their ids are known, the rows are fetched as they are shown."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

PAGE = 64
"""So many rows are fetched at a time."""
_PAGES_KEPT = 32


class Numbered(Protocol):
    """A row: its id in the store."""

    @property
    def id(self) -> int: ...  # noqa: D102


R = TypeVar("R", bound=Numbered)


class PagedRows(Generic[R]):
    """The ids of a search, and a few pages of the rows behind them."""

    def __init__(self, fetch: Callable[[Sequence[int]], Sequence[R]]) -> None:
        """`fetch` takes ids and returns their rows; it is called only for rows that are asked for."""
        self.ids = array("q")
        self._fetch = fetch
        self._pages: OrderedDict[int, dict[int, R]] = OrderedDict()

    def show(self, ids: Sequence[int], first: Sequence[R] = ()) -> None:
        """Take the ids of another search, and its `first` rows where they are known: a page, or all of it."""
        self.ids = array("q", ids)
        self._pages.clear()
        if first:
            self._pages[0] = {found.id: found for found in first}

    def begins(self, ids: "array[int]") -> bool:
        """Whether `ids` begin with those that are shown."""
        return ids[: len(self.ids)] == self.ids

    def extend(self, ids: "array[int]") -> None:
        """Take the whole search whose beginning is shown."""
        self._pages.pop(len(self.ids) // PAGE, None)  # it may hold only the beginning of its rows
        self.ids = ids

    def row(self, number: int) -> R | None:
        """The row at a place; None where it is gone from the store, or the place from the answer."""
        if not 0 <= number < len(self.ids):
            return None
        page = number // PAGE
        if page not in self._pages:
            wanted = self.ids[page * PAGE : (page + 1) * PAGE]
            self._pages[page] = {found.id: found for found in self._fetch(wanted)}
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page].get(self.ids[number])
