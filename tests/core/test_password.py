"""Which passwords may be chosen: the rules of NIST SP 800-63B-4, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.password import PasswordRules, fold, is_sequence, length, refuse_weak

COMMON = frozenset({"password", "sakura", "shinjuku", "yamadataro", "新宿区役所"})
RULES = PasswordRules(8, COMMON, ("yamada", "山田　太郎", "新宿区", "介護保険課", "Kaigo Desktop"))


def refusal(password: str, rules: PasswordRules = RULES) -> str:
    try:
        refuse_weak(password, rules)
    except UserError as error:
        return error.code if set(error.facts) <= {"minimum", "count"} else "tells the password"
    return ""


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "password of yamada",
        "ぬるい珈琲と青い自転車",
        "x" * 3 + "kettle-9-lamp",
        "8f3kq0zn",
        "a1" * 32 + "z",
    ],
)
def test_a_password_without_digits_signs_or_capitals_is_as_good_as_any(password: str) -> None:
    assert refusal(password) == ""


@pytest.mark.parametrize("password", ["", "kettle", "ｋｅｔｔｌｅ７", "㍿㍿"[:1]])
def test_too_short_is_told_with_what_is_wanted(password: str) -> None:
    assert refusal(password) == "password_too_short"


def test_the_length_is_that_of_the_form_which_is_verified() -> None:
    assert length("㍿") == 4
    assert length("か\u3099") == 1


@pytest.mark.parametrize(
    "password",
    ["password", "PassWord", "Ｐａｓｓｗｏｒｄ", "password1!", "p@ssw0rd", "P@$$w0rd2026!",
     "!!2026sakura", "sakurasakura", "drowssap", "Shinjuku2026", "新宿区役所2026", "yamadataro1975"],
)  # fmt: skip
def test_a_known_password_is_refused_however_it_is_dressed(password: str) -> None:
    assert refusal(password) == "password_common"


@pytest.mark.parametrize(
    "password",
    [
        "yamada2026",
        "Yamada!!!",
        "yamadayamada",
        "山田太郎2026",
        "太郎山田1234",
        "介護保険課2026!",
        "kaigodesktop",
        "adamay1234",
    ],
)
def test_what_anybody_could_guess_of_the_account_is_refused(password: str) -> None:
    assert refusal(password) == "password_about_oneself"


@pytest.mark.parametrize(
    "password",
    ["aaaaaaaa", "abcabcabc", "12121212", "12345678", "87654321", "qwertyui", "1qaz2wsx",
     "zaq1xsw2", "asdfghjkl", "abcd1234", "qwer1234asdf", "あいうえおかきく", "0123456789", "11112222",
     "111222333", "２２２２２２２２"],
)  # fmt: skip
def test_runs_and_repetitions_are_refused(password: str) -> None:
    assert refusal(password) == "password_sequence"


@given(st.text(min_size=1, max_size=4), st.integers(min_value=8, max_value=40))
def test_whatever_is_repeated_is_a_sequence(unit: str, times: int) -> None:
    part = fold(unit)
    if part and len(part) <= 4 and fold(part * times) == part * times:  # else the parts grow together
        assert is_sequence(part * times)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_judged_and_never_a_crash(password: str) -> None:
    assert refusal(password) in {
        "", "password_too_short", "password_common", "password_sequence", "password_about_oneself"
    }  # fmt: skip


def test_a_long_password_is_allowed_and_judged_as_a_whole() -> None:
    assert refusal("password" + " kettle lamp bicycle" * 10) == ""
    assert refusal("q" * 10_000) == "password_sequence"
