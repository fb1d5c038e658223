"""RCS agents that are launched with the operations of the service."""

from __future__ import annotations

from typing import Any

import pytest

from . import MODEL, backend, progression, statuses_until
from .messaging import US, long_code
from .test_pools import pool_of
from .test_reviews import fill

needs_rcs = pytest.mark.skipif(
    "RcsAgentInformation" not in MODEL.shape_names,
    reason="the service model of this botocore has no RCS agents",
)
TEST = "TEST_RCS_LAUNCH_REGISTRATION"
FORM: dict[str, Any] = {
    "agentDetails.brandName": "Acme & Sons",
    "agentDetails.serviceName": "Alerts",
    "agentDetails.senderDisplayName": "Acme",
    "agentDetails.useCase": ["TRANSACTIONAL"],
    "agentDetails.agentDescription": "Alerts of Acme",
    "agentDetails.accentColor": "#112233",
    "agentDetails.contactWebsite": "https://acme.example",
    "agentDetails.contactWebsiteLabel": "Website",
    "agentDetails.privacyPolicyUrl": "https://acme.example/privacy",
    "agentDetails.termsAndConditionsUrl": "https://acme.example/terms",
    "agentDetails.billingCategory": ["NON_CONVERSATIONAL"],
    "agentDetails.averageMonthlyRcsFrequency": ["10"],
    "agentDetails.monthlyRcsVolume": "1000",
}
IMAGES = ("agentDetails.bannerImage", "agentDetails.logoImage")
#: the content of a text message
HELLO = {"Content": {"TextMessage": {"Body": "Hello"}}}


def new_agent(client: Any, **members: Any) -> str:
    return str(client.create_rcs_agent(**members)["RcsAgentId"])


def draft(client: Any, agent_id: str, registration_type: str, **fields: Any) -> str:
    """Create a registration for an agent, and fill in its form.

    :param fields: further fields, with two underscores for each period
    """
    created = client.create_registration(RegistrationType=registration_type)
    registration_id = str(created["RegistrationId"])
    client.create_registration_association(
        RegistrationId=registration_id, ResourceId=agent_id
    )
    others = {path.replace("__", "."): value for path, value in fields.items()}
    fill(client, registration_id, FORM | others)
    image = client.create_registration_attachment(AttachmentBody=b"\x89PNG\r\n\x1a\n")
    for path in IMAGES:
        client.put_registration_field_value(
            RegistrationId=registration_id,
            FieldPath=path,
            RegistrationAttachmentId=image["RegistrationAttachmentId"],
        )
    return registration_id


def launch(
    client: Any, agent_id: str, country: str | None = None, **fields: Any
) -> str:
    """Launch an agent in a country, or for testers, and return the registration.

    :param fields: as in :func:`draft`
    """
    kind = f"{country}_RCS_LAUNCH_REGISTRATION" if country else TEST
    registration_id = draft(client, agent_id, kind, **fields)
    client.submit_registration_version(RegistrationId=registration_id)
    with progression("registration", progression="immediate"):
        assert "COMPLETE" in statuses_until(client, "COMPLETE", registration_id)
    return registration_id


def launched(client: Any, *countries: str) -> str:
    """Create an agent that is launched in countries, by default in the US."""
    agent_id = new_agent(client)
    for country in countries or ("US",):
        launch(client, agent_id, country)
    return agent_id


def add_tester(client: Any, agent_id: str, number: str = US) -> None:
    """Let a person accept to test an agent, in process only."""
    created = client.create_verified_destination_number(
        DestinationPhoneNumber=number, RcsAgentId=agent_id
    )
    number_id = created["VerifiedDestinationNumberId"]
    [found] = [each for each in backend().store if each.id == number_id]
    found.status = "VERIFIED"


def send(client: Any, agent_id: str, **members: Any) -> str:
    """Send a text to a person in the US by RCS, and return the id of the message."""
    request = {
        "DestinationPhoneNumber": US,
        "OriginationIdentity": agent_id,
        "RcsMessageContent": HELLO,
        "ConfigurationSetName": "set",
        **members,
    }
    return str(client.send_rcs_message(**request)["MessageId"])


def text_of(client: Any, **members: Any) -> str:
    """Send a text message, and return its id."""
    request = {"DestinationPhoneNumber": US, "MessageBody": "Hello", **members}
    reply = client.send_text_message(**request, ConfigurationSetName="set")
    return str(reply["MessageId"])


def mixed_pool(
    client: Any, agent_id: str, **members: Any
) -> tuple[str, dict[str, Any]]:
    """Create a pool of an agent and a US number."""
    pool_id, own = pool_of(client, agent_id), long_code(client, **members)
    client.associate_origination_identity(
        PoolId=pool_id, OriginationIdentity=own["PhoneNumberId"], IsoCountryCode="US"
    )
    return pool_id, own


def sms_fallback(client: Any, **members: Any) -> dict[str, Any]:
    own = long_code(client)["PhoneNumberId"]
    return {
        "FallbackConfiguration": {
            "Channel": "SMS",
            "MessageBody": "Plain",
            "OriginationIdentity": own,
            **members,
        }
    }


def describe(client: Any, agent_id: str) -> dict[str, Any]:
    [agent] = client.describe_rcs_agents(RcsAgentIds=[agent_id])["RcsAgents"]
    found: dict[str, Any] = agent
    return found


def countries(client: Any, agent_id: str, **members: Any) -> list[tuple[str, str]]:
    """Return the countries of an agent with their statuses."""
    reply = client.describe_rcs_agent_country_launch_status(
        RcsAgentId=agent_id, **members
    )
    assert reply["RcsAgentId"] == agent_id
    assert reply["RcsAgentArn"].endswith(f":rcs-agent/{agent_id}")
    found = reply["CountryLaunchStatus"]
    return [(each["IsoCountryCode"], each["Status"]) for each in found]
