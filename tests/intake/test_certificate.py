"""The serial number of a certificate is shown for every kind of signature file; nonsense is passed over."""

import base64
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.intake.certificate import serial_items

SERIAL = 0x1234567890ABCDEF
DAY = datetime(2026, 1, 1, tzinfo=UTC)


def _certificate() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Fictional CA")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), SERIAL, DAY, DAY.replace(year=2027))
    return builder.sign(key, hashes.SHA256()), key


CERTIFICATE, KEY = _certificate()
DER = CERTIFICATE.public_bytes(serialization.Encoding.DER)
CMS = (
    pkcs7.PKCS7SignatureBuilder()
    .set_data(b"x")
    .add_signer(CERTIFICATE, KEY, hashes.SHA256())
    .sign(serialization.Encoding.DER, [])
)
XML = (
    b"<Signature><X509Data><ds:X509Certificate>\n"
    + base64.encodebytes(DER)
    + b"</ds:X509Certificate></X509Data>"
)


@pytest.mark.parametrize(
    "data",
    [
        DER,
        CERTIFICATE.public_bytes(serialization.Encoding.PEM),
        CMS,
        XML,
        f"<X509SerialNumber>{SERIAL}</X509SerialNumber>".encode(),
    ],
    ids=["der", "pem", "cms", "xml", "number"],
)
def test_the_serial_is_read_from_every_kind_of_file(data: bytes) -> None:
    (item,) = serial_items("sign.p7s", data)
    assert (item.subject, item.label, item.value) == (
        "電子証明書のシリアル番号",
        "sign.p7s",
        "1234567890abcdef",
    )


@given(st.binary(max_size=80))
def test_nonsense_has_no_serial_or_a_harmless_one(data: bytes) -> None:
    assert all(set(item.value) <= set("0123456789abcdef") for item in serial_items("x.cer", data))


@given(st.integers(0, len(CMS)), st.binary(max_size=3))
def test_a_damaged_signature_never_stops_the_reading(at: int, change: bytes) -> None:
    serial_items("x.p7s", CMS[:at] + change + CMS[at + len(change) :])
    serial_items("x.p7s", CMS[:at])
