"""Rights: permissions and how far limits let them reach, over every role, action, state and limit."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import msgspec
import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.field_groups import GROUPS, HIDDEN, SEARCHED, group_of, groups_at, hide
from kaigo_desktop.core.model import Values
from kaigo_desktop.core.permission import PERMISSIONS, Limit, Rights, Role
from kaigo_desktop.core.procedure import Field, Procedure, Section
from kaigo_desktop.core.workflow import allowed, transition
from kaigo_desktop.definitions.catalog import Catalog
from tests.making import role_model
from tests.making.role_model import NOT_ASKED_FOR, ROLES, STATES, STEPS, Person, decision, person

CATALOG = Catalog(Path(__file__).parents[2] / "resources")
WORKFLOW = CATALOG.workflow("two_person")
HERE = "qualification"

LIMITS: dict[str, list[dict[str, list[str]]]] = {
    "none": [],
    "here": [{"permissions": ["read"], "procedures": [HERE]}],
    "pattern": [{"permissions": ["read"], "procedures": ["certification_*", "quali*"]}],
    "elsewhere": [{"permissions": ["read"], "procedures": ["insured_card"]}],
    "decides elsewhere": [{"permissions": ["review", "approve"], "procedures": ["insured_card"]}],
    "two that part": [
        {"permissions": ["read"], "procedures": [HERE]},
        {"permissions": ["read"], "procedures": ["insured_card"]},
    ],
    "no address": [{"permissions": ["read"], "field_groups": ["number", "contact", "staff", "general"]}],
    "notes only": [{"permissions": ["edit"], "field_groups": ["staff"]}],
    "no number": [{"permissions": ["read"], "procedures": [HERE], "field_groups": ["general", "staff"]}],
}


def limited(role: str, limits: list[dict[str, list[str]]]) -> Iterator[tuple[Person, Rights]]:
    """The reference and the program's rights for a role with limits, where its permissions can have them."""
    held = set(ROLES[role]["permissions"])
    own = [{**each, "permissions": [name for name in each["permissions"] if name in held]} for each in limits]
    if all(each["permissions"] for each in own):
        shipped = ROLES[role]
        made = {"id": role, "label": shipped["label"], "permissions": shipped["permissions"], "limits": own}
        yield person("me", role, own), msgspec.convert(made, Role).rights


EVERYBODY = [
    pytest.param(who, rights, id=f"{role}-{name}")
    for role in ROLES
    for name, limits in LIMITS.items()
    for who, rights in limited(role, limits)
]


@pytest.mark.parametrize(("who", "rights"), EVERYBODY)
def test_every_permission_reaches_as_far_as_the_reference_says(who: Person, rights: Rights) -> None:
    for permission, procedure, group in product(
        sorted(PERMISSIONS), (None, "", HERE, "insured_card", "certification_new"), (None, *GROUPS)
    ):
        expected = who.may(permission, procedure, group)
        assert rights.may(permission, procedure, group) == expected, (permission, procedure, group)
    for procedure in ("", HERE, "insured_card"):
        assert rights.sees_all(procedure) == who.sees_all(procedure)
        assert rights.within(procedure) == {each for each in PERMISSIONS if who.may(each, procedure)}
        assert rights.groups("edit", procedure) == {g for g in GROUPS if who.may("edit", procedure, g)}


@pytest.mark.parametrize(("who", "rights"), EVERYBODY)
def test_every_action_in_every_state_is_allowed_or_refused_as_the_reference_says(
    who: Person, rights: Rights
) -> None:
    for state, submitter, procedure in product(STATES, ("me", "other", ""), (HERE, "insured_card")):
        held = rights.within(procedure)
        offered = {step.action for step in allowed(WORKFLOW, state, held, "me", submitter)}
        expected = {
            action
            for action, step in STEPS.items()
            if who.may(step.permission, procedure)
            and state in step.origins
            and (step.alone or submitter != "me")
        }
        assert offered == expected
        for action in (*STEPS, *NOT_ASKED_FOR):
            assert taken(rights, action, state, procedure, submitter) == decision(
                who, action, state, procedure, submitter
            ), (action, state, procedure)


def taken(rights: Rights, action: str, state: str, procedure: str, submitter: str) -> str:
    """What the program's rules answer, in the order in which the flow asks them."""
    if not rights.may("read", procedure):
        return "not_permitted"
    try:
        step = transition(WORKFLOW, action, state, rights.within(procedure), "me", submitter)
    except UserError as error:
        return error.code
    return step.to if action != "request-correction" or rights.sees_all(procedure) else "not_permitted"


