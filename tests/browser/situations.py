"""A pharmacy that texts its customers: something for each view of the page to show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3

from moto_pinpointsmsv2_ext import SmsVoiceControl

NUMBER = "+12065550100"
ADA, BOB, CHO = "+12065550111", "+12065550122", "+12065550133"
AGENT = "rcs-acme"
PLACE = "123456789012/us-east-1"

#: the form of a toll-free number
FORM = {
    "companyInfo.companyName": "Acme Pharmacy",
    "companyInfo.website": "https://acme.example",
    "companyInfo.address1": "1 Main Street",
    "companyInfo.city": "Reno",
    "companyInfo.state": "NV",
    "companyInfo.zipCode": "89501",
    "companyInfo.isoCountryCode": "US",
    "contactInfo.firstName": "Ada",
    "contactInfo.lastName": "Lovelace",
    "contactInfo.supportEmail": "help@acme.example",
    "contactInfo.supportPhoneNumber": "+17755550100",
    "messagingUseCase.monthlyMessageVolume": "10,000",
    "messagingUseCase.useCaseCategory": "ACCOUNT_NOTIFICATIONS",
    "messagingUseCase.useCaseDetails": "We tell customers when a prescription is ready.",
    "messagingUseCase.optInType": "DIGITAL_FORM",
    "messagingUseCase.optInDescription": "Customers tick a box on our order form.",
    "messagingUseCase.privacyPolicyUrl": "https://acme.example/gone",
    "messageSamples.messageSample1": "Acme: your prescription is ready. Reply STOP to opt out.",
}
CORRECTED = {
    **FORM,
    "messagingUseCase.privacyPolicyUrl": "https://acme.example/privacy",
    "messagingUseCase.optInDescription": (
        "Customers tick a box on our order form. The box says what we send, how often, and "
        "that STOP ends it."
    ),
}
CARD = {
    "CardOrientation": "VERTICAL",
    "CardContent": {
        "Title": "Your order is on its way",
        "Description": "It arrives today between 2 and 4 pm.",
        "Media": {"FileUrl": "https://acme.example/parcel.png", "Height": "MEDIUM"},
        "Suggestions": [
            {"Reply": {"Text": "Leave it at the door", "PostbackData": "door"}},
            {
                "OpenUrl": {
                    "Text": "Track it",
                    "PostbackData": "track",
                    "Url": "https://acme.example/track",
                }
            },
        ],
    },
}


def fill(sms: Any, control: SmsVoiceControl) -> Iterator[None]:
    """Fill an account, with a yield where time can pass."""
    seed_identities(sms, control)
    yield
    yield from file_registrations(sms, control)
    yield from send_messages(sms, control)


def seed_identities(sms: Any, control: SmsVoiceControl) -> None:
    sns = boto3.client(
        "sns", region_name="us-east-1", endpoint_url=sms.meta.endpoint_url
    )
    topic = sns.create_topic(Name="acme")["TopicArn"]
    number = control.phone_numbers.seed(
        PhoneNumber=NUMBER,
        NumberType="LONG_CODE",
        NumberCapabilities=["SMS", "MMS", "VOICE"],
        InternationalSendingEnabled=True,
        TwoWayEnabled=True,
        TwoWayChannelArn=topic,
    )
    control.phone_numbers.seed(
        PhoneNumber="+18445550144", NumberType="TOLL_FREE", Status="PENDING"
    )
    control.sender_ids.seed(SenderId="ACME", IsoCountryCode="GB")
    control.pools.seed(origination_identities=[number["PhoneNumberId"]])
    control.rcs_agents.seed(RcsAgentId=AGENT, Status="ACTIVE")
    control.verified_numbers.seed(DestinationPhoneNumber=ADA)
    sms.create_configuration_set(ConfigurationSetName="codes")
    sms.create_event_destination(
        ConfigurationSetName="codes",
        EventDestinationName="receipts",
        MatchingEventTypes=["TEXT_ALL"],
        SnsDestination={"TopicArn": topic},
    )
    sms.create_protect_configuration()


def file_registrations(sms: Any, control: SmsVoiceControl) -> Iterator[None]:
    control.registrations.seed(
        RegistrationType="US_TEN_DLC_BRAND_REGISTRATION", RegistrationStatus="COMPLETE"
    )
    yield
    control.registrations.seed(
        versions=[
            {
                "DeniedReasons": ["PRIVACY_POLICY_MISSING"],
                "RegistrationFieldValues": FORM,
            },
            {"RegistrationFieldValues": CORRECTED},
        ],
        RegistrationStatus="REVIEWING",
    )
    yield
    sms.create_registration(RegistrationType="GB_SENDER_ID_REGISTRATION")
    control.registrations.seed(
        RegistrationType="US_SHORT_CODE_REGISTRATION",
        RegistrationStatus="REQUIRES_UPDATES",
    )
    yield
    control.registrations.seed(
        RegistrationType="US_TEN_DLC_CAMPAIGN_REGISTRATION",
        RegistrationStatus="SUBMITTED",
    )
    yield


def send_messages(sms: Any, control: SmsVoiceControl) -> Iterator[None]:
    def text(to: str, body: str, **members: Any) -> None:
        sms.send_text_message(
            DestinationPhoneNumber=to,
            OriginationIdentity=NUMBER,
            MessageBody=body,
            **{"ConfigurationSetName": "codes", **members},
        )

    text(
        ADA,
        "Acme: your prescription is ready. Reply STOP to opt out.",
        Context={"prescription": "RX-20391"},
    )
    yield
    control.messages.receive(from_=ADA, to=NUMBER, body="Are you open on Sunday?")
    yield
    text(ADA, "Yes, from 10 to 4. See you on Sunday \N{GRINNING FACE}")
    control.messages.on_send(CHO, outcome="carrier_unreachable", times=1)
    text(CHO, "Acme: your prescription is ready. Reply STOP to opt out.")
    yield
    sms.send_media_message(
        DestinationPhoneNumber=BOB,
        OriginationIdentity=NUMBER,
        MessageBody="How to use your inhaler",
        MediaUrls=["s3://acme-media/inhaler.png"],
    )
    yield
    sms.send_rcs_message(
        DestinationPhoneNumber=BOB,
        OriginationIdentity=AGENT,
        RcsMessageContent={"Content": {"RichCard": CARD}},
    )
    yield
    sms.send_voice_message(
        DestinationPhoneNumber=CHO,
        OriginationIdentity=NUMBER,
        MessageBody="Your code is 4, 9, 2, 0, 1, 7.",
    )
    yield
    control.messages.receive(from_=BOB, to=NUMBER, body="STOP")
    yield
    control.messages.on_send(ADA, outcome="pending", times=1)
    text(ADA, "492017 is your code. It expires in 10 minutes.", TimeToLive=600)
