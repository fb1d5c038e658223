"""10DLC campaigns that are registered with the operations of the service."""

from __future__ import annotations

from typing import Any

from . import progression, statuses_until
from .test_reviews import CAMPAIGN, brand, created


def submit(client: Any, registration_id: str) -> None:
    client.submit_registration_version(RegistrationId=registration_id)
    with progression("registration", progression="immediate"):
        assert "COMPLETE" in statuses_until(client, "COMPLETE", registration_id)


def new_campaign(client: Any) -> str:
    """Create a campaign with all required fields, whose brand is registered."""
    brand_id = brand(client)
    submit(client, brand_id)
    campaign_id = created(client, CAMPAIGN)
    pages = client.get_paginator("describe_registration_field_definitions").paginate(
        RegistrationType=CAMPAIGN
    )
    for field in pages.search(
        "RegistrationFieldDefinitions[?FieldRequirement=='REQUIRED']"
    ):
        if field["FieldType"] == "SELECT":
            value = {"SelectChoices": field["SelectValidation"]["Options"][-1:]}
        else:
            value = {"TextValue": "x" * field["TextValidation"]["MinLength"]}
        client.put_registration_field_value(
            RegistrationId=campaign_id, FieldPath=field["FieldPath"], **value
        )
    client.create_registration_association(
        RegistrationId=campaign_id, ResourceId=brand_id
    )
    return campaign_id


def registered_campaign(client: Any) -> str:
    """Create a campaign that is COMPLETE."""
    campaign_id = new_campaign(client)
    submit(client, campaign_id)
    return campaign_id
