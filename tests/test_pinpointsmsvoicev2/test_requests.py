"""Errors of requests that violate the service model."""

from typing import Any
from uuid import UUID

import boto3
import pytest
from botocore.exceptions import ClientError

import moto.core.request
from moto import mock_aws, settings

from . import error_of, post, unchecked_client

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
TAG = {"Key": "a", "Value": "b"}
NOT_NULL = "Member must not be null"


@pytest.mark.beyond_moto
@pytest.mark.parametrize(
    "operation, request_, reason, fields",
    [
        (
            "create_registration",
            {},
            "MISSING_PARAMETER",
            {"registrationType": NOT_NULL},
        ),
        (
            "create_registration",
            {"RegistrationType": None},
            "MISSING_PARAMETER",
            {"registrationType": NOT_NULL},
        ),
        (
            "create_registration",
            {"RegistrationType": ""},
            "FIELD_VALIDATION_FAILED",
            {
                "registrationType": "Member must have length greater than or equal to 1",
            },
        ),
        (
            "create_registration",
            {"RegistrationType": "X" * 65},
            "FIELD_VALIDATION_FAILED",
            {"registrationType": "Member must have length less than or equal to 64"},
        ),
        (
            "create_registration",
            {"RegistrationType": "no spaces"},
            "FIELD_VALIDATION_FAILED",
            {
                "registrationType": "Member must satisfy regular expression pattern: [A-Za-z0-9_]+"
            },
        ),
        (
            "create_registration",
            {"RegistrationType": TOLL_FREE + "\n"},
            "FIELD_VALIDATION_FAILED",
            {
                "registrationType": "Member must satisfy regular expression pattern: [A-Za-z0-9_]+"
            },
        ),
        (
            "create_registration",
            {"RegistrationType": TOLL_FREE, "Tags": [TAG] * 201},
            "FIELD_VALIDATION_FAILED",
            {"tags": "Member must have length less than or equal to 200"},
        ),
        (
            "create_registration",
            {"RegistrationType": TOLL_FREE, "Tags": [TAG, {"Key": "b"}, {}]},
            "MISSING_PARAMETER",
            {
                "tags.2.member.value": NOT_NULL,
                "tags.3.member.key": NOT_NULL,
                "tags.3.member.value": NOT_NULL,
            },
        ),
        (
            "create_registration",
            {"RegistrationType": TOLL_FREE, "ClientToken": "with a space"},
            "FIELD_VALIDATION_FAILED",
            {
                "clientToken": "Member must satisfy regular expression pattern: [!-~]+",
            },
        ),
        (
            "tag_resource",
            {"ResourceArn": "arn:" + "x" * 20, "Tags": []},
            "FIELD_VALIDATION_FAILED",
            {"tags": "Member must have length greater than or equal to 1"},
        ),
        (
            "describe_registrations",
            {"MaxResults": 0},
            "FIELD_VALIDATION_FAILED",
            {"maxResults": "Member must have value greater than or equal to 1"},
        ),
        (
            "describe_registrations",
            {"MaxResults": 101},
            "FIELD_VALIDATION_FAILED",
            {"maxResults": "Member must have value less than or equal to 100"},
        ),
        (
            "describe_registrations",
            {"RegistrationIds": ["registration-1"] * 6},
            "FIELD_VALIDATION_FAILED",
            {"registrationIds": "Member must have length less than or equal to 5"},
        ),
        (
            "describe_registrations",
            {"Filters": [{"Name": "colour", "Values": []}]},
            "FIELD_VALIDATION_FAILED",
            {
                "filters.1.member.name": "Member must satisfy enum value set: [registration-type, registration-status]",
                "filters.1.member.values": "Member must have length greater than or equal to 1",
            },
        ),
        (
            "describe_registration_versions",
            {"RegistrationId": "?", "VersionNumbers": [0, 100001], "MaxResults": 0},
            "FIELD_VALIDATION_FAILED",
            {
                "registrationId": "Member must satisfy regular expression pattern: [A-Za-z0-9_:/-]+",
                "versionNumbers.1.member": "Member must have value greater than or equal to 1",
                "versionNumbers.2.member": "Member must have value less than or equal to 100000",
                "maxResults": "Member must have value greater than or equal to 1",
            },
        ),
    ],
)
@mock_aws
def test_violated_constraints(
    operation: str, request_: dict[str, Any], reason: str, fields: dict[str, str]
) -> None:
    client = unchecked_client()
    with pytest.raises(ClientError) as refusal:
        getattr(client, operation)(**request_)
    error = error_of(refusal)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == reason
    problems = {field["Name"]: field["Message"] for field in error["Fields"]}
    assert len(problems) >= len(fields)
    for name, message in fields.items():
        assert message in [
            field["Message"] for field in error["Fields"] if field["Name"] == name
        ]
    assert set(problems) == set(fields)
    assert client.describe_registrations()["Registrations"] == []


