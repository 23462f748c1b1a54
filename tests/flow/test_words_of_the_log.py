"""Every action the program enters in the log has a wording and a group, every detail a name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from kaigo_desktop import flow
from kaigo_desktop.core.log_actions import GROUPS
from kaigo_desktop.flow.log_words import LogWords
from kaigo_desktop.messages import LANGUAGES, Messages
from tests.making.desks import Clock, make_program

FLOW = Path(flow.__file__).parent
Function = ast.FunctionDef
ACTION, DETAIL = 3, 5
"""Places of the arguments of `audit.append`."""


class Entered:
    """What `flow` enters: actions and the names of details, and where something is not said plainly."""

    def __init__(self) -> None:
        self.actions: set[str] = set()
        self.details: set[str] = set()
        self.unclear: list[str] = []
        self._trees = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in FLOW.glob("*.py")}
        for module, tree in sorted(self._trees.items()):
            self._read(module, tree)

    def _read(self, module: str, tree: ast.Module) -> None:
        functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
        for function in functions:
            for call in _calls(function, "append", of="audit"):
                self._take_action(module, tree, function, _argument(call, ACTION, "action"))
                self._take_details(function, _argument(call, DETAIL, "detail"))

    def _take_action(self, module: str, tree: ast.Module, function: Function, given: ast.expr | None) -> None:
        match given:
            case ast.Constant(value=str(action)):
                self.actions.add(action)
            case ast.IfExp(body=one, orelse=other):
                self._take_action(module, tree, function, one)
                self._take_action(module, tree, function, other)
            case ast.Attribute(attr="action"):
                pass  # a step of a workflow: the definitions name it
            case ast.Name(id=name):
                self._take_named(module, tree, function, name)
            case _:
                self.unclear.append(f"{module}.{function.name}")

    def _take_named(self, module: str, tree: ast.Module, function: Function, name: str) -> None:
        """A name: what is assigned to it in the function, or what callers give for it."""
        names = [argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)]
        found = [*_assigned(function, name), *_assigned(tree, name)]
        if name in names:
            place = names.index(name)
            callers = {module: tree} if function.name.startswith("_") else self._trees
            calls = [
                (there, outer, call)
                for there, whole in callers.items()
                for outer in ast.walk(whole)
                if isinstance(outer, Function)
                for call in _calls(outer, function.name)
            ]
            for there, outer, call in calls:
                self._take_action(there, callers[there], outer, _argument(call, place, name))
        for value in found:
            self._take_action(module, tree, function, value)
        if not found and name not in names:
            self.unclear.append(f"{module}.{function.name}: {name}")

    def _take_details(self, function: Function, given: ast.expr | None) -> None:
        """The keys of the dictionaries in an argument, and in what is assigned to the names it uses."""
        if given is None:
            return
        names = {node.id for node in ast.walk(given) if isinstance(node, ast.Name)}
        values = [given, *(value for name in names for value in _assigned(function, name))]
        dicts = [node for value in values for node in ast.walk(value) if isinstance(node, ast.Dict)]
        keys = [key.value for one in dicts for key in one.keys if isinstance(key, ast.Constant)]
        self.details |= {key for key in keys if isinstance(key, str)}


def _calls(function: ast.AST, name: str, of: str = "") -> list[ast.Call]:
    return [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id == name and not of)
            or (
                isinstance(node.func, ast.Attribute)
                and node.func.attr == name
                and (not of or (isinstance(node.func.value, ast.Name) and node.func.value.id == of))
            )
        )
    ]


def _argument(call: ast.Call, place: int, name: str) -> ast.expr | None:
    by_name = next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
    return by_name or (call.args[place] if place < len(call.args) else None)


def _assigned(inside: ast.AST, name: str) -> list[ast.expr]:
    """What is assigned to a name, alone or as one of several."""
    found: list[ast.expr] = []
    for node in ast.walk(inside):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            found += [node.value] if node.target.id == name else []
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            match target, node.value:
                case ast.Name(id=known), value if known == name:
                    found.append(value)
                case ast.Tuple(elts=elements), value:
                    places = [
                        at for at, one in enumerate(elements) if isinstance(one, ast.Name) and one.id == name
                    ]
                    found += [part for at in places for part in _parts(value, at)]
    return found


def _parts(value: ast.expr, place: int) -> list[ast.expr]:
    match value:
        case ast.Tuple(elts=elements):
            return [elements[place]]
        case ast.IfExp(body=one, orelse=other):
            return [*_parts(one, place), *_parts(other, place)]
    return [value]


@pytest.fixture(scope="module")
def entered() -> Entered:
    """Everything `flow` enters."""
    return Entered()


@pytest.fixture(scope="module")
def messages() -> Messages:
    return make_program(Clock().now).messages


def steps() -> set[str]:
    """The actions of every workflow."""
    catalog = make_program(Clock().now).catalog
    return {step.action for name in catalog.workflows() for step in catalog.workflow(name).transitions}


def test_every_action_is_named_plainly_enough_to_be_found(entered: Entered) -> None:
    assert entered.unclear == []
    assert {"read", "reveal", "sign_in", "sign_out", "user_add", "copy", "layout_save"} <= entered.actions


def test_every_action_has_a_wording_in_every_language(entered: Entered, messages: Messages) -> None:
    missing = [
        (action, language)
        for action in sorted(entered.actions | steps())
        for language in LANGUAGES
        if not messages.sentences.get(f"log_action_{action.replace('-', '_')}", {}).get(language)
    ]
    assert missing == [], "name it in i18n/messages/log.toml"


def test_every_action_belongs_to_a_group_with_a_wording(entered: Entered, messages: Messages) -> None:
    grouped = {action for actions in GROUPS.values() for action in actions}
    assert sorted((entered.actions | steps()) - grouped) == [], "name it in core/log_actions.py"
    assert [group for group in GROUPS if f"log_group_{group}" not in messages.sentences] == []


def test_every_detail_has_a_name(entered: Entered, messages: Messages) -> None:
    assert {"reason", "batch", "login", "what", "from", "count"} <= entered.details
    missing = [name for name in sorted(entered.details) if f"log_detail_{name}" not in messages.sentences]
    assert missing == [], "name it in i18n/messages/log.toml"


@pytest.mark.parametrize(("language", "told"), [("ja", "版: 3、件数: 1"), ("en", "Version: 3, Count: 1")])
def test_details_are_strung_together_as_the_language_does(language: str, told: str) -> None:
    messages = Messages(make_program(Clock().now).messages.window_texts.parent / "messages", language)
    assert LogWords(messages, {}, {}, {}).detail({"version": 3, "count": 1}) == told
