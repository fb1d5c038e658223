"""Create registrations, then list them by status, page by page.

`file` and `show` run unchanged against AWS. `main` runs them against the mock, with
registrations seeded in statuses that take weeks to reach at AWS.
"""

from collections import Counter
from typing import Any

import boto3

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

COMPANIES = {
    "Acme Pharmacy": "US_TOLL_FREE_REGISTRATION",
    "Bolt Couriers": "US_TEN_DLC_BRAND_REGISTRATION",
    "Café Lumière": "GB_SENDER_ID_REGISTRATION",
}


def file(client: Any, company: str, registration_type: str) -> str:
    """Create a registration with the name of its company as a tag, as the console does."""
    registration = client.create_registration(
        RegistrationType=registration_type,
        Tags=[{"Key": "Name", "Value": company}],
    )
    return str(registration["RegistrationId"])


def show(client: Any, status: str) -> int:
    """Print the registrations in a status and return their number."""
    pages = client.get_paginator("describe_registrations").paginate(
        Filters=[{"Name": "registration-status", "Values": [status]}],
        PaginationConfig={"PageSize": 2},
    )
    count = 0
    for number, page in enumerate(pages, 1):
        for registration in page["Registrations"]:
            count += 1
            tags = client.list_tags_for_resource(
                ResourceArn=registration["RegistrationArn"]
            )["Tags"]
            name = next((tag["Value"] for tag in tags if tag["Key"] == "Name"), "-")
            print(
                f"  page {number}  {registration['RegistrationId']}  "
                f"{registration['RegistrationType']:<30}"
                f"version {registration['CurrentVersionNumber']}  "
                f"{registration['CreatedTimestamp']:%Y-%m-%d}  {name}"
            )
    return count


@mock_sms_registrations
def main() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    control = SmsVoiceControl(region_name="us-east-1")
    control.registrations.seed(RegistrationStatus="COMPLETE", CurrentVersionNumber=1)
    control.registrations.seed(RegistrationStatus="REVIEWING", CurrentVersionNumber=2)
    control.registrations.seed(RegistrationStatus="COMPLETE", CurrentVersionNumber=3)
    control.registrations.seed(
        RegistrationStatus="REQUIRES_UPDATES", CurrentVersionNumber=4
    )
    control.registrations.seed(RegistrationStatus="COMPLETE", CurrentVersionNumber=5)
    for company, registration_type in COMPANIES.items():
        file(client, company, registration_type)

    totals: Counter[str] = Counter()
    for status in ("CREATED", "REVIEWING", "REQUIRES_UPDATES", "COMPLETE"):
        print(status)
        totals[status] = show(client, status)
    print(", ".join(f"{count} {status}" for status, count in totals.items()))


if __name__ == "__main__":
    main()
