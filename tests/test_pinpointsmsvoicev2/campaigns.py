"""10DLC campaigns that are registered with the operations of the service."""

from __future__ import annotations

from typing import Any

from . import progression, statuses_until
from .test_reviews import brand, fill
from .test_ten_dlc_reviews import CAMPAIGN, CAMPAIGN_FORM, associated


def submit(client: Any, registration_id: str) -> None:
    client.submit_registration_version(RegistrationId=registration_id)
    with progression("registration", progression="immediate"):
        assert "COMPLETE" in statuses_until(client, "COMPLETE", registration_id)


def new_campaign(client: Any) -> str:
    """Create a campaign with all required fields, whose brand is registered."""
    brand_id = brand(client)
    submit(client, brand_id)
    campaign_id = associated(client, CAMPAIGN, brand_id)
    fill(client, campaign_id, CAMPAIGN_FORM)
    return campaign_id


def registered_campaign(client: Any) -> str:
    """Create a campaign that is COMPLETE."""
    campaign_id = new_campaign(client)
    submit(client, campaign_id)
    return campaign_id
