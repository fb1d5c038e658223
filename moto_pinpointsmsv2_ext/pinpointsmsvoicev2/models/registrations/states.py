"""Which operations are allowed in which state of a registration, and the Reason if not.

A row is a status, a column is an operation. The letters at the end of a row are the
certainty of its cells in order: D is (AWS docs), O is (observed) and A is (assumed).
Reasons that are assumed are derived from their names.
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


class VersionRow(NamedTuple):
    """The Reason against each operation on a version, None if it is allowed."""

    edit: str | None
    submit: str | None
    discard: str | None
    new_version: str | None


class RegistrationRow(NamedTuple):
    """The Reason against each operation on a registration, None if it is allowed."""

    associate_before: str | None
    associate_after: str | None
    delete: str | None


# fmt: off
#: By the status of the current version. The current version is never ARCHIVED, because a
#: version becomes ARCHIVED when a newer one is approved.
#:
#: AWS's pages contradict each other on discard:
#: - The page on discarding allows it only while the version is Submitted, "instead of
#:   waiting to have your registration denied". It is the page of the operation, so it
#:   decides. (AWS docs)
#: - The page on 10DLC authentication tells to discard a version that is not authenticated
#:   after 30 days. (AWS docs)
#:   It names the status, so the version can be discarded at any time. (assumed)
#: - AWS's agent instructions suggest discarding in REVIEWING. The page on statuses allows no
#:   change of a registration that is under review, and agrees with the first. (AWS docs)
#: - The page on RCS calls DISCARDED a version "discarded before submission". A DRAFT that can
#:   be discarded would contradict the first page, and can be edited instead. (AWS docs)
#: That each refusal has this Reason. (assumed)
VERSION: dict[str, VersionRow] = {
    #                                     edit   submit   discard   new version
    "DRAFT":                   VersionRow(_OK,   _OK,     _DISCARD, _NEW),  # O O D A
    "SUBMITTED":               VersionRow(_EDIT, _TWICE,  _OK,      _NEW),  # O A D A
    "AWS_REVIEWING":           VersionRow(_EDIT, _TWICE,  _DISCARD, _NEW),  # A A D A
    "REVIEWING":               VersionRow(_EDIT, _TWICE,  _DISCARD, _NEW),  # O A D A
    "REQUIRES_OFFLINE_REVIEW": VersionRow(_EDIT, _TWICE,  _DISCARD, _NEW),  # A A D A
    "REQUIRES_AUTHENTICATION": VersionRow(_EDIT, _TWICE,  _OK,      _NEW),  # A A D A
    "APPROVED":                VersionRow(_EDIT, _SUBMIT, _DISCARD, _OK),   # A A D A
    "DENIED":                  VersionRow(_EDIT, _SUBMIT, _DISCARD, _OK),   # O A D O
    "DISCARDED":               VersionRow(_EDIT, _SUBMIT, _DISCARD, _OK),   # A A D A
    "REVOKED":                 VersionRow(_EDIT, _SUBMIT, _DISCARD, _OK),   # A A D A
}

#: For a registration that is CLOSED, whatever the status of its version. AWS only documents
#: that a closed registration can be deleted.
CLOSED = VersionRow(_EDIT, _SUBMIT, _DISCARD, _NEW)                         # A A A A

#: For a registration that is PROVISIONING. The review ends when it is COMPLETE: until then
#: the version cannot be discarded and no new version can be created.
PROVISIONING = VersionRow(_EDIT, _SUBMIT, _DISCARD, _NEW)                   # A A A A

#: By the status of the registration.
REGISTRATION: dict[str, RegistrationRow] = {
    #                           associate before submit, after complete, delete
    "CREATED":                 RegistrationRow(_OK,     _EARLY, _OK),       # O A O
    "SUBMITTED":               RegistrationRow(_MODIFY, _EARLY, _DELETE),   # D A D
    "AWS_REVIEWING":           RegistrationRow(_MODIFY, _EARLY, _DELETE),   # A A A
    "REVIEWING":               RegistrationRow(_MODIFY, _EARLY, _DELETE),   # D A D
    "REQUIRES_AUTHENTICATION": RegistrationRow(_MODIFY, _EARLY, _DELETE),   # A A A
    "PROVISIONING":            RegistrationRow(_MODIFY, _EARLY, _DELETE),   # A A A
    "COMPLETE":                RegistrationRow(_MODIFY, _OK,    _OK),       # A D A
    "REQUIRES_UPDATES":        RegistrationRow(_OK,     _EARLY, _OK),       # A A A
    "CLOSED":                  RegistrationRow(_MODIFY, _MODIFY, _OK),      # A A D
}
# fmt: on

#: The statuses in which AWS or a carrier reviews the registration.
IN_REVIEW = frozenset(
    {"SUBMITTED", "AWS_REVIEWING", "REVIEWING", "REQUIRES_AUTHENTICATION"}
)


def conflict_reason(
    operation: str, registration_status: str, version_status: str
) -> str | None:
    """Look up whether an operation is allowed.

    :param operation: the name of a column in one of the tables
    :param registration_status: the status of the registration
    :param version_status: the status of its current version
    :return: the Reason of the ConflictException, None if the operation is allowed
    """
    row: NamedTuple
    if operation in RegistrationRow._fields:
        row = REGISTRATION[registration_status]
    elif registration_status == "CLOSED":
        row = CLOSED
    elif registration_status == "PROVISIONING":
        row = PROVISIONING
    else:
        row = VERSION[version_status]
    reason: str | None = getattr(row, operation)
    return reason


_REVIEW_ENDS = "Wait until the review ends"
_WITHDRAW = (
    f"{_REVIEW_ENDS}, or withdraw the version with DiscardRegistrationVersion first"
)
_WAIT = "Wait until the registration is COMPLETE"
_ANOTHER = "Create another registration with CreateRegistration"
_NEW_VERSION = "Create a new version with CreateRegistrationVersion first"

#: what to do about a registration that is not in review, by Reason
_HINTS = {
    _EDIT: _NEW_VERSION,
    _SUBMIT: _NEW_VERSION,
    _DISCARD: "Submit a version first. It can be discarded while it is SUBMITTED or "
    "REQUIRES_AUTHENTICATION",
    _NEW: "Change the draft with PutRegistrationFieldValue",
    _MODIFY: f"{_ANOTHER} and associate the resource before its submission",
    _EARLY: f"Submit it with SubmitRegistrationVersion. {_WAIT}",
}


def hint(reason: str, registration_status: str, version_status: str) -> str:
    """Return what to do about a conflict with the state of a registration.

    :param reason: the Reason of the conflict
    :param registration_status: the status of the registration
    :param version_status: the status of its current version
    """
    if registration_status == "CLOSED":
        step = _ANOTHER
    elif registration_status == "PROVISIONING" or (
        reason == _EARLY and registration_status in IN_REVIEW
    ):
        step = _WAIT
    elif registration_status in IN_REVIEW:
        can_withdraw = VERSION[version_status].discard is _OK
        step = _WITHDRAW if can_withdraw else _REVIEW_ENDS
    elif reason == _EARLY and version_status != "DRAFT":
        step = f"{_NEW_VERSION} and submit it. {_WAIT}"
    else:
        step = _HINTS[reason]
    return (
        f"The registration is {registration_status} and its version {version_status}. "
        + step
    )
