"""What may be done to a registration in which state, and the error where it may not.

One row a state, one column an operation; the marks at the end of a row are of its cells in
turn: D documented, O observed, I inferred from the names of the errors.
"""

from __future__ import annotations

from typing import NamedTuple

_OK = None
_EDIT = "EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED"
_TWICE = "REGISTRATION_ALREADY_SUBMITTED"
_SUBMIT = "SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED"
_DISCARD = "DISCARD_REGISTRATION_VERSION_NOT_ALLOWED"
_NEW = "CREATE_REGISTRATION_VERSION_NOT_ALLOWED"
_MODIFY = "RESOURCE_MODIFICATION_NOT_ALLOWED"
_EARLY = "REGISTRATION_NOT_COMPLETE"
_DELETE = "RESOURCE_DELETION_NOT_ALLOWED"


class OfVersion(NamedTuple):
    edit: str | None
    submit: str | None
    discard: str | None
    new_version: str | None


class OfRegistration(NamedTuple):
    associate_before: str | None
    associate_after: str | None
    delete: str | None


# fmt: off
#: by the status of the current version. ARCHIVED is never the current one's: a newer
#: version was approved.
VERSION: dict[str, OfVersion] = {
    #                                    edit   submit   discard   new version
    "DRAFT":                   OfVersion(_OK,   _OK,     _DISCARD, _NEW),  # O O I I
    "SUBMITTED":               OfVersion(_EDIT, _TWICE,  _OK,      _NEW),  # O I D I
    "AWS_REVIEWING":           OfVersion(_EDIT, _TWICE,  _OK,      _NEW),  # I I I I
    "REVIEWING":               OfVersion(_EDIT, _TWICE,  _OK,      _NEW),  # O I D I
    "REQUIRES_OFFLINE_REVIEW": OfVersion(_EDIT, _TWICE,  _OK,      _NEW),  # I I I I
    "REQUIRES_AUTHENTICATION": OfVersion(_EDIT, _TWICE,  _OK,      _NEW),  # I I D I
    "APPROVED":                OfVersion(_EDIT, _SUBMIT, _DISCARD, _OK),   # I I I I
    "DENIED":                  OfVersion(_EDIT, _SUBMIT, _DISCARD, _OK),   # O I I O
    "DISCARDED":               OfVersion(_EDIT, _SUBMIT, _DISCARD, _OK),   # I I I I
    "REVOKED":                 OfVersion(_EDIT, _SUBMIT, _DISCARD, _OK),   # I I I I
}

#: of a registration that is CLOSED, whatever its version: all that AWS documents for it is
#: that the user deletes it.
CLOSED = OfVersion(_EDIT, _SUBMIT, _DISCARD, _NEW)                         # I I I I

#: of a registration that is PROVISIONING: its review goes on until it is COMPLETE, so that
#: what was submitted can neither be taken back nor followed by a new version.
PROVISIONING = OfVersion(_EDIT, _SUBMIT, _DISCARD, _NEW)                   # I I I I

#: by the status of the registration
REGISTRATION: dict[str, OfRegistration] = {
    #                          associate before submit, after complete, delete
    "CREATED":                 OfRegistration(_OK,     _EARLY, _OK),       # O I O
    "SUBMITTED":               OfRegistration(_MODIFY, _EARLY, _DELETE),   # D I D
    "AWS_REVIEWING":           OfRegistration(_MODIFY, _EARLY, _DELETE),   # I I I
    "REVIEWING":               OfRegistration(_MODIFY, _EARLY, _DELETE),   # D I D
    "REQUIRES_AUTHENTICATION": OfRegistration(_MODIFY, _EARLY, _DELETE),   # I I I
    "PROVISIONING":            OfRegistration(_MODIFY, _EARLY, _DELETE),   # I I I
    "COMPLETE":                OfRegistration(_MODIFY, _OK,    _OK),       # I D I
    "REQUIRES_UPDATES":        OfRegistration(_OK,     _EARLY, _OK),       # I I I
    "CLOSED":                  OfRegistration(_MODIFY, _MODIFY, _OK),      # I I D
}
# fmt: on

#: the statuses in which somebody else has the registration in hand
IN_REVIEW = frozenset(
    {"SUBMITTED", "AWS_REVIEWING", "REVIEWING", "REQUIRES_AUTHENTICATION"}
)


def reason_against(
    operation: str, registration_status: str, version_status: str
) -> str | None:
    """Why an operation is refused.

    :param operation: a column of one of the tables
    :param registration_status: of the registration
    :param version_status: of its current version
    :return: the Reason of the table's cell, None where the operation is allowed
    """
    row: NamedTuple
    if operation in OfRegistration._fields:
        row = REGISTRATION[registration_status]
    elif registration_status == "CLOSED":
        row = CLOSED
    elif registration_status == "PROVISIONING":
        row = PROVISIONING
    else:
        row = VERSION[version_status]
    reason: str | None = getattr(row, operation)
    return reason
