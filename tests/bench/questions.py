"""What is asked of the crowd: classes of questions, each as a query and as the bare SQL of the best plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kaigo_desktop.core.text import FOLDS, clusters
from kaigo_desktop.flow.find import Query
from kaigo_desktop.store.search_plan import ORDERS
from tests.making.crowd import Crowd, Resident

OPEN = ("received", "in_review", "awaiting_correction", "pending_approval")

CROWD = Crowd()
OTHERWISE = {
    key
    for names in (CROWD.surnames, CROWD.given)
    for written, _ in names
    for letter in clusters(written)
    if (key := FOLDS["name"](letter)) != letter
}
"""Characters that somebody of the crowd writes in another way than their key."""

Bare = tuple[str, Sequence[str]]
"""SQL that selects ids without a limit, and its values."""


@dataclass(frozen=True)
class Class:
    """A class of questions: one about a resident, ours and bare; `few` where few are found in any store."""

    title: str
    ours: Callable[[Resident], Query]
    bare: Callable[[Resident], Bare]
    few: bool = False


def hits(
    expression: str, *parts: str, join: str = "", where: str = "", order: str = "hit.rowid DESC"
) -> Bare:
    """The best plan of words: hits as they come, what is longer than a pair verified."""
    verified = "".join(
        f" AND instr((SELECT folded FROM search_text WHERE id = hit.rowid), '{part}') > 0" for part in parts
    )
    checked = f"WHERE search MATCH ? {where}{verified}"
    return f"SELECT hit.rowid FROM search AS hit {join} {checked} ORDER BY {order}", (expression,)


def through(index: str, where: str = "1", *, order: str) -> Bare:
    """The best plan of filters: one index, in one order."""
    return f"SELECT id FROM application INDEXED BY {index} WHERE {where} ORDER BY {order}", ()


def pairs(tag: str, key: str) -> str:
    """The expression that finds a folded text of a kind."""
    return " AND ".join(f'"{tag}{key[at : at + 2]}"' for at in range(len(key) - 1))


def name(one: Resident) -> str:
    return FOLDS["name"](one.name)


def named(key: str) -> str:
    """The expression that finds a name, also where somebody of the crowd writes a part of it otherwise."""
    units = [key] if len(key) == 1 else [key[at : at + 2] for at in range(len(key) - 1)]
    rest = " *" if len(key) == 1 else ""
    return " AND ".join(
        f'"n{unit}"{rest}' if OTHERWISE.isdisjoint(unit) else f'("n{unit}"{rest} OR "v{unit}"{rest})'
        for unit in units
    )


def kana(one: Resident) -> str:
    return FOLDS["kana"](one.kana)


def phone(one: Resident) -> str:
    return FOLDS["phone"](one.phone)


def mobile(one: Resident) -> str:
    """The phone number of somebody nearby that is theirs alone: many of the crowd share one of a house."""
    number = int(one.number) % 10**8
    return FOLDS["phone"](CROWD.resident(number - number % 3).phone)


def town(one: Resident) -> str:
    return FOLDS["address"](one.address)[6:9]


def any_text(key: str) -> str:
    """The expression of a free word of kanji: it may be a name, a reading or an address."""
    return " OR ".join([f"({named(key)})", *(f"({pairs(tag, key)})" for tag in "ka")])


GLANCE = "CROSS JOIN application INDEXED BY application_at_a_glance ON application.id = hit.rowid"
IN_OPEN = f"state IN {OPEN!r}"
WORDS = (
    Class(
        "one kanji",
        lambda one: Query(text=f"氏名:{name(one)[0]}"),
        lambda one: hits(named(name(one)[0])),
    ),
    Class(
        "two kanji",
        lambda one: Query(text=f"氏名:{name(one)[:2]}"),
        lambda one: hits(named(name(one)[:2])),
    ),
    Class(
        "whole name",
        lambda one: Query(text=f"氏名:{name(one)}"),
        lambda one: hits(named(name(one)), name(one)),
    ),
    Class(
        "one kana", lambda one: Query(text=f"カナ:{kana(one)[0]}"), lambda one: hits(f'"k{kana(one)[0]}" *')
    ),
    Class(
        "two kana", lambda one: Query(text=f"カナ:{kana(one)[1:3]}"), lambda one: hits(f'"k{kana(one)[1:3]}"')
    ),
    Class(
        "reading",
        lambda one: Query(text=f"カナ:{kana(one)}"),
        lambda one: hits(pairs("k", kana(one)), kana(one)),
    ),
    Class(
        "address, three characters",
        lambda one: Query(text=f"住所:{town(one)}"),
        lambda one: hits(pairs("a", town(one)), town(one)),
    ),
    Class(
        "被保険者番号",
        lambda one: Query(text=f"被保険者番号:{one.number}"),
        lambda one: hits(f'"i{one.number}" * OR "j{one.number[::-1]}" *'),
        few=True,
    ),
    Class(
        "its beginning",
        lambda one: Query(text=f"被保険者番号:{one.number[:8]}"),
        lambda one: hits(f'"i{one.number[:8]}" * OR "j{one.number[:8][::-1]}" *'),
        few=True,
    ),
    Class(
        "its end",
        lambda one: Query(text=f"被保険者番号:{one.number[-6:]}"),
        lambda one: hits(f'"i{one.number[-6:]}" * OR "j{one.number[-6:][::-1]}" *'),
        few=True,
    ),
    Class(
        "end of a phone number",
        lambda one: Query(text=f"電話:{phone(one)[-8:]}"),
        lambda one: hits(f'"p{phone(one)[-8:]}" * OR "q{phone(one)[-8:][::-1]}" *'),
    ),
    Class(
        "end of a mobile number",
        lambda one: Query(text=f"電話:{mobile(one)[-8:]}"),
        lambda one: hits(f'"p{mobile(one)[-8:]}" * OR "q{mobile(one)[-8:][::-1]}" *'),
        few=True,
    ),
    Class(
        "free word",
        lambda one: Query(text=name(one)[:2]),
        lambda one: hits(any_text(name(one)[:2])),
    ),
    Class(
        "two free words",
        lambda one: Query(text=f"{name(one)} {town(one)}"),
        lambda one: hits(f"({any_text(name(one))}) AND ({any_text(town(one))})", name(one), town(one)),
    ),
    Class(
        "two kanji, open",
        lambda one: Query(text=f"氏名:{name(one)[:2]}", states=OPEN),
        lambda one: hits(named(name(one)[:2]), join=GLANCE, where=f"AND {IN_OPEN}"),
    ),
    Class(
        "whole name by フリガナ",
        lambda one: Query(text=f"氏名:{name(one)}", order="name"),
        lambda one: hits(
            named(name(one)),
            name(one),
            join="CROSS JOIN application ON application.id = hit.rowid",
            order="kana_order DESC, id DESC",
        ),
    ),
)
FILTERS = (
    Class(
        "open, by deadline",
        lambda _: Query(states=OPEN, order="due", descending=False),
        lambda _: through("application_by_state", IN_OPEN, order="due_on, id"),
    ),
    Class(
        "a procedure and half a year",
        lambda _: Query(procedures=("burden_limit",), from_="2023-04", to="2023-09"),
        lambda _: through(
            "application_by_received_at",
            "received_at >= '2023-04' AND received_at < '2023-10' AND procedure = 'burden_limit'",
            order="id DESC",
        ),
    ),
    Class(
        "open with errors",
        lambda _: Query(states=OPEN, problems="errors"),
        lambda _: through("application_with_errors", f"{IN_OPEN} AND errors > 0", order="id DESC"),
    ),
    Class(
        "due in ten days",
        lambda _: Query(states=OPEN, due_by="2026-04-12", order="due", descending=False),
        lambda _: through(
            "application_by_state",
            f"{IN_OPEN} AND due_on > '' AND due_on <= '2026-04-12'",
            order="due_on, id",
        ),
    ),
    *(
        Class(
            f"all by {order}",
            lambda _, order=order: Query(order=order),  # type: ignore[misc]
            lambda _, order=order: through(  # type: ignore[misc]
                ORDERS[order].index,
                order=", ".join(f"{column} DESC" for column in dict.fromkeys((*ORDERS[order].columns, "id"))),
            ),
        )
        for order in ORDERS
    ),
)
