"""The sentences staff read for every reason code, in Japanese and English, from `i18n/messages/*.toml`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kaigo_desktop.core.errors import Worded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kaigo_desktop.core.errors import UserError
    from kaigo_desktop.core.model import Problem

SOURCE = "ja"
"""The language everything is written in, that is kept and that goes out."""

LANGUAGES = (SOURCE, "en")


class Messages:
    """Sentences of one language, read at the first use.

    A code without a sentence is shown as itself with its facts, so that a reason is never lost; a test
    asserts that no code of the program is in that state.
    """

    def __init__(self, folder: Path, language: str = SOURCE) -> None:
        """Take the sentences from `folder` (`i18n/messages`) in `language` (`ja` or `en`)."""
        self._folder = folder
        self.language = language

    @property
    def window_texts(self) -> Path:
        """The texts of the window in this language, where it isn't the one they are written in (`.ts`)."""
        return self._folder.parent / f"kaigo_desktop_{self.language}.ts"

    @property
    def official(self) -> Messages:
        """The same sentences in Japanese: for what is kept, compared or sent, whoever looks at it."""
        return self if self.language == SOURCE else self._in_source

    @cached_property
    def _in_source(self) -> Messages:
        return Messages(self._folder)

    @cached_property
    def sentences(self) -> dict[str, dict[str, str]]:
        """Code → language → sentence, of every area's file."""
        import tomllib

        sentences: dict[str, dict[str, str]] = {}
        for file in sorted(self._folder.glob("*.toml")):
            sentences |= tomllib.loads(file.read_text(encoding="utf-8"))
        return sentences

    def text(self, code: str, facts: dict[str, object] | None = None) -> str:
        """The sentence of `code` with `facts` filled in; a tuple is several things (`listed`).

        A fact that is `Worded` is a code whose own words are filled in.
        """
        facts = {name: self._worded(fact) for name, fact in (facts or {}).items()}
        sentence = self.sentences.get(code, {}).get(self.language)
        if sentence is None:
            return f"{code} {facts}" if facts else code
        return sentence.format_map(_Facts(facts))

    def _worded(self, fact: object) -> object:
        if isinstance(fact, tuple):
            return self.listed(str(self._worded(each)) for each in fact)
        return self.text(fact) if isinstance(fact, Worded) else fact

    def listed(self, texts: Iterable[str]) -> str:
        """Several things in one sentence, as the language strings them together."""
        return ("、" if self.language == SOURCE else ", ").join(texts)

    def error(self, error: UserError) -> str:
        """The sentence of a `UserError`."""
        return self.text(error.code, error.facts)

    def problem(self, problem: Problem, label: str) -> str:
        """The sentence of a problem: its definition's own, or its check's with the field's `label`."""
        return problem.message or self.text(problem.rule, {**problem.facts, "label": label})


class _Facts(dict[str, object]):
    """Facts for `format_map` that leave a placeholder standing where a fact is missing."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
