"""The signed heads of the log: whoever acted signed every entry they made."""

from canonical import NEVER
from certificates import Trust

Head = tuple[int, str, str]
"""The number of the entry, the fingerprint of the certificate, the signature."""

END: Head = (NEVER, "", "")


def span(first: int, last: int) -> str:
    """Entries of the log as a place."""
    return str(first) if first == last else f"{first}-{last}"


class Heads:
    """The heads of a log, each looked at when its entry goes by; `heads` come by position."""

    def __init__(self, trust: Trust, heads: list[Head]) -> None:
        self._trust, self._heads = trust, iter(heads)
        self._head = next(self._heads, END)
        self._signed_to = 0
        self._actors: set[str] = set()
        # who signed the heads before, and where that began: they could have changed all of it
        self._run, self._begun = "", 1
        self._failed: list[tuple[int, int, int]] = []

    def go_by(self, number: int, at: str, actor: str, digest: str) -> str:
        """The place that is not signed by whoever acted, "" for none; entries come in order."""
        self._actors.add(actor)
        while self._head[0] < number:
            self._signed_to, self._actors = self._head[0], {actor}
            self._head = next(self._heads, END)
        if self._head[0] != number:
            return ""
        place = self._judge(number, at, digest)
        self._signed_to, self._actors = number, set()
        self._head = next(self._heads, END)
        return place

    def _judge(self, number: int, at: str, digest: str) -> str:
        _, name, signature = self._head
        one = self._trust.at(name, number, at)
        if one is None or self._actors != {one["login"]}:
            same = one is not None and one["login"] == self._run
            return span(self._begun if same else self._signed_to + 1, number)
        if not self._trust.holds(one, "audit head", {"position": number, "hash": digest}, signature):
            self._failed.append((self._begun, self._signed_to + 1, number))
        if self._run != one["login"]:
            self._run, self._begun = one["login"], self._signed_to + 1
        return ""

    def end(self, last: int) -> list[str]:
        """The places that are missing or not signed at the end of the log, and those of forged signatures."""
        waiting = self._head[0] if self._head[0] < NEVER else 0
        known, places = max(last, waiting, *(one[0] for one in self._heads)), []
        if known > last:
            places.append(span(last + 1, known))
        elif self._signed_to < last:
            places.append(span(self._begun if self._run not in self._actors else self._signed_to + 1, last))
        return places + _merged(self._failed)


def _merged(failed: list[tuple[int, int, int]]) -> list[str]:
    # where heads fail: each with the run before it, and all that follow without a gap as one
    found: list[str] = []
    after: list[int] = []
    for begun, first, last in [*failed, (0, NEVER, 0)]:
        if after and first == after[-1] + 1:
            after.append(last)
            continue
        found += [span(after[0] + 1, after[-1])] if len(after) > 1 else []
        found += [span(begun, last)] if last else []
        after = [last]
    return found
