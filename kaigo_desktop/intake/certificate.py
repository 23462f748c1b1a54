"""Serial numbers of certificates in signature files, to be shown beside them; nothing is ever verified here.

X.509 (RFC 5280) as DER or PEM, CMS signed data (RFC 5652: .p7s, .p7m), and what an XML signature names.
"""

import base64
import binascii
import re

from kaigo_desktop.core.model import Item

_SEQUENCE, _INTEGER, _FIRST_CHOICE = 0x30, 0x02, 0xA0
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_PEM = re.compile(rb"-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]+)-----END")
_XML_CERTIFICATE = re.compile(rb"X509Certificate>([A-Za-z0-9+/=\s]+)<")
_XML_SERIAL = re.compile(rb"X509SerialNumber>\s*([0-9]{1,60})\s*<")
_SUBJECT = "電子証明書のシリアル番号"
_MOST = 10

_Element = tuple[int, int, int]
"""Tag, and where the content begins and ends."""


def serial_items(name: str, data: bytes) -> list[Item]:
    """Give an item for each certificate in the signature file `name`: its serial in lower-case hex."""
    serials = [f"{int(match):x}" for match in _XML_SERIAL.findall(data)]
    encoded = [*_PEM.findall(data), *_XML_CERTIFICATE.findall(data)][:_MOST]
    for der in [data, *filter(None, map(_decoded, encoded))]:
        serials += _serials(der)
    return [Item(_SUBJECT, name, serial) for serial in list(dict.fromkeys(serials))[:_MOST]]


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(text)
    except binascii.Error:
        return b""


def _serials(der: bytes) -> list[str]:
    """Read a certificate, or every certificate of CMS signed data; none of anything else."""
    try:
        outer = _element(der, 0)
        first = _element(der, outer[1])
        if outer[0] != _SEQUENCE:
            return []
        if der[outer[1] : first[2]] != _SIGNED_DATA:
            return [_serial(der, outer)]
        signed = _element(der, _element(der, first[2])[1])
        bags = [element for element in _children(der, signed) if element[0] == _FIRST_CHOICE]
        return [_serial(der, certificate) for bag in bags[:1] for certificate in _children(der, bag)[:_MOST]]
    except (ValueError, IndexError):
        return []


def _serial(der: bytes, certificate: _Element) -> str:
    """Read Certificate → tbsCertificate → ([0] version)? serialNumber."""
    parts = _children(der, _element(der, certificate[1]))
    serial = parts[1] if parts[0][0] == _FIRST_CHOICE else parts[0]
    if serial[0] != _INTEGER or certificate[0] != _SEQUENCE:
        raise ValueError
    return f"{int.from_bytes(der[serial[1] : serial[2]], 'big'):x}"


def _children(der: bytes, parent: _Element) -> list[_Element]:
    found: list[_Element] = []
    at = parent[1]
    while at < parent[2] and len(found) < _MOST:
        found.append(_element(der, at))
        at = found[-1][2]
    return found


def _element(der: bytes, at: int) -> _Element:
    """Read the head of one DER element; ValueError when it does not fit into `der`."""
    size, start = der[at + 1], at + 2
    if size & 0x80:
        count = size & 0x7F
        size, start = int.from_bytes(der[start : start + count], "big"), start + count
    if start + size > len(der):
        raise ValueError
    return der[at], start, start + size
