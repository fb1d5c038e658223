"""MaxResults, NextToken and Filters."""

import boto3
import pytest
from botocore.exceptions import ClientError

from moto import mock_aws

from . import error_of

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
BRAND = "US_TEN_DLC_BRAND_REGISTRATION"


def create(client: object, count: int, registration_type: str = TOLL_FREE) -> list[str]:
    return [
        client.create_registration(RegistrationType=registration_type)[  # type: ignore[attr-defined]
            "RegistrationId"
        ]
        for _ in range(count)
    ]


@mock_aws
def test_pages() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    ids = create(client, 5)
    first = client.describe_registrations(MaxResults=2)
    assert [r["RegistrationId"] for r in first["Registrations"]] == ids[:2]
    second = client.describe_registrations(MaxResults=2, NextToken=first["NextToken"])
    assert [r["RegistrationId"] for r in second["Registrations"]] == ids[2:4]
    third = client.describe_registrations(MaxResults=2, NextToken=second["NextToken"])
    assert [r["RegistrationId"] for r in third["Registrations"]] == ids[4:]
    assert "NextToken" not in third


@mock_aws
def test_no_token_if_the_last_page_is_full() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    create(client, 2)
    assert "NextToken" not in client.describe_registrations(MaxResults=2)


@mock_aws
def test_a_page_has_100_items_by_default() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    create(client, 101)
    page = client.describe_registrations()
    assert len(page["Registrations"]) == 100
    rest = client.describe_registrations(NextToken=page["NextToken"])
    assert len(rest["Registrations"]) == 1


@mock_aws
def test_paginator() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    ids = create(client, 7)
    pages = list(
        client.get_paginator("describe_registrations").paginate(
            PaginationConfig={"PageSize": 3}
        )
    )
    assert [len(page["Registrations"]) for page in pages] == [3, 3, 1]
    assert [r["RegistrationId"] for p in pages for r in p["Registrations"]] == ids


@pytest.mark.beyond_moto
@mock_aws
def test_a_token_survives_deletions_and_additions() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    ids = create(client, 6)
    token = client.describe_registrations(MaxResults=3)["NextToken"]
    # These include the last item of the page and the first of the next page.
    for registration_id in (ids[0], ids[2], ids[3]):
        client.delete_registration(RegistrationId=registration_id)
    ids += create(client, 1)
    rest = client.describe_registrations(MaxResults=100, NextToken=token)
    assert [r["RegistrationId"] for r in rest["Registrations"]] == ids[4:]


@pytest.mark.beyond_moto
@mock_aws
def test_tokens_of_other_requests_are_refused() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    create(client, 3)
    create(client, 3, BRAND)
    token = client.describe_registrations(MaxResults=2)["NextToken"]
    by_type = [{"Name": "registration-type", "Values": [TOLL_FREE]}]
    types_token = client.describe_registration_type_definitions(MaxResults=1)[
        "NextToken"
    ]
    west = boto3.client("pinpoint-sms-voice-v2", region_name="us-west-2")
    for other, arguments in (
        (client, {"NextToken": token, "Filters": by_type}),
        (client, {"NextToken": types_token}),
        (client, {"NextToken": "garbage"}),
        (client, {"NextToken": token[:-4] + "AAA="}),
        (client, {"NextToken": "ünïcode"}),
        (client, {"NextToken": "A" * 1024}),
        (west, {"NextToken": token}),
    ):
        with pytest.raises(ClientError) as refusal:
            other.describe_registrations(**arguments)
        error = error_of(refusal)
        assert error["Code"] == "ValidationException"
        assert error["Reason"] == "INVALID_NEXT_TOKEN"
        assert error["Fields"][0]["Name"] == "nextToken"
    assert client.describe_registrations(NextToken=token)["Registrations"]


@mock_aws
def test_filters() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    toll_free, brand = create(client, 2), create(client, 2, BRAND)

    def ids(*filters: tuple[str, list[str]], **arguments: object) -> list[str]:
        reply = client.describe_registrations(
            Filters=[{"Name": name, "Values": values} for name, values in filters],
            **arguments,
        )
        return [record["RegistrationId"] for record in reply["Registrations"]]

    assert ids(("registration-type", [BRAND])) == brand
    assert ids(("registration-type", [BRAND, TOLL_FREE])) == toll_free + brand
    assert ids(("registration-type", ["SOMETHING_ELSE"])) == []
    assert ids(("registration-type", [BRAND.lower()])) == []
    assert ids(("registration-status", ["CREATED", "COMPLETE"])) == toll_free + brand
    assert ids(("registration-status", ["COMPLETE"])) == []
    assert (
        ids(("registration-type", [BRAND]), ("registration-status", ["CREATED"]))
        == brand
    )
    assert ids(("registration-type", [BRAND]), ("registration-type", [TOLL_FREE])) == []
    assert ids(
        ("registration-type", [BRAND]), RegistrationIds=[toll_free[0], brand[1]]
    ) == [brand[1]]
    assert ids() == toll_free + brand


@mock_aws
def test_filtered_pages() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    wanted = []
    for _ in range(3):
        create(client, 2)
        wanted += create(client, 1, BRAND)
    paginator = client.get_paginator("describe_registrations")
    pages = list(
        paginator.paginate(
            Filters=[{"Name": "registration-type", "Values": [BRAND]}],
            PaginationConfig={"PageSize": 2},
        )
    )
    assert [r["RegistrationId"] for p in pages for r in p["Registrations"]] == wanted
    assert [len(page["Registrations"]) for page in pages] == [2, 1]


@pytest.mark.beyond_moto
@mock_aws
def test_a_filter_value_that_is_no_status() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    with pytest.raises(ClientError) as refusal:
        client.describe_registrations(
            Filters=[{"Name": "registration-status", "Values": ["CREATED", "GREEN"]}]
        )
    statuses = client.meta.service_model.shape_for("RegistrationStatus").enum
    message = (
        "registration-status cannot have the value GREEN. Use one of: "
        + ", ".join(sorted(statuses))
    )
    assert error_of(refusal) == {
        "Code": "ValidationException",
        "Message": 'Validation Exception: Reason="INVALID_FILTER_VALUES" Fields="filters": '
        + message,
        "Reason": "INVALID_FILTER_VALUES",
        "Fields": [{"Name": "filters", "Message": message}],
    }
