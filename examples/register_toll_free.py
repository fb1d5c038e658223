"""Register a toll-free number: fill in the form, submit it, wait for the review, read the
denied reasons, correct the form in a new version and submit again.

All functions except `main` run unchanged against AWS, where a review takes weeks. `main`
seeds the number and decides the reviews of the mock.
"""

import json
import time
from pathlib import Path
from typing import Any

import boto3

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

HERE = Path(__file__).parent
#: the corrected value of a field, by the code of its denial
CORRECTIONS = {"PRIVACY_POLICY_MISSING": "https://acme.example/privacy"}


def upload(client: Any, path: Path, pause: float) -> str:
    """Upload a document and wait until the upload is complete."""
    attachment = client.create_registration_attachment(AttachmentBody=path.read_bytes())
    attachment_id = str(attachment["RegistrationAttachmentId"])
    while True:
        [attachment] = client.describe_registration_attachments(
            RegistrationAttachmentIds=[attachment_id]
        )["RegistrationAttachments"]
        if attachment["AttachmentStatus"] != "UPLOAD_IN_PROGRESS":
            return attachment_id
        time.sleep(pause)


def fill(client: Any, registration_id: str, form: dict[str, Any]) -> None:
    """Fill in the form of the current version: texts, choices and attachments."""
    for path, value in form.items():
        if isinstance(value, dict):
            member = {"RegistrationAttachmentId": value["attachment"]}
        elif isinstance(value, list):
            member = {"SelectChoices": value}
        else:
            member = {"TextValue": value}
        client.put_registration_field_value(
            RegistrationId=registration_id, FieldPath=path, **member
        )


def submit(client: Any, registration_id: str, pause: float) -> str:
    """Submit the current version and wait for the outcome of its review."""
    client.submit_registration_version(RegistrationId=registration_id)
    while True:
        [registration] = client.describe_registrations(
            RegistrationIds=[registration_id]
        )["Registrations"]
        status = str(registration["RegistrationStatus"])
        print(f"  version {registration['CurrentVersionNumber']}  {status}")
        if status in ("COMPLETE", "REQUIRES_UPDATES"):
            return status
        time.sleep(pause)


def denied_fields(client: Any, registration_id: str) -> dict[str, str]:
    """Print the denied reasons of the current version, and return those of its fields."""
    [version, *_] = client.describe_registration_versions(
        RegistrationId=registration_id
    )["RegistrationVersions"]
    for reason in version["DeniedReasons"]:
        print(f"  denied: {reason['ShortDescription']}")
    pages = client.get_paginator("describe_registration_field_values").paginate(
        RegistrationId=registration_id
    )
    return {
        value["FieldPath"]: value["DeniedReason"]
        for page in pages
        for value in page["RegistrationFieldValues"]
        if "DeniedReason" in value
    }


def register(
    client: Any, number_id: str, form: dict[str, Any], pause: float = 3600
) -> str:
    """Register a number with a form, and correct the form after each denial."""
    registration_id = str(
        client.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")[
            "RegistrationId"
        ]
    )
    print(registration_id)
    client.create_registration_association(
        RegistrationId=registration_id, ResourceId=number_id
    )
    for path, value in form.items():
        if isinstance(value, dict):
            form[path] = {"attachment": upload(client, HERE / value["file"], pause)}
    fill(client, registration_id, form)
    while submit(client, registration_id, pause) != "COMPLETE":
        corrections = {
            path: CORRECTIONS[reason]
            for path, reason in denied_fields(client, registration_id).items()
        }
        # A new version has an empty form; it does not copy the previous version.
        client.create_registration_version(RegistrationId=registration_id)
        form |= corrections
        fill(client, registration_id, form)
    return registration_id


@mock_sms_registrations
def main() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    reviewer = SmsVoiceControl(region_name="us-east-1")
    number = reviewer.phone_numbers.seed(PhoneNumber="+18335550123")
    reviewer.registrations.on_submit(
        "US_TOLL_FREE_REGISTRATION",
        decision="deny",
        reasons=["PRIVACY_POLICY_MISSING"],
        fields={"messagingUseCase.privacyPolicyUrl": "PRIVACY_POLICY_MISSING"},
        times=1,
    )
    form = json.loads((HERE / "toll_free_form.json").read_text("utf-8"))
    print(f"{number['PhoneNumber']}, a form of {len(form)} fields")
    registration_id = register(client, number["PhoneNumberId"], form, pause=0)
    print(f"{registration_id} is registered")


if __name__ == "__main__":
    main()