def test_the_reference_knows_the_states_and_steps_of_the_workflow() -> None:
    assert set(STATES) == {state.id for state in WORKFLOW.states}
    assert set(role_model.EDITABLE) == {state.id for state in WORKFLOW.states if state.editable}
    asked_for = {step.action for step in WORKFLOW.transitions if not step.system}
    assert asked_for == set(STEPS)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"permissions": ["read", "fly"]}, "unknown permission: fly"),
        ({"permissions": ["approve"]}, "needs read: approve"),
        ({"limits": [{"permissions": ["edit"], "procedures": ["a"]}]}, "limits what the role has not: edit"),
        ({"limits": [{"permissions": ["read"]}]}, "a limit names permissions"),
        ({"limits": [{"permissions": [], "procedures": ["a"]}]}, "a limit names permissions"),
        ({"limits": [{"permissions": ["read"], "field_groups": ["money"]}]}, "unknown field group: money"),
        (
            {"permissions": ["read", "verify"], "limits": [{"permissions": ["verify"], "procedures": ["a"]}]},
            "not limited to procedures: verify",
        ),
        (
            {
                "permissions": ["read", "review"],
                "limits": [{"permissions": ["review"], "field_groups": ["staff"]}],
            },
            "not limited to field groups: review",
        ),
        (
            {
                "limits": [
                    {"permissions": ["read"], "field_groups": ["staff"]},
                    {"permissions": ["read"], "field_groups": ["address"]},
                ]
            },
            "limited to nothing: read",
        ),
    ],
)
def test_a_role_that_cannot_be_meant_is_refused(change: dict[str, object], complaint: str) -> None:
    sound = {"id": "clerk", "label": "係", "permissions": ["read"]}
    msgspec.convert(sound, Role)
    with pytest.raises(msgspec.ValidationError, match=complaint):
        msgspec.convert(sound | change, Role)


FORM = Procedure(
    id="form",
    version=1,
    title="届出",
    short_title="届出",
    sections=(
        Section(
            title="届出",
            fields=(
                Field(key="name", label="氏名", type="name"),
                Field(key="home", label="住所", type="address"),
                Field(key="place", label="居所", search="address"),
                Field(key="phone", label="電話", type="phone"),
                Field(key="number", label="個人番号", type="individual_number"),
                Field(key="note", label="メモ", local=True),
            ),
        ),
        Section(
            title="世帯",
            group="rows",
            fields=(Field(key="name", label="氏名"), Field(key="code", label="郵便番号", type="postal_code")),
        ),
    ),
)


def test_what_a_field_is_says_which_group_it_belongs_to() -> None:
    found = {field.key: group_of(field) for field in FORM.fields()}
    assert found == {
        "name": "general",
        "home": "address",
        "place": "address",
        "phone": "contact",
        "number": "number",
        "note": "staff",
    }
    assert groups_at(FORM, "rows[3].code") == {"address"}
    assert groups_at(FORM, "rows") == {"general", "address"}
    assert groups_at(FORM, "nowhere") == groups_at(FORM, "") == set(GROUPS)


def test_what_may_not_be_read_is_hidden_even_where_nothing_stands() -> None:
    values: Values = {
        "name": "新宿",
        "home": "",
        "number": "1",
        "rows": [{"name": "花子", "code": ""}],
        "old": "?",
    }
    assert hide(FORM, values, {"general"}) == {
        "name": "新宿",
        "home": HIDDEN,
        "number": HIDDEN,
        "rows": [{"name": "花子", "code": HIDDEN}],
        "old": HIDDEN,
    }
    assert hide(FORM, values, set(GROUPS)) == values


@pytest.mark.parametrize("procedure_id", CATALOG.procedures())
def test_whatever_feeds_the_search_belongs_to_the_groups_it_is_kept_from_by(procedure_id: str) -> None:
    fields = [field for section in CATALOG.procedure(procedure_id).sections for field in section.fields]
    assert all(group_of(field) in SEARCHED[field.search] for field in fields if field.search)
    assert {group_of(field) for field in fields if field.column} <= {"general"}


def test_a_limit_allows_what_has_no_definition_only_where_it_names_no_procedure() -> None:
    assert not Limit(permissions=("read",), procedures=("*",)).allows("", None)
    assert Limit(permissions=("read",), field_groups=("staff",)).allows("", "staff")
