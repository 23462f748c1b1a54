"""The places of the navigation: what each is called, what it lists, and how much is in it."""

from dataclasses import replace

import msgspec

from kaigo_desktop.flow.find import Query
from kaigo_desktop.flow.home import MOST
from kaigo_desktop.ui.pieces import mark, translate
from kaigo_desktop.ui.vocabulary import Vocabulary

HOME, TODAY, ALL, REPORT = "home", "today", "all", "to_report"

_AWAITED = {
    "new": ("received", mark("受付")),
    "mine": ("mine", mark("自分の担当")),
    "returned": ("returned", mark("差戻し")),
    "overdue": ("overdue", mark("期限超過")),
    "awaiting_correction": ("awaiting_correction", mark("補正待ち")),
    "awaiting_approval": ("pending_approval", mark("承認待ち")),
    "to_hand_over": ("approved", mark("未連携")),
    "to_report": (REPORT, mark("未反映")),
    "flagged": ("flagged", mark("付箋")),
}
"""What awaits somebody (`flow.home`): the name of its entry, and its title."""

_ORDER = (
    TODAY, "mine", "returned", "overdue", "received", "in_review", "awaiting_correction", "pending_approval",
    "approved", REPORT, "flagged",
)  # fmt: skip
"""By what is to be done next; other states follow, then what was saved."""


class Place(msgspec.Struct, frozen=True):
    """What an entry of the navigation shows.

    Attributes:
        title: its name.
        states: the states listed, none for all.
        order, descending: the order to begin with.
        asked: the whole question, where there is more to it than that.
        count: how much is in it; None says nothing.
        saved: the number of a saved search, 0 for none.
        alarm: whether anything in it is a reason to hurry.
    """

    title: str
    states: tuple[str, ...] = ()
    order: str = "newest"
    descending: bool = True
    asked: Query | None = None
    count: int | None = None
    saved: int = 0
    alarm: bool = False

    @property
    def query(self) -> Query:
        """What is asked to list it."""
        plain = Query(states=self.states, order=self.order, descending=self.descending)
        return plain if self.asked is None else self.asked

    @property
    def count_words(self) -> str:
        """How much is in it: 1,204, or 10,000+ where counting stopped."""
        if self.count is None:
            return ""
        return f"{self.count:,}{'+' if self.asked and self.count >= MOST else ''}"


def places(words: Vocabulary) -> dict[str, Place]:
    """The places of somebody who may read applications, by name, in their order."""
    awaited = {
        _AWAITED[each.id][0]: Place(
            translate(_AWAITED[each.id][1]),
            each.query.states,
            asked=each.query,
            count=each.count,
            alarm=each.id == "overdue",
        )
        for each in words.waiting
    }
    waiting = [state for state in words.states.values() if not state.tone.endswith("hollow")]
    states = {state.id: Place(state.label, (state.id,), count=words.count((state.id,))) for state in waiting}
    today = words.count(words.actionable) if words.actionable else 0
    made = {
        TODAY: Place(translate("今日の仕事"), words.actionable, "due", descending=False, count=today),
        **states,
        **awaited,
    }
    ordered = sorted(made, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))
    saved = {
        f"saved-{each.id}": Place(f"☆ {each.title}", asked=each.query, saved=each.id) for each in words.saved
    }
    every = Place(translate("すべての申請"), count=words.count(()))
    return {**{name: made[name] for name in ordered}, ALL: every, **saved}


def with_order(query: Query, other: Query) -> Query:
    """`query` in the order of `other`."""
    return replace(query, order=other.order, descending=other.descending)
