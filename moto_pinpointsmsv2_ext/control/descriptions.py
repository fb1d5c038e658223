"""A registration as its reviewer sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from mimetypes import guess_type
from operator import attrgetter, itemgetter
from typing import Any, TypedDict, cast, get_args

from botocore import xform_name

from ..pinpointsmsvoicev2.models.registrations.attachments import RegistrationAttachment
from ..pinpointsmsvoicev2.models.registrations.field_values import VALUE_MEMBERS
from ..pinpointsmsvoicev2.models.registrations.forms import (
    RegistrationFieldDefinition,
)
from ..pinpointsmsvoicev2.models.registrations.registrations import (
    Registration,
    RegistrationFieldValue,
)
from ..pinpointsmsvoicev2.models.registrations.states import IN_REVIEW
from ..pinpointsmsvoicev2.models.registrations.types import type_of
from ..pinpointsmsvoicev2.models.store import Store
from ..pinpointsmsvoicev2.protocol.wire import epoch_milliseconds
from .arguments import wire
from .refusals import ReviewAction, refusal
from .types import (
    RegistrationInformationTypeDef,
    RegistrationVersionInformationTypeDef,
    RegistrationVersionStatusType,
)


class DescribedAttachment(TypedDict):
    """An attachment that a form refers to."""

    id: str
    status: str
    #: of a file in S3
    file_name: str | None
    content_type: str | None
    #: in bytes
    size: int
    #: the AttachmentUploadErrorReason
    error_reason: str | None


class DescribedDenial(TypedDict):
    """What a review says about a field."""

    reason: str | None
    feedback: str | None


class DescribedField(TypedDict):
    """A field of a form with its values. A version number is a string, as in JSON."""

    path: str
    title: str
    description: str
    #: REQUIRED, CONDITIONAL or OPTIONAL; None for a field that the form does not define
    requirement: str | None
    #: TEXT, SELECT or ATTACHMENT; None for an unknown field without a value
    field_type: str | None
    #: whether the field is documented, observed or inferred; None for other forms
    certainty: str | None
    #: the members of SelectValidation
    select_validation: dict[str, Any] | None
    #: the members of TextValidation
    text_validation: dict[str, Any] | None
    #: by version number, a text, choices or an attachment
    values: dict[str, str | list[str] | DescribedAttachment]
    #: by version number
    denied: dict[str, DescribedDenial]


class DescribedSection(TypedDict):
    """A section of a form."""

    path: str
    title: str
    description: str
    fields: list[DescribedField]


class DescribedVersion(RegistrationVersionInformationTypeDef):
    """A version and the paths of the fields that differ from the version before."""

    changed: list[str]


class DescribedStatus(TypedDict):
    """A status that a version has had."""

    version_number: int
    status: RegistrationVersionStatusType
    at: datetime


class DescribedAssociation(TypedDict):
    """A resource that a registration is associated with."""

    resource_type: str
    #: the id, or the name of a sender ID
    resource_id: str
    resource_arn: str
    iso_country_code: str | None
    phone_number: str | None


class UnusedDecision(TypedDict):
    """A decision of on_submit that has not applied to a submission."""

    registration_type: str | None
    decision: str
    times: int | None


class DescribedRegistration(TypedDict):
    """A registration as its reviewer sees it."""

    registration: RegistrationInformationTypeDef
    #: the title of its type
    title: str
    #: whether it keeps its status until an action decides the review
    held: bool
    #: the time of its present status, None if it is not in review
    waits_since: datetime | None
    sections: list[DescribedSection]
    versions: list[DescribedVersion]
    history: list[DescribedStatus]
    associations: list[DescribedAssociation]
    attachments: list[DescribedAttachment]
    #: by action, why the registration does not allow it, None if it does
    actions: dict[ReviewAction, str | None]


class WaitingRegistration(TypedDict):
    """A registration that waits for a review."""

    registration_id: str
    #: the time of its present status
    waits_since: datetime
    #: whether it keeps its status until an action decides the review
    held: bool


# Within Registrations, list is an action.
UnusedDecisions = list[UnusedDecision]
WaitingRegistrations = list[WaitingRegistration]


def list_waiting(store: Store) -> WaitingRegistrations:
    """Return the registrations that wait for a review, that which waits longest first."""
    registrations = store.all(Registration)
    for registration in registrations:
        registration.settle()
    waiting: WaitingRegistrations = [
        {
            "registration_id": registration.id,
            "waits_since": _waits_since(registration),
            "held": registration.held,
        }
        for registration in registrations
        if registration.registration_status in IN_REVIEW
    ]
    return sorted(waiting, key=itemgetter("waits_since"))


def describe_registration(
    store: Store, registration: Registration
) -> DescribedRegistration:
    """Describe a registration, in what JSON can represent."""
    definition = type_of(store, registration.registration_type)
    return {
        "registration": wire(RegistrationInformationTypeDef, registration),
        "title": definition.display_hints["Title"],
        "held": registration.held,
        "waits_since": _waits_since(registration),
        "sections": list(_sections(store, registration)),
        "versions": _versions(registration),
        "history": _history(registration),
        "associations": [
            {
                "resource_type": association.resource_type,
                "resource_id": association.resource_id,
                "resource_arn": association.resource_arn,
                "iso_country_code": association.iso_country_code,
                "phone_number": association.phone_number,
            }
            for association in registration.associations
        ],
        "attachments": [
            _attachment(attachment)
            for attachment in attachments_of(store, registration)
        ],
        "actions": {
            action: refusal(action, registration) for action in get_args(ReviewAction)
        },
    }


def attachments_of(
    store: Store, registration: Registration
) -> list[RegistrationAttachment]:
    """Return the attachments that any version refers to."""
    ids = [value.registration_attachment_id for value in _values(registration)]
    return [
        store.get(RegistrationAttachment, attachment_id)
        for attachment_id in dict.fromkeys(ids)
        if attachment_id is not None
    ]


def file_name(attachment: RegistrationAttachment) -> str | None:
    """Return the name of a file in S3, None for a file that was uploaded."""
    url = attachment.attachment_url
    return url.rpartition("/")[2] if url else None


def _waits_since(registration: Registration) -> Any:
    if registration.registration_status not in IN_REVIEW:
        return None
    version = registration.submitted_version()
    member = f"{version.registration_version_status.lower()}_timestamp"
    return _seconds(version.registration_version_status_history[member])


def _sections(store: Store, registration: Registration) -> Iterator[DescribedSection]:
    """Describe the sections of the form, and last the fields that it does not define."""
    form = type_of(store, registration.registration_type).form
    for section in form.sections.values():
        yield {
            "path": section.section_path,
            "title": section.display_hints["Title"],
            "description": section.display_hints["ShortDescription"],
            "fields": [
                _field(store, registration, field)
                for field in form.fields.values()
                if field.section_path == section.section_path
            ],
        }
    paths = dict.fromkeys(value.field_path for value in _values(registration))
    further = [path for path in paths if path not in form.fields]
    if further:
        yield {
            "path": "",
            "title": "",
            "description": "",
            "fields": [_further_field(store, registration, path) for path in further],
        }


def _field(
    store: Store, registration: Registration, field: RegistrationFieldDefinition
) -> DescribedField:
    by_version = {
        str(version.version_number): version.field_values[field.field_path]
        for version in registration.versions
        if field.field_path in version.field_values
    }
    return {
        "path": field.field_path,
        "title": field.display_hints["Title"],
        "description": field.display_hints["ShortDescription"],
        "requirement": field.field_requirement,
        "field_type": field.field_type,
        "certainty": field.certainty,
        "select_validation": field.select_validation,
        "text_validation": field.text_validation,
        "values": {
            number: _value(store, value)
            for number, value in by_version.items()
            if value.values
        },
        "denied": {
            number: {"reason": value.denied_reason, "feedback": value.feedback}
            for number, value in by_version.items()
            if value.denied_reason or value.feedback
        },
    }


def _further_field(
    store: Store, registration: Registration, path: str
) -> DescribedField:
    """Describe a field that the form does not define by its path and its values."""
    definition = RegistrationFieldDefinition.of(0, {"FieldPath": path})
    types = [
        kind
        for value in _values(registration)
        if value.field_path == path
        for kind, member in VALUE_MEMBERS.items()
        if getattr(value, xform_name(member)) is not None
    ]
    return {
        **_field(store, registration, definition),
        "requirement": None,
        "field_type": types[-1] if types else None,
        "text_validation": None,
    }


def _value(
    store: Store, value: RegistrationFieldValue
) -> str | list[str] | DescribedAttachment:
    if value.registration_attachment_id is not None:
        attachment_id = value.registration_attachment_id
        return _attachment(store.get(RegistrationAttachment, attachment_id))
    if value.select_choices is not None:
        return list(value.select_choices)
    return value.text_value or ""


def _attachment(attachment: RegistrationAttachment) -> DescribedAttachment:
    url = attachment.attachment_url
    known = "application/pdf" if attachment.is_pdf else None
    return {
        "id": attachment.id,
        "status": attachment.attachment_status,
        "file_name": file_name(attachment),
        "content_type": known or (guess_type(url)[0] if url else None),
        "size": attachment.size,
        "error_reason": attachment.attachment_upload_error_reason,
    }


def _versions(registration: Registration) -> list[DescribedVersion]:
    """Describe the versions, newest first."""
    paths = dict.fromkeys(value.field_path for value in _values(registration))
    described: list[DescribedVersion] = []
    # Nothing has changed in the first version.
    before = registration.versions[0].form
    for version in registration.versions:
        form = version.form
        changed = [path for path in paths if form.get(path) != before.get(path)]
        members = wire(RegistrationVersionInformationTypeDef, version)
        described.insert(0, {**members, "changed": changed})
        before = form
    return described


def _history(registration: Registration) -> list[DescribedStatus]:
    """Describe the statuses of all versions, oldest first."""
    statuses = [
        (at, version.version_number, member.removesuffix("_timestamp").upper())
        for version in registration.versions
        for member, at in version.registration_version_status_history.items()
    ]
    return [
        {
            "version_number": number,
            "status": cast(RegistrationVersionStatusType, status),
            "at": _seconds(at),
        }
        # Statuses of the same time are in the order in which they were set.
        for at, number, status in sorted(statuses, key=itemgetter(0))
    ]


def _values(registration: Registration) -> list[RegistrationFieldValue]:
    """Return the values of all versions in the order of the form."""
    values = [
        value
        for version in registration.versions
        for value in version.field_values.values()
    ]
    return sorted(values, key=attrgetter("position"))


def _seconds(at: datetime) -> Any:
    """Return seconds since 1970, which are a datetime again in Python."""
    return epoch_milliseconds(at) / 1000
