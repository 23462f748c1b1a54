"""Every reason the program can give has a sentence in every language, and no sentence is left over."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaigo_desktop import settings
from kaigo_desktop.messages import LANGUAGES, Messages

PACKAGE = Path(__file__).resolve().parents[2] / "kaigo_desktop"
RAISERS = {"UserError", "Refusal", "Refused"}
"""Classes whose instances carry a reason code."""


def codes_in_the_program() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in RAISERS:
                for argument in [
                    *node.args,
                    *(keyword.value for keyword in node.keywords if keyword.arg == "code"),
                ]:
                    if (
                        isinstance(argument, ast.Constant)
                        and isinstance(argument.value, str)
                        and _is_code(argument.value)
                    ):
                        yield argument.value, f"{path.name}:{node.lineno}"


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _is_code(text: str) -> bool:
    return "_" in text and text.islower() and set(text) <= set(string.ascii_lowercase + string.digits + "_")


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages(settings.load({"HOME": "/"}).i18n / "messages")


def test_every_code_has_a_sentence_in_every_language(messages: Messages) -> None:
    found = list(codes_in_the_program())
    assert len(found) > 50
    missing = [
        (code, where, language)
        for code, where in found
        for language in LANGUAGES
        if not messages.sentences.get(code, {}).get(language, "").strip()
    ]
    assert missing == []


def test_both_languages_name_the_same_facts(messages: Messages) -> None:
    def facts(sentence: str) -> set[str]:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name}

    differing = {
        code
        for code, sentences in messages.sentences.items()
        if facts(sentences["ja"]) != facts(sentences["en"])
    }
    assert differing == set()


def test_no_sentence_is_left_over(messages: Messages) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    log_words = [f"log_{part}_" for part in ("group", "action", "detail", "kind", "found", "column")]
    prefixes = ("outcome_", "permission_", "field_group_", "demo_", *log_words)
    unused = [
        code
        for code in messages.sentences
        if f'"{code}"' not in text and f"'{code}'" not in text and not code.startswith(prefixes)
    ]
    assert unused == []
