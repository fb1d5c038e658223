"""The sender IDs that approvals create."""

from __future__ import annotations

import pytest

from moto import mock_aws

from . import statuses_until
from .test_reviews import remarks_of
from .test_sender_id_forms import AUSTRIA, COMMON, sender_ids, sms, submitted


@pytest.mark.parametrize(
    "country, name",
    [
        ("FI", "123456"),
        ("FI", "-Acme"),
        ("FI", "Acme-"),
        ("FI", "Ac me"),
        ("FI", "Acme+"),
        ("FI", "Äcme"),
        ("AT", "Acme & Co"),
    ],
)
@mock_aws
def test_a_form_whose_sender_id_cannot_be_requested_is_denied(
    country: str, name: str
) -> None:
    client = sms()
    form = COMMON if country == "FI" else AUSTRIA
    registration_id = submitted(
        client, country, {**form, "senderIdInfo.senderId": name}
    )
    assert statuses_until(client, "REQUIRES_UPDATES", registration_id) == [
        "SUBMITTED",
        "REQUIRES_UPDATES",
    ]
    assert remarks_of(client, registration_id) == {
        "senderIdInfo.senderId": "INVALID_FIELD_VALUE"
    }
    assert sender_ids(client) == []


UNITED_KINGDOM = {
    "companyInfo.companyName": "Acme",
    "companyInfo.taxId": "GB123456789",
    "companyInfo.website": "https://acme.example",
    "companyInfo.address1": "1 Main St",
    "companyInfo.city": "Bath",
    "companyInfo.state": "Somerset",
    "companyInfo.zipCode": "BA1 1AA",
    "companyInfo.isoCountryCode": "GB",
    "contactInfo.firstName": "Ada",
    "contactInfo.lastName": "Acme",
    "contactInfo.supportEmail": "help@acme.example",
    "contactInfo.supportPhoneNumber": "+441632960100",
    "senderIdInfo.senderId": "Acme",
    "messagingUseCase.monthlyMessageVolume": ["10"],
    "messagingUseCase.useCaseCategory": ["Notifications"],
    "messagingUseCase.useCaseDetails": "Orders",
    "messageSamples.messageSample1": "Your order is on its way.",
}


@mock_aws
def test_an_approval_registers_a_sender_id_that_was_requested_without_one() -> None:
    client = sms()
    requested = client.request_sender_id(
        SenderId="ACME",
        IsoCountryCode="GB",
        MessageTypes=["PROMOTIONAL"],
        DeletionProtectionEnabled=True,
    )
    assert requested["Registered"] is False
    first = submitted(client, "GB", UNITED_KINGDOM)
    statuses_until(client, "COMPLETE", first)
    [listed] = client.describe_sender_ids()["SenderIds"]
    assert listed["SenderIdArn"] == requested["SenderIdArn"]
    assert listed["MessageTypes"] == ["PROMOTIONAL"]
    assert listed["DeletionProtectionEnabled"] is True
    assert listed["Registered"] is True
    # A second registration has the same sender ID.
    second = submitted(client, "GB", UNITED_KINGDOM)
    statuses_until(client, "COMPLETE", second)
    for registration_id in (first, second):
        [association] = client.list_registration_associations(
            RegistrationId=registration_id
        )["RegistrationAssociations"]
        assert association["ResourceArn"] == requested["SenderIdArn"]
    assert sender_ids(client) == ["ACME/GB"]
