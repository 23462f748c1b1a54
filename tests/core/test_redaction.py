"""Taking numbers out of texts and files, and never saying that one is gone while it is left."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.redaction import Redactor

NUMBER = "123456789018"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

numbers = st.text("0123456789", min_size=12, max_size=12).filter(lambda text: len(set(text)) > 2)
between = st.sampled_from(["", "-", " ", "－", "ー", "　", "・"])


@st.composite
def spelled(draw: st.DrawFn, number: str) -> str:
    """A number as somebody may write it."""
    at = draw(st.integers(1, 11))
    parts = [number[:at], number[at:]]
    return draw(between).join(part.translate(WIDE) if draw(st.booleans()) else part for part in parts)


@given(st.data(), numbers, st.text("あア漢 \n"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp932"]))
def test_no_spelling_of_a_number_is_left_in_a_file(
    data: st.DataObject, number: str, around: str, encoding: str
) -> None:
    written = data.draw(spelled(number))
    text = f"<v>{around}</v><v>{written}</v>{around}"
    made = Redactor([number]).file(text.encode(encoding))
    assert made is not None
    left = "".join(sign for sign in made.decode(encoding) if sign.isdigit())
    assert left == ""
    assert around in made.decode(encoding)


@pytest.mark.parametrize(
    "text",
    [
        "<v>1234</v><v>5678</v><v>9018</v>",
        "".join(f"&#{ord(sign)};" for sign in NUMBER),
        "".join(f"&#x{ord(sign):x};" for sign in NUMBER),
        "1234<!-- -->56789018",
        "①２３４５６７８９０18",
        "1234,5678,9018",
    ],
)
def test_a_file_is_not_kept_where_a_number_may_be_left(text: str) -> None:
    assert Redactor([NUMBER]).file(text.encode()) is None
    assert html.unescape(text)


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b"\xff\xfe\x00", "￾".encode("utf-16-be")[:1]])
def test_a_file_that_is_no_text_is_not_kept(data: bytes) -> None:
    assert Redactor([NUMBER]).file(data) is None


def test_what_holds_no_number_stays_byte_for_byte() -> None:
    data = '\ufeff<?xml version="1.0" encoding="UTF-8"?><v>03-0000-1234</v>\r\n'.encode()
    assert Redactor([NUMBER]).file(data) == data
    assert Redactor([]).file(data) == data
    assert Redactor(["なし", "12"]).text("12 なし") == "12 なし"
