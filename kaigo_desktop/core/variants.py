"""Variant kanji of names and places (異体字): every variant → the everyday character it is searched under.

For search keys only (`core.text`): a stored name is never changed. A pair may join characters that families
tell apart (斉 and 齋): a search should offer both, and a person decides. Source and licence of the table are
named in `core.variant_table`.
"""

from kaigo_desktop.core.variant_table import FAMILIES

VARIANTS = {ord(variant): family[0] for family in FAMILIES.split() for variant in family[1:]}
"""Code point of a variant → the everyday character, in the shape `str.translate` takes."""
