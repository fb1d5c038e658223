"""Data of an account that no operation sets: decisions about submissions, registration
types, RCS agents, quotas and paces. The tests set it in the backend."""

from __future__ import annotations

import importlib
from typing import Any

import boto3
import pytest

from moto import mock_aws
from moto.moto_api import state_manager

from . import backend, refused, skip_unless_modelled, statuses_until
from .test_pools import pool_of
from .test_reviews import brand, created, remarks_of, version_of
from .test_ten_dlc_reviews import PUBLIC

pytestmark = pytest.mark.in_process

SHORT_CODE = "US_SHORT_CODE_REGISTRATION"


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def models(name: str) -> Any:
    return importlib.import_module(f"moto.pinpointsmsvoicev2.models.{name}")


def decide(verdict: str, registration_type: str | None = None, **members: Any) -> None:
    decisions = models("registrations.decisions")
    by_type = backend().store.record(decisions.Decisions).by_type
    by_type[registration_type] = decisions.Decision(verdict, **members)


def submit(client: Any) -> str:
    registration_id = created(client, SHORT_CODE)
    client.submit_registration_version(RegistrationId=registration_id)
    return registration_id


def statuses(client: Any) -> list[str]:
    return statuses_until(client, "none", submit(client), at_most=5)


@mock_aws
def test_a_decision_applies_to_the_given_number_of_submissions() -> None:
    client = sms()
    decide("hold", times=2)
    assert statuses(client) == ["SUBMITTED"] * 5
    assert statuses(client) == ["SUBMITTED"] * 5
    assert statuses(client)[-1] == "COMPLETE"


@mock_aws
def test_a_decision_for_a_type_has_precedence() -> None:
    client = sms()
    decide("hold")
    decide("require_authentication", SHORT_CODE)
    assert statuses(client)[-1] == "REQUIRES_AUTHENTICATION"


@mock_aws
def test_a_denied_version_has_the_reasons_and_feedback() -> None:
    client = sms()
    denial = models("registrations.decisions").Denial(
        [{"Reason": "Ours", "ShortDescription": "No"}], feedback="Try again"
    )
    decide("deny", denial=denial)
    registration_id = submit(client)
    assert statuses_until(client, "REQUIRES_UPDATES", registration_id) == [
        "SUBMITTED",
        "REVIEWING",
        "REQUIRES_UPDATES",
    ]
    version = version_of(client, registration_id)
    shape = client.meta.service_model.shape_for("RegistrationVersionInformation")
    if "Feedback" in shape.members:
        assert version["Feedback"] == "Try again"
    assert version["DeniedReasons"] == [{"Reason": "Ours", "ShortDescription": "No"}]


@mock_aws
def test_a_denial_by_aws_skips_reviewing() -> None:
    client = sms()
    skip_unless_modelled(client, "AWS_REVIEWING")
    decide("deny")
    registration_id = created(client, SHORT_CODE)
    client.submit_registration_version(RegistrationId=registration_id, AwsReview=True)
    seen = statuses_until(client, "REQUIRES_UPDATES", registration_id)
    assert seen == ["AWS_REVIEWING", "REQUIRES_UPDATES"]


@mock_aws
def test_a_held_registration_stays_submitted() -> None:
    client = sms()
    registration_id = created(client, SHORT_CODE)
    [registration] = [each for each in backend().store if each.id == registration_id]
    registration.held = True
    client.submit_registration_version(RegistrationId=registration_id)
    assert (
        statuses_until(client, "none", registration_id, at_most=3) == ["SUBMITTED"] * 3
    )


@mock_aws
def test_a_held_number_stays_pending() -> None:
    client = sms()
    number_id = client.request_phone_number(
        IsoCountryCode="GB",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType="LONG_CODE",
    )["PhoneNumberId"]
    [number] = [each for each in backend().store if each.id == number_id]
    number.held = True
    registration_id = created(client, "GB_LONG_CODE_REGISTRATION")
    client.submit_registration_version(RegistrationId=registration_id)
    statuses_until(client, "COMPLETE", registration_id)
    client.create_registration_association(
        RegistrationId=registration_id, ResourceId=number_id
    )
    for _ in range(3):
        [found] = client.describe_phone_numbers()["PhoneNumbers"]
        assert found["Status"] == "PENDING"


