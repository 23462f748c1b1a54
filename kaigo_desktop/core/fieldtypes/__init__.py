"""Field types: the only part of a procedure that is code. One class here, one widget in `ui`."""

from kaigo_desktop.core.fieldtypes import choices, dates, field_type, numbers
from kaigo_desktop.core.fieldtypes.field_type import Fault, FieldType

FIELD_TYPES: dict[str, FieldType] = {
    known.name: known
    for known in (
        field_type.Text(),
        field_type.LongText(),
        field_type.Name(),
        field_type.Kana(),
        dates.Date(),
        dates.Period(),
        field_type.Address(),
        numbers.Phone(),
        numbers.PostalCode(),
        choices.Choice(),
        choices.Choices(),
        choices.YesNo(),
        numbers.InsuredNo(),
        numbers.InsurerNo(),
        numbers.MedicalInsurerNo(),
        numbers.ProviderNo(),
        numbers.IndividualNumber(),
        choices.Relationship(),
        numbers.Number(),
    )
}
"""Name of a type as definitions write it → the type."""

__all__ = ["FIELD_TYPES", "Fault", "FieldType"]
