"""Every problem and refusal of the core has its sentence in both languages, with the same places."""

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from kaigo_desktop import core

FOLDER = Path(__file__).parents[2]
SENTENCES = tomllib.loads((FOLDER / "i18n/messages/core.toml").read_text(encoding="utf-8"))
_CODE = re.compile(r'(?:yield |UserError\(|Problem\(path, "\w+", )"(\w+)"')
_MADE = {
    f"individual_number_{fault}" for fault in ("length", "character", "check_digit", "all_equal", "repeated")
}


def codes_of_the_core() -> set[str]:
    folder = Path(core.__file__).parent
    sources = (file.read_text(encoding="utf-8") for file in folder.rglob("*.py"))
    return {code for source in sources for code in _CODE.findall(source)} | _MADE


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    assert codes_of_the_core() == set(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_names_the_same_facts_in_both_languages(code: str) -> None:
    places = {
        language: {place for _, place, _, _ in Formatter().parse(sentence) if place is not None}
        for language, sentence in SENTENCES[code].items()
    }
    assert set(places) == {"ja", "en"}
    known = {"label", "text", "limit", "length", "suggestion", "rule", "fields", "action", "state", "day"}
    known |= {"minimum"}
    assert places["ja"] == places["en"] <= known