@mock_aws
def test_an_approval_continues_from_the_current_status() -> None:
    client = sms()
    registration_id = submit(client)
    statuses_until(client, "REVIEWING", registration_id)
    store, reviews = backend().store, models("registrations.reviews")
    types = models("registrations.types")
    [registration] = [each for each in store if each.id == registration_id]
    approval = models("registrations.decisions").Decision()
    definition = types.type_of(store, SHORT_CODE)
    assert reviews.course(registration, definition, approval) == [
        "PROVISIONING",
        "COMPLETE",
    ]


@pytest.mark.parametrize(
    "verdict, held, seen",
    [
        ("approve", False, ["REVIEWING", "COMPLETE"]),
        ("require_authentication", False, ["REVIEWING", "COMPLETE"]),
        ("deny", False, ["REVIEWING", "REQUIRES_UPDATES"]),
        ("approve", True, ["REVIEWING", "REVIEWING"]),
    ],
)
@mock_aws
def test_a_review_goes_on_after_the_authentication(
    verdict: str, held: bool, seen: list[str]
) -> None:
    client = sms()
    skip_unless_modelled(client, "REQUIRES_AUTHENTICATION")
    decide(verdict)
    brand_id = brand(client, **PUBLIC)
    client.submit_registration_version(RegistrationId=brand_id)
    statuses_until(client, "REQUIRES_AUTHENTICATION", brand_id)
    [registration] = [each for each in backend().store if each.id == brand_id]
    registration.held = held
    models("registrations.reviews").authenticate(backend().store, registration)
    assert statuses_until(client, "none", brand_id, at_most=2) == seen


@mock_aws
def test_an_approval_adds_additional_attributes() -> None:
    client = sms()
    decide("approve", additional_attributes={"CampaignId": "C1"})
    registration_id = submit(client)
    statuses_until(client, "COMPLETE", registration_id)
    [found] = client.describe_registrations()["Registrations"]
    assert found["AdditionalAttributes"] == {"CampaignId": "C1"}


@mock_aws
def test_the_defaults_of_what_a_form_omits() -> None:
    client = sms()
    types, forms = models("registrations.types"), models("registrations.forms")
    select = {"FieldType": "SELECT", "SelectValidation": {"Options": ["x", "y"]}}
    form = forms.Form.of([], [{"FieldPath": "a.b"}, {"FieldPath": "a.c", **select}])
    definition = types.RegistrationTypeDefinition(
        0, "OURS", {"Title": "Ours"}, [], read_form=lambda: form
    )
    backend().store.record(types.DefinedTypes).by_name["OURS"] = definition
    assert client.describe_registration_field_definitions(RegistrationType="OURS")[
        "RegistrationFieldDefinitions"
    ] == [
        {
            "SectionPath": "a",
            "FieldPath": "a.b",
            "FieldType": "TEXT",
            "FieldRequirement": "OPTIONAL",
            "TextValidation": {
                "MinLength": 1,
                "MaxLength": 2048,
                "Pattern": r"^(?=\s*\S)[\s\S]+$",
            },
            "DisplayHints": {"Title": "B", "ShortDescription": "B"},
        },
        {
            "SectionPath": "a",
            "FieldPath": "a.c",
            "FieldType": "SELECT",
            "FieldRequirement": "OPTIONAL",
            "SelectValidation": {
                "MinChoices": 1,
                "MaxChoices": 1,
                "Options": ["x", "y"],
            },
            "DisplayHints": {"Title": "C", "ShortDescription": "C"},
        },
    ]