@pytest.mark.beyond_moto
@pytest.mark.parametrize(
    "body, fields",
    [
        ({"MaxResults": "1"}, ["maxResults"]),
        ({"MaxResults": True}, ["maxResults"]),
        ({"MaxResults": 1.0}, ["maxResults"]),
        ({"MaxResults": 2**31}, ["maxResults"]),
        ({"MaxResults": [1]}, ["maxResults"]),
        ({"NextToken": 1}, ["nextToken"]),
        ({"RegistrationIds": "registration-1"}, ["registrationIds"]),
        ({"RegistrationIds": {"0": "registration-1"}}, ["registrationIds"]),
        ({"RegistrationIds": [1]}, ["registrationIds.1.member"]),
        ({"Filters": ["registration-type"]}, ["filters.1.member"]),
        ({"Filters": [[]], "MaxResults": {}}, ["filters.1.member", "maxResults"]),
    ],
)
@mock_aws
def test_wrong_types(body: dict[str, Any], fields: list[str]) -> None:
    response = post("DescribeRegistrations", body)
    assert response.status_code == 400
    error = response.json()
    assert error["__type"] == "ValidationException"
    assert error["Reason"] == "FIELD_VALIDATION_FAILED"
    assert [field["Name"] for field in error["Fields"]] == fields
    assert all("must be of type" in field["Message"] for field in error["Fields"])


@pytest.mark.beyond_moto
@mock_aws
def test_null_in_a_list() -> None:
    error = post("DescribeRegistrations", {"RegistrationIds": [None]}).json()
    assert error["Reason"] == "MISSING_PARAMETER"
    assert error["Fields"] == [
        {"Name": "registrationIds.1.member", "Message": NOT_NULL}
    ]


@mock_aws
def test_null_is_absent_and_unknown_members_are_ignored() -> None:
    response = post(
        "CreateRegistration",
        {"RegistrationType": TOLL_FREE, "Tags": None, "Colour": {"deep": [None]}},
    )
    assert response.status_code == 200
    assert response.json()["RegistrationType"] == TOLL_FREE


@pytest.mark.beyond_moto
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"null",
        b"[]",
        b'"text"',
        b"{",
        b'{"RegistrationType": "US_TOLL_FREE_REGISTRATION"',
        b"{'RegistrationType': 'US_TOLL_FREE_REGISTRATION'}",
        b'\xef\xbb\xbf{"RegistrationType": "US_TOLL_FREE_REGISTRATION"}',
        '{"RegistrationType": "US_TOLL_FREE_REGISTRATION"}'.encode("utf-16"),
        b'{"RegistrationType": "US_TOLL_FREE_REGISTRATION", "x": "\xff"}',
        b'{"RegistrationType": "US_TOLL_FREE_REGISTRATION", "x": NaN}',
        b'{"RegistrationType": "US_TOLL_FREE_REGISTRATION", "x": -Infinity}',
        b'{"RegistrationType": "US_TOLL_FREE_REGISTRATION", "x": %s}' % (b"9" * 5000),
        b'{"RegistrationType": "US_TOLL_FREE_REGISTRATION", "Tags": [{"Key": "\\ud800", "Value": ""}]}',
        b'{"RegistrationType": "US_TOLL_FREE_REGISTRATION", "x": %s}'
        % (b"[" * 100_000 + b"]" * 100_000),
        b'{"RegistrationType":' * 50_000 + b"1" + b"}" * 50_000,
        b"[" * 101 + b'"' + b'\\"' * 500_000,
        b"Action=CreateRegistration&RegistrationType=US_TOLL_FREE_REGISTRATION",
    ],
    ids=range(19),
)
@mock_aws
def test_a_body_that_is_not_a_json_object(body: bytes) -> None:
    response = post("CreateRegistration", body)
    assert response.status_code == 400
    error = response.json()
    assert error["__type"] == "ValidationException"
    assert error["Reason"] in ("CANNOT_PARSE", "FIELD_VALIDATION_FAILED")
    assert "Traceback" not in response.text
    assert post("DescribeRegistrations").json() == {"Registrations": []}


