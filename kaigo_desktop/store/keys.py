"""The store's keys as an open desk holds them."""

from dataclasses import dataclass, field
from typing import Optional


@dataclass(frozen=True, slots=True)
class Keys:
    """The store's keys, 32 bytes each; never shown, logged or written unwrapped.

    Attributes:
        database: store.db and the attachment files.
        attachments: wraps the file keys of applications without 個人番号.
        number_public: the public half of the number key: whoever takes 個人番号 in seals them to it.
        number: its private half; None for whoever may not see 個人番号.
        older: the keys before, while a rotation has not reached every file.
    """

    database: bytes = field(repr=False)
    attachments: bytes = field(repr=False)
    number_public: bytes = field(repr=False)
    number: bytes | None = field(repr=False)
    older: Optional["Keys"] = field(default=None, repr=False)
