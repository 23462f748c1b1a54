"""A definition small enough to see through, with every kind of source."""

from kaigo_desktop.core.model import Item, Reading
from kaigo_desktop.core.procedure import Code, CodeList, Field, Procedure, Section, Source
from kaigo_desktop.intake.mapping import read_through

CODES = {
    "reason": CodeList(
        id="reason",
        title="事由",
        codes=(Code(symbol="moved_in", label="転入"), Code(symbol="other", label="その他", aliases=("他",))),
    ),
    "service": CodeList(
        id="service",
        title="種類",
        codes=(Code(symbol="visit", label="訪問介護"), Code(symbol="day", label="通所介護")),
    ),
}
PROCEDURE = Procedure(
    id="p",
    version=1,
    title="届",
    short_title="届",
    sections=(
        Section(
            title="届出",
            fields=(
                Field(key="filed_on", label="届出年月日", type="date"),
                Field(
                    key="name",
                    label="届出人氏名",
                    type="name",
                    sources=(
                        Source(subject="届出人", label="氏名"),
                        Source(fragment_id="nameKanji", document="applicant"),
                    ),
                ),
                Field(key="address", label="届出人住所", type="address"),
                Field(key="phone", label="電話番号", type="phone"),
                Field(key="reason", label="資格異動事由", type="choice", codes="reason"),
                Field(key="services", label="サービスの種類", type="choices", codes="service"),
                Field(
                    key="valid_from",
                    label="有効期間(開始)",
                    type="date",
                    sources=(Source(subject="有効期間", label="開始"),),
                ),
                Field(
                    key="symbol", label="記号", sources=(Source(subject="記号・番号・枝番", label="記号"),)
                ),
                Field(
                    key="number", label="番号", sources=(Source(subject="記号・番号・枝番", label="番号"),)
                ),
                Field(key="memo", label="職員記入欄", local=True),
                Field(
                    key="born_on",
                    label="届出人生年月日",
                    type="date",
                    sources=(Source(subject="生年月日", document="applicant"),),
                ),
            ),
        ),
        Section(
            title="世帯員",
            group="household",
            fields=(
                Field(
                    key="name",
                    label="世帯員氏名",
                    type="name",
                    sources=(Source(subject="世帯員", label="氏名"),),
                ),
                Field(key="kana", label="世帯員氏名(フリガナ)", type="kana"),
                Field(key="born_on", label="世帯員生年月日", type="date"),
            ),
        ),
    ),
)


def read(*items: Item | tuple[str, str, str]) -> Reading:
    """Read items, or (subject, label, value) of them, through the form."""
    return read_through(PROCEDURE, CODES, [each if isinstance(each, Item) else Item(*each) for each in items])
