from datetime import UTC, datetime

import pytest

from kaigo_desktop.core.procedure import Code, CodeList, CodeLists, Field, Procedure, Section
from kaigo_desktop.export.layout import Record

AT = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def codes() -> CodeLists:
    reasons = (Code(symbol="moved_in", label="転入"), Code(symbol="died", label="死亡"))
    services = (Code(symbol="11", label="訪問介護"), Code(symbol="15", label="通所介護"))
    return {
        "reason": CodeList(id="reason", title="事由", codes=reasons),
        "service": CodeList(id="service", title="サービス", codes=services),
    }


@pytest.fixture
def procedure() -> Procedure:
    form = (
        Field(key="filed_on", label="届出年月日", type="date"),
        Field(key="applicant_name", label="届出人氏名", type="name"),
        Field(key="reason", label="事由", type="choice", codes="reason"),
        Field(key="services", label="サービス", type="choices", codes="service"),
        Field(key="removal", label="消除", type="yes_no"),
        Field(key="number", label="個人番号", type="individual_number"),
        Field(key="measure", label="措置", local=True),
    )
    rows = (
        Field(key="name", label="世帯員氏名", type="name"),
        Field(key="born_on", label="世帯員生年月日", type="date"),
        Field(key="number", label="世帯員個人番号", type="individual_number"),
    )
    return Procedure(
        id="moving",
        version=1,
        title="異動の届出",
        short_title="異動",
        sections=(
            Section(title="届出", fields=form),
            Section(title="世帯員", group="household", fields=rows),
        ),
    )


@pytest.fixture
def record(procedure: Procedure, codes: CodeLists) -> Record:
    return Record(
        "0001",
        "2026-03-30T10:15:00",
        procedure,
        codes,
        {
            "filed_on": "2026-03-30",
            "applicant_name": '新宿　"花子"',
            "reason": "moved_in",
            "services": ["11", "15"],
            "removal": "no",
            "number": "123456789018",
            "measure": "職員のみ",
            "household": [
                {"name": "新宿　花子", "born_on": "1945", "number": "123456789018"},
                {"name": "=髙橋　太郎", "born_on": "昭和の春", "number": ""},
            ],
        },
    )
