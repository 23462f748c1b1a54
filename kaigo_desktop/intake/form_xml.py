"""申請情報 and 申請者情報 XML: a known encoding, a hardened parser, one `Item` per value."""

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Item
from kaigo_desktop.intake.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import XMLParser, XPath, _Element

_ENCODINGS = {
    **dict.fromkeys(("utf-8", "utf8", "us-ascii", "ascii"), "utf-8"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be"), "utf-16"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "cp932", "ms932"), "cp932"),
    **dict.fromkeys(("euc-jp", "eucjp", "x-euc-jp"), "euc_jp"),
    "iso-2022-jp": "iso2022_jp",
}
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*?\?>")
_PROLOG = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_APPLICANT = "申請者情報入力"
_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#"

Kind = Literal["application", "applicant", "signature", "other"]


@dataclass(frozen=True, slots=True)
class Form:
    """What one XML file says: its kind, the texts that may name the procedure, and its items in order."""

    kind: Kind
    subjects: tuple[str, ...]
    items: tuple[Item, ...]


def read_form(data: bytes, limits: Limits) -> Form:
    """Parse one XML file.

    Raises:
        UserError: `xml_encoding`, `xml_dtd`, `xml_too_deep`, `xml_broken`, `too_many_items`.
    """
    root = xml_tree(data, limits)
    subject, form_id = root.get("form-subject", ""), root.get("id", "")
    name = root.tag.rpartition("}")[2]
    kind: Literal["application", "applicant"]
    if subject.strip() == _APPLICANT:
        kind = "applicant"
    elif name == "FocusFormSpecification":
        kind = "application"
    else:
        return Form("signature" if root.tag == f"{{{_SIGNATURE}}}Signature" else "other", (), ())
    subjects = tuple(text for text in (subject, form_id) if text.strip())
    return Form(kind, subjects, _items(root, kind, limits.items))


def xml_tree(data: bytes, limits: Limits) -> "_Element":
    """The root of an XML file: no entities, no DTD, bounded depth.

    Raises:
        UserError: `xml_encoding`, `xml_dtd`, `xml_too_deep`, `xml_broken`.
    """
    return _parse(_as_text(data), limits)


def _as_text(data: bytes) -> str:
    """Decode by byte order mark, else by declaration, else UTF-8; the same on every operating system."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if data[:2] in {b"<\x00", b"\x00<"}:
        return _strict(data, "utf-16-le" if data[1] == 0 else "utf-16-be")
    declared = _DECLARED.match(data[:200].lstrip())
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if name not in _ENCODINGS:
        raise UserError("xml_encoding", encoding=name)
    return _strict(data, _ENCODINGS[name])


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UserError("xml_encoding", encoding=encoding) from None


def _parse(text: str, limits: Limits) -> "_Element":
    from lxml.etree import XMLSyntaxError, fromstring

    if text.startswith("<!DOCTYPE", _end_of_prolog(text)):
        raise UserError("xml_dtd")
    body = text[_end_of_declaration(text) :].encode()
    try:
        root = fromstring(body, _parser())
    except XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise UserError("xml_too_deep", limit=limits.xml_depth) from None
        raise UserError("xml_broken", line=error.lineno or 0) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UserError("xml_dtd")
    if _deeper_than(limits.xml_depth)(root):
        raise UserError("xml_too_deep", limit=limits.xml_depth)
    return root


def _end_of_prolog(text: str) -> int:
    match = _PROLOG.match(text)
    return match.end() if match else 0


def _end_of_declaration(text: str) -> int:
    match = _DECLARATION.match(text)
    return match.end() if match else 0


@functools.cache
def _parser() -> "XMLParser":
    from lxml.etree import XMLParser

    return XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )


@functools.cache
def _deeper_than(depth: int) -> "XPath":
    from lxml.etree import XPath

    return XPath(f"boolean({'/*' * (depth + 1)})")


def _items(root: "_Element", kind: Literal["application", "applicant"], limit: int) -> tuple[Item, ...]:
    items: list[Item] = []
    for form_item in root.iter("{*}FormItem"):
        item_id, std_code = form_item.get("id", ""), form_item.get("std-code", "")
        subject, fragments = _said(form_item)
        for fragment, (labels, values) in fragments.items():
            label = labels[0] if labels else ""
            fragment_id = fragment.get("id", "")
            code = fragment.get("std-code", "") or std_code
            items += [
                Item(subject, label, value, kind, item_id, fragment_id, code) for value in values or ("",)
            ]
        if len(items) > limit:
            raise UserError("too_many_items", limit=limit)
    return tuple(items)


def _said(form_item: "_Element") -> "tuple[str, dict[_Element, tuple[list[str], list[str]]]]":
    """The subject of an item, and the labels and values right beneath each of its fragments.

    In one walk over all of them: asking each element for its children takes twice as long.
    """
    subjects: list[str] = []
    fragments: dict[_Element, tuple[list[str], list[str]]] = {}
    for part in form_item.iter("{*}Subject", "{*}Fragment", "{*}Label", "{*}value"):
        name, parent = part.tag.rpartition("}")[2], part.getparent()
        if name == "Fragment":
            fragments[part] = [], []
        elif name == "Subject":
            if parent is form_item:
                subjects.append(_text(part))
        elif parent is not None and parent in fragments:
            fragments[parent][name == "value"].append(_text(part))
    return subjects[0] if subjects else "", fragments


def _text(element: "_Element") -> str:
    """Text of an element and everything in it, exactly as it stands."""
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""
