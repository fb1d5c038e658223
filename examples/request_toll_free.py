"""Request a toll-free number, wait until it is ACTIVE, and create a pool with a keyword.

All functions except `main` run unchanged against AWS, where the registration of the number
takes up to three weeks. `main` decides the review of the mock.
"""

import time
from typing import Any

import boto3

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations


def request(client: Any) -> tuple[str, str]:
    """Create a registration, and request a number for it."""
    registration = client.create_registration(
        RegistrationType="US_TOLL_FREE_REGISTRATION"
    )
    number = client.request_phone_number(
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType="TOLL_FREE",
        RegistrationId=registration["RegistrationId"],
        DeletionProtectionEnabled=True,
    )
    return str(registration["RegistrationId"]), str(number["PhoneNumberId"])


def wait(client: Any, number_id: str, pause: float = 3600, at_most: int = 500) -> str:
    """Wait until a number is ACTIVE, and return its last status."""
    status = ""
    for _ in range(at_most):
        [number] = client.describe_phone_numbers(PhoneNumberIds=[number_id])[
            "PhoneNumbers"
        ]
        status = str(number["Status"])
        print(f"  {number['PhoneNumber'][:-4]}xxxx  {status}")
        if status == "ACTIVE":
            break
        time.sleep(pause)
    return status


def pool(client: Any, number_id: str, pause: float = 60) -> str:
    """Create a pool with a number, and add the keyword HOURS to it."""
    created = client.create_pool(
        IsoCountryCode="US", OriginationIdentity=number_id, MessageType="TRANSACTIONAL"
    )
    pool_id = str(created["PoolId"])
    while client.describe_pools(PoolIds=[pool_id])["Pools"][0]["Status"] != "ACTIVE":
        time.sleep(pause)
    client.put_keyword(
        OriginationIdentity=pool_id, Keyword="hours", KeywordMessage="9 to 5"
    )
    keywords = client.describe_keywords(OriginationIdentity=pool_id)["Keywords"]
    print("  answers to", ", ".join(keyword["Keyword"] for keyword in keywords))
    return pool_id


@mock_sms_registrations
def main() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    reviewer = SmsVoiceControl(region_name="us-east-1")
    registration_id, number_id = request(client)

    print(f"{registration_id} is submitted")
    reviewer.registrations.on_submit(decision="hold")
    client.submit_registration_version(RegistrationId=registration_id)
    wait(client, number_id, pause=0, at_most=2)

    print(f"{registration_id} is approved")
    reviewer.registrations.approve(registration_id)
    wait(client, number_id, pause=0)
    pool(client, number_id, pause=0)


if __name__ == "__main__":
    main()
