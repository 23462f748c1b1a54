"""Finding a word in a running text: width, case, variants, spaces and line ends do not count."""

from collections.abc import Iterator, Sequence

from kaigo_desktop.core.text import fold_letter

Letter = tuple[str, int]
"""A folded letter, and the number of the character it comes from."""

_ONE_UNIT = 0xFFFF


def folded(text: str) -> str:
    """A word as it is looked for."""
    return "".join(map(fold_letter, text))


def letters_of(text: str) -> list[Letter]:
    """Every letter of a text with its place, counted in UTF-16 as Qt does."""
    letters: list[Letter] = []
    at = 0
    for character in text:
        letters += [(letter, at) for letter in fold_letter(character)]
        at += 2 if ord(character) > _ONE_UNIT else 1
    return letters


def places(letters: Sequence[Letter], wanted: str) -> Iterator[tuple[int, int]]:
    """First and last character of every place where the folded word `wanted` stands."""
    text = "".join(letter for letter, _ in letters)
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield letters[at][1], letters[at + len(wanted) - 1][1]
        at = text.find(wanted, at + len(wanted))
