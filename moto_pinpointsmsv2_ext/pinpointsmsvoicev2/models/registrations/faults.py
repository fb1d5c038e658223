"""The faults of a submitted version, each with the code of its denial."""

from __future__ import annotations

from collections.abc import Iterator

from ..identities.origination_identities import RcsAgent, sender_id_problem
from ..store import Store
from .attachments import RegistrationAttachment
from .forms import violates
from .registrations import (
    SENDER_ID_FIELD,
    Registration,
    registrations_of,
    sender_id_in_form,
)
from .states import IN_REVIEW
from .types import RegistrationTypeDefinition


def find_faults(
    store: Store, registration: Registration, definition: RegistrationTypeDefinition
) -> Iterator[tuple[str | None, str]]:
    """Yield the faults of the current version.

    :return: the path of the field, None if the fault is not in a field, and the code
    """
    if definition.regions and store.region_name not in definition.regions:
        # AWS returns a registration that is submitted in another Region. (AWS docs)
        # The code of the denial. (assumed)
        yield None, "INVALID_FIELD_VALUE"
    for association in registration.associations:
        resource = association.resource
        if isinstance(resource, Registration):
            resource.settle()
            if resource.registration_status != "COMPLETE":
                yield None, "BRAND_UNVERIFIED"
            elif any(
                other is not registration
                and other.registration_type == "US_TEN_DLC_BRAND_VETTING"
                and other.registration_status in IN_REVIEW
                for other in registrations_of(resource)
            ):
                yield None, "WAIT_TO_RESUBMIT_REGISTRATION"
        elif isinstance(resource, RcsAgent) and association.iso_country_code:
            yield from _other_replies(registration, resource)
    name = sender_id_in_form(registration.current_version)
    if name and definition.sender_id_countries and sender_id_problem(name):
        # The form cannot create a sender ID that cannot be requested. (assumed)
        yield SENDER_ID_FIELD, "INVALID_FIELD_VALUE"
    yield from _faults_of_form(registration, definition)
    yield from _large_attachments(store, registration, definition)


def _other_replies(
    registration: Registration, agent: RcsAgent
) -> Iterator[tuple[str, str]]:
    """Yield the replies to HELP and STOP in the form of the launch of an RCS agent in a
    country that are not those of the agent. (AWS docs)
    """
    form = registration.current_version.form
    for path, word in (
        ("complianceKeywords.helpResponse", "HELP"),
        ("complianceKeywords.stopResponse", "STOP"),
    ):
        if path in form and form[path] != (agent.keywords[word].keyword_message,):
            yield path, "INVALID_FIELD_VALUE"


def missing_fields(
    registration: Registration, definition: RegistrationTypeDefinition
) -> list[str]:
    """Return the paths of the empty fields that the current version requires."""
    form = registration.current_version.form
    return [
        path
        for path, field_definition in definition.form.fields.items()
        if path not in form and field_definition.behavior(form)[0] == "REQUIRED"
    ]


def _faults_of_form(
    registration: Registration, definition: RegistrationTypeDefinition
) -> Iterator[tuple[str, str]]:
    form = registration.current_version.form
    for path, field_definition in definition.form.fields.items():
        behavior, validation = field_definition.behavior(form)
        value = form.get(path, ())
        if not value and behavior == "REQUIRED":
            always = field_definition.field_requirement == "REQUIRED"
            usual = "MISSING_REQUIRED_FIELD" if always else "MISSING_CONDITIONAL_FIELD"
            yield path, field_definition.denied_reason or usual
        elif value and behavior == "DISALLOWED":
            yield path, "CONDITIONAL_FIELD_NOT_ALLOWED"
        elif value and validation and violates(value, validation):
            yield path, "INVALID_FIELD_VALUE"


def _large_attachments(
    store: Store, registration: Registration, definition: RegistrationTypeDefinition
) -> Iterator[tuple[str, str]]:
    """Yield the attachments that are larger than the form allows.

    The limits. (AWS docs)
    They are checked by the review and not by the upload. (assumed)
    """
    for path, field_definition in definition.form.fields.items():
        value = registration.current_version.field_values.get(path)
        if value is None or value.registration_attachment_id is None:
            continue
        attachment = store.get(RegistrationAttachment, value.registration_attachment_id)
        if field_definition.is_too_large(attachment.size, attachment.is_pdf):
            yield path, field_definition.size_denied_reason or "INVALID_FIELD_VALUE"
