"""A labelled set: applications as hasty people type them, and who each of them is really about.

Every application is typed anew from the register: variants of characters, widths, wordings of dates and
addresses; now and then a slip, something left out, a new number, a new home, a married name.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from tests.people.humans import SURNAMES, Human, Ward

if TYPE_CHECKING:
    from datetime import date

    from kaigo_desktop.core.model import Value, Values
    from kaigo_desktop.core.procedure import Procedure

VARIANTS = {
    "髙": "高", "邉": "邊辺", "﨑": "崎", "齋": "斎斉", "𠮷": "吉", "濵": "浜濱", "廣": "広", "澤": "沢",
    "櫻": "桜", "國": "国", "富": "冨", "静": "靜", "清": "淸",
}  # fmt: skip
LOOKALIKES = {
    "夫": "男",
    "雄": "夫",
    "彦": "〓",
    "治": "次",
    "和": "知",
    "久": "ス",
    "幸": "辛",
    "光": "先",
    "正": "政",
}
KANA_SLIPS = {
    "シ": "ツ",
    "オ": "ウ",
    "ズ": "ス",
    "ジ": "シ",
    "ガ": "カ",
    "ザ": "サ",
    "ダ": "タ",
    "エ": "イ",
    "ハ": "ワ",
}
SHOWA = 1925
HOUSEHOLD = "household"

FIELDS = {
    "residence_exception": ("insured_name", "insured_name_kana", "insured_born_on", "insured_no", "new_phone",
                            "new_address"),
    "insured_card": ("insured_name", "insured_name_kana", "insured_born_on", "", "insured_phone",
                     "insured_address"),
    "service_designation": ("insured_name", "insured_name_kana", "insured_born_on", "insured_no", "",
                            "insured_address"),
    "payment_restriction_end": ("insured_name", "insured_name_kana", "insured_born_on", "insured_no",
                                "insured_phone", "insured_address"),
}  # fmt: skip


@dataclass(frozen=True)
class Labelled:
    """One application: its values as read, and the humans it is about."""

    receipt_no: str
    procedure: str
    values: Values
    humans: frozenset[int]


def labelled(seed: int, count: int, procedures: dict[str, Procedure]) -> list[Labelled]:
    """`count` applications, the same for the same seed."""
    random = Random(seed)
    ward = Ward(random)
    humans = ward.settle(count * 6 // 10)
    families: dict[int, list[Human]] = {}
    for human in humans:
        families.setdefault(human.family, []).append(human)
    typist = Typist(random, ward)
    made = []
    for index in range(count):
        # everybody files once, then chance decides who files again
        human = humans[index] if index < len(humans) else random.choice(humans)
        human = typist.changed(human)
        name = random.choice(("qualification", "qualification", *FIELDS))
        about = [human]
        if name == "qualification" and random.random() < 0.4:
            about += [each for each in families[human.family] if each.id != human.id]
        texts = typist.form(name, about)
        values = parsed(procedures[name], texts)
        made.append(Labelled(f"{index:020d}", name, values, frozenset(each.id for each in about)))
    random.shuffle(made)
    return made


def parsed(procedure: Procedure, texts: Values) -> Values:
    """What was typed as intake reads it."""
    values: dict[str, Value] = {}
    for key, typed in texts.items():
        if isinstance(typed, str):
            values[key] = FIELD_TYPES[procedure.field(key).type].parse(typed)
        else:
            values[key] = [
                {
                    column: str(FIELD_TYPES[procedure.field(f"{key}.{column}").type].parse(text))
                    for column, text in row.items()
                }
                for row in typed
                if isinstance(row, dict)
            ]
    return values


class Typist:
    """Types what the register has, with the variety and the slips of real forms."""

    def __init__(self, random: Random, ward: Ward) -> None:
        self._random = random
        self._ward = ward

    def happens(self, share: float) -> bool:
        """Whether something that happens to this share of items happens now."""
        return self._random.random() < share

    def changed(self, human: Human) -> Human:
        """The human at another time of life: moved, with a new phone, a new number, a married name."""
        if self.happens(0.10):
            kept = human.home.phone if self.happens(0.5) else self._ward.home().phone
            human = replace(human, home=replace(self._ward.home(), phone=kept))
        if self.happens(0.04):
            human = replace(human, home=replace(human.home, phone=self._ward.home().phone))
        if self.happens(0.02):
            return replace(human, number=f"9901{self._random.randint(0, 999_999):06}")
        if self.happens(0.01):
            return replace(human, surname=self._random.choice(SURNAMES))
        return human

    def form(self, procedure: str, about: list[Human]) -> Values:
        """The form of `procedure` about these humans, filed by somebody else of the ward."""
        applicant = self._random.choice(self._ward.humans)
        texts: dict[str, Value] = {
            "applicant_name": self.name(applicant),
            "applicant_address": self.address(applicant),
            "applicant_phone": self.phone(applicant),
        }
        first = about[0]
        if procedure == "qualification":
            texts["new_address"] = self.address(first) if self.happens(0.9) else "同上"
            texts["new_phone"] = self.phone(first)
            texts["previous_address"] = (
                f"千葉県市川市例示町{self._random.randint(1, 99)}-1" if self.happens(0.3) else ""
            )
            texts[HOUSEHOLD] = [
                {
                    "name": self.name(human),
                    "name_kana": self.kana(human),
                    "born_on": self.born(human.born),
                    "insured_no": self.number(human, 0.3),
                }
                for human in about
            ]
            return texts
        name, kana, born, number, phone, address = FIELDS[procedure]
        typed = {
            name: self.name(first),
            kana: self.kana(first),
            born: self.born(first.born),
            number: self.number(first, 0.02),
            phone: self.phone(first),
            address: self.address(first),
        }
        held = {"service_designation": {"applicant_name", "applicant_address", "applicant_phone"}}
        kept = {key: text for key, text in texts.items() if key not in held.get(procedure, ())}
        return kept | {key: text for key, text in typed.items() if key}

    def name(self, human: Human) -> str:
        """氏名, in one of its variants; one in a hundred with a character mistaken."""
        surname, given = human.surname[0], human.given[0]
        typed = surname + self._random.choice(("　", "　", " ", "")) + given
        for char, variants in VARIANTS.items():
            if char in typed and self.happens(0.4):
                typed = typed.replace(char, self._random.choice(variants))
        if self.happens(0.05):
            typed = typed.replace(given[0], given[0] + "\U000e0101")
        slips = [char for char in given if char in LOOKALIKES]
        if slips and self.happens(0.01):
            typed = typed.replace(slips[0], LOOKALIKES[slips[0]])
        return typed

    def kana(self, human: Human) -> str:
        """フリガナ: half width, hiragana, without a space; sometimes a slip or nothing."""
        if self.happens(0.04):
            return ""
        typed = human.surname[1] + self._random.choice(("　", " ", "")) + human.given[1]
        slips = [char for char in typed if char in KANA_SLIPS]
        if slips and self.happens(0.02):
            typed = typed.replace(self._random.choice(slips), KANA_SLIPS[slips[0]], 1)
        if self.happens(0.10):
            return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in typed)
        return half_width(typed) if self.happens(0.15) else typed

    def born(self, day: date) -> str:
        """生年月日 in some wording; now and then day and month exchanged, a digit wrong, or not all known."""
        if self.happens(0.01) and day.day <= 12:
            day = day.replace(month=day.day, day=day.month)
        elif self.happens(0.01):
            digit = self._random.choice((1, 2, 3))
            day = day.replace(day=day.day + digit if day.day + digit <= 28 else day.day - digit)
        if self.happens(0.005):
            return "不詳"
        if self.happens(0.01):
            return f"昭和{day.year - SHOWA}年月日不詳"
        year = day.year - SHOWA
        wordings = (
            f"昭和{year}年{day.month}月{day.day}日",
            f"S{year}.{day.month}.{day.day}",
            f"{day.year}/{day.month}/{day.day}",
            day.isoformat(),
            f"{day.year}年{day.month}月{day.day}日",
        )
        return self._random.choice(wordings)

    def number(self, human: Human, missing: float) -> str:
        """被保険者番号: full width, spaced; left out, or one digit wrong."""
        if self.happens(missing):
            return ""
        typed = human.number
        if self.happens(0.02):
            at = self._random.randrange(4, 10)
            typed = typed[:at] + str((int(typed[at]) + self._random.randint(1, 9)) % 10) + typed[at + 1 :]
        if self.happens(0.1):
            return "".join(chr(ord(char) + 0xFEE0) for char in typed)
        return f"{typed[:4]} {typed[4:]}" if self.happens(0.05) else typed

    def phone(self, human: Human) -> str:
        """電話番号 with or without hyphens, or none."""
        if self.happens(0.15):
            return ""
        typed = human.home.phone
        forms = (typed, typed, typed.replace("-", ""), typed.replace("-", "ー"), f"({typed[:2]}){typed[3:]}")
        return self._random.choice(forms)

    def address(self, human: Human) -> str:
        """住所 with or without 都, in figures or words, the building left out at times."""
        home = human.home
        block = home.block
        if self.happens(0.3):
            first, second, third = block.split("-")
            block = f"{first}番{second}号の{third}" if self.happens(0.3) else f"{first}番地{second}-{third}"
        elif self.happens(0.3):
            block = block.translate({ord("-"): self._random.choice("－‐ー−")})
        building = "" if self.happens(0.2) else home.building
        return (
            self._random.choice(("東京都新宿区", "東京都新宿区", "新宿区", "")) + home.town + block + building
        )


def half_width(text: str) -> str:
    """Katakana in half width."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(_HALF.get(char, char) for char in decomposed)


_HALF = {
    unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)
} | {"\u3099": "ﾞ", "\u309a": "ﾟ", "　": " "}  # fmt: skip
