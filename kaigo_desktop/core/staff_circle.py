"""Whether an application is about somebody of the same surname or address as a member of the staff."""

from collections.abc import Iterable

from kaigo_desktop.core.alike import same_block
from kaigo_desktop.core.log_analysis import Relation
from kaigo_desktop.core.people import Person
from kaigo_desktop.core.text import fold_address, fold_name


def relations(name: str, address: str, people: Iterable[Person]) -> set[Relation]:
    """What a member of the staff shares with any of `people` (of one application, folded).

    Args:
        name: their name as the account has it (山田 花子; without a space the surname is the other's).
        address: where they live, "" where nobody noted it.
        people: whom the application is about.
    """
    own, home = " ".join(map(fold_name, name.split())), fold_address(address) if address else ""
    found: set[Relation] = set()
    for person in people:
        if same_surname(own, person.name):
            found.add("surname")
        if home and any(same_block(home, other) for other in person.addresses):
            found.add("address")
    return found


def same_surname(one: str, other: str) -> bool:
    """Whether two folded names begin with the same surname.

    Where only one of them separates its parts, the other begins with its surname and goes on; where none
    does, nobody can say where the surname ends, and only the whole name counts.
    """
    first, one_given = one.split(" ", 1)[0], " " in one
    second, other_given = other.split(" ", 1)[0], " " in other
    if not first or not second or one_given == other_given:
        return bool(first) and first == second
    surname, whole = (first, second) if one_given else (second, first)
    return whole.startswith(surname) and whole != surname