@pytest.mark.beyond_moto
@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/xml",
    ],
)
@mock_aws
def test_a_body_of_another_content_type(content_type: str) -> None:
    response = post(
        "DescribeRegistrations", b"<a/>", headers={"Content-Type": content_type}
    )
    assert response.status_code == 400
    assert response.json()["Reason"] == "CANNOT_PARSE"


@pytest.mark.beyond_moto
@mock_aws
def test_a_compressed_body() -> None:
    if settings.TEST_SERVER_MODE and not hasattr(
        moto.core.request.Request, "from_primitives"
    ):
        pytest.skip("the server of an older moto decompresses before any service")
    response = post(
        "DescribeRegistrations", b"{}", headers={"Content-Encoding": "gzip"}
    )
    # The header is ignored if the body is not compressed.
    assert response.status_code == 200
    response = post(
        "DescribeRegistrations", b"\x1f\x8b", headers={"Content-Encoding": "gzip"}
    )
    assert response.json()["Reason"] == "CANNOT_PARSE"


@pytest.mark.beyond_moto
@pytest.mark.parametrize("digits", ["1e999", "-1e999", "1E+400"])
@mock_aws
def test_numbers_out_of_range(digits: str) -> None:
    response = post("DescribeRegistrations", f'{{"MaxResults": {digits}}}')
    assert response.status_code == 400
    error = response.json()
    assert error["Reason"] == "FIELD_VALIDATION_FAILED"
    assert error["Fields"][0]["Name"] == "maxResults"


@mock_aws
def test_characters_beyond_the_basic_plane() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    tags = [{"Key": "Größe 😀", "Value": "日本"}]
    created = client.create_registration(RegistrationType=TOLL_FREE, Tags=tags)
    assert created["Tags"] == tags
    escaped = b'{"RegistrationType": "US_TOLL_FREE_REGISTRATION", "Tags": [{"Key": "\\ud83d\\ude00", "Value": ""}]}'
    assert post("CreateRegistration", escaped).json()["Tags"][0]["Key"] == "😀"


@pytest.mark.beyond_moto
@mock_aws
def test_the_id_of_a_request_is_a_random_uuid() -> None:
    ids = {post("DescribePools").headers["x-amzn-requestid"] for _ in range(2)}
    assert [UUID(each).version for each in ids] == [4, 4]


@pytest.mark.beyond_moto
@pytest.mark.parametrize(
    "target",
    [
        "PinpointSMSVoiceV2.MakeCoffee",
        "PinpointSMSVoiceV2.describe_registrations",
        "PinpointSMSVoiceV2.",
        "PinpointSMSVoiceV2",
        "DynamoDB_20120810.DescribeRegistrations",
        "DescribeRegistrations",
        "",
    ],
)
@mock_aws
def test_an_unknown_operation(target: str) -> None:
    response = post("", headers={"X-Amz-Target": target})
    assert response.status_code == 400
    error = response.json()
    assert error["__type"] == "ValidationException"
    assert error["Reason"] == "UNKNOWN_OPERATION"
    assert target in error["Message"]


@pytest.mark.beyond_moto
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD"])
@mock_aws
def test_methods_other_than_post(method: str) -> None:
    response = post("DescribeRegistrations", method=method)
    assert response.status_code == 400


@pytest.mark.beyond_moto
@mock_aws
def test_another_path() -> None:
    response = post("DescribeRegistrations", path="/v1/registrations")
    assert response.status_code == 400
    assert response.json()["Reason"] == "UNKNOWN_OPERATION"


@mock_aws
def test_a_malformed_signature() -> None:
    if settings.TEST_SERVER_MODE:
        pytest.skip("moto's server finds the service by the signature")
    # If the URL has no Region, moto takes the Region of the signature.
    for authorization in ("AWS4-HMAC-SHA256 nonsense", "AWS4", "Bearer x"):
        response = post(
            "DescribeRegistrations", headers={"Authorization": authorization}
        )
        assert response.json() == {"Registrations": []}