@pytest.mark.parametrize(
    "value, remarks",
    [
        ("yes", {}),
        ("no", {"a.answer": "INVALID_FIELD_VALUE"}),
        ("maybe", {"a.answer": "INVALID_FIELD_VALUE"}),
    ],
)
@mock_aws
def test_a_conditional_validation_restricts_a_value(
    value: str, remarks: dict[str, str]
) -> None:
    client = sms()
    types, forms = models("registrations.types"), models("registrations.forms")
    form = forms.Form.of(
        [],
        [
            {
                "FieldPath": "a.answer",
                "FieldType": "TEXT",
                "FieldRequirement": "OPTIONAL",
                "ConditionalBehavior": {
                    "DefaultBehavior": "OPTIONAL",
                    "Rules": [
                        {
                            "Conditions": [],
                            "RuleBehavior": "OPTIONAL",
                            "ConditionalValidation": {
                                "AllowedValues": ["yes", "no"],
                                "MinLength": 3,
                            },
                        }
                    ],
                },
            }
        ],
    )
    definition = types.RegistrationTypeDefinition(
        0, "OURS", {"Title": "Ours"}, [], read_form=lambda: form
    )
    backend().store.record(types.DefinedTypes).by_name["OURS"] = definition
    registration_id = created(client, "OURS")
    client.put_registration_field_value(
        RegistrationId=registration_id, FieldPath="a.answer", TextValue=value
    )
    client.submit_registration_version(RegistrationId=registration_id)
    statuses_until(client, "none", registration_id, at_most=3)
    assert remarks_of(client, registration_id) == remarks


def agent() -> str:
    identities = models("identities.origination_identities")
    store = backend().store
    agent_id = store.new_id(identities.RcsAgent)
    made = identities.RcsAgent(
        rcs_agent_arn=store.arn_of(identities.RcsAgent, agent_id),
        rcs_agent_id=agent_id,
        fixed_status="ACTIVE",
    )
    return str(store.add(made).id)


@mock_aws
def test_a_pool_has_one_rcs_agent() -> None:
    client = sms()
    pool_id = pool_of(client, agent())
    error = refused(
        client.associate_origination_identity,
        PoolId=pool_id,
        OriginationIdentity=agent(),
        IsoCountryCode="US",
    )
    assert error["Reason"] == "RESOURCE_ALREADY_ASSOCIATED"
    assert error["ResourceId"] == pool_id


@mock_aws
def test_an_rcs_agent_has_one_registration_of_a_type() -> None:
    client = sms()
    agent_id = agent()
    for registration_type in (
        "US_RCS_LAUNCH_REGISTRATION",
        "TEST_RCS_LAUNCH_REGISTRATION",
    ):
        client.create_registration_association(
            RegistrationId=created(client, registration_type), ResourceId=agent_id
        )
    error = refused(
        client.create_registration_association,
        RegistrationId=created(client, "US_RCS_LAUNCH_REGISTRATION"),
        ResourceId=agent_id,
    )
    assert error["Reason"] == "RCS_AGENT_ALREADY_ASSOCIATED_TO_REGISTRATION_TYPE"


@mock_aws
def test_an_account_enforces_quotas() -> None:
    client = sms()
    settings = backend().store.record(models("quotas").Quotas)
    settings.enforced = True
    for _ in range(25):
        created(client, SHORT_CODE)
    error = refused(client.create_registration, RegistrationType=SHORT_CODE)
    assert error["Reason"] == "REGISTRATIONS_PER_ACCOUNT"
    settings.enforced = False
    created(client, SHORT_CODE)


@mock_aws
def test_a_pace_ends_with_a_reset() -> None:
    progress = models("progress")
    paces = backend().store.record(progress.Paces)
    paces.set(progress.POOL, {"progression": "immediate"})
    assert state_manager.get_transition(progress.POOL) == {"progression": "immediate"}
    backend().reset()
    assert state_manager.get_transition(progress.POOL) == {
        "progression": "manual",
        "times": 1,
    }


@pytest.mark.parametrize(
    "number, country",
    [("+12065550100", "US"), ("+14165550100", "CA"), ("+999", None)],
)
def test_the_country_of_a_number(number: str, country: str | None) -> None:
    assert models("identities.number_plans").country_of(number) == country
