"""Opt-out lists, and the numbers in them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import moto_time, refused


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


@mock_aws
def test_lists() -> None:
    client = sms()
    tags = [{"Key": "a", "Value": "b"}]
    created = client.create_opt_out_list(OptOutListName="mine", Tags=tags)
    arn = "arn:aws:sms-voice:us-east-1:123456789012:opt-out-list/mine"
    assert created["OptOutListArn"] == arn
    assert created["Tags"] == tags
    listed = client.describe_opt_out_lists()["OptOutLists"]
    assert [each["OptOutListName"] for each in listed] == ["Default", "mine"]
    [mine] = client.describe_opt_out_lists(OptOutListNames=[arn])["OptOutLists"]
    assert mine == {
        "OptOutListArn": arn,
        "OptOutListName": "mine",
        "CreatedTimestamp": created["CreatedTimestamp"],
    }
    deleted = client.delete_opt_out_list(OptOutListName=arn)
    assert deleted["OptOutListName"] == "mine"
    error = refused(client.describe_opt_out_lists, OptOutListNames=["mine"])
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "opt-out-list"


@mock_aws
def test_numbers() -> None:
    client = sms()
    first = client.put_opted_out_number(
        OptOutListName="Default", OptedOutNumber="+12065550100"
    )
    again = client.put_opted_out_number(
        OptOutListName="Default", OptedOutNumber="12065550100"
    )
    assert again["OptedOutTimestamp"] == first["OptedOutTimestamp"]
    assert first["EndUserOptedOut"] is False
    client.put_opted_out_number(OptOutListName="Default", OptedOutNumber="+12065550101")
    listed = client.describe_opted_out_numbers(OptOutListName="Default")
    assert listed["OptOutListName"] == "Default"
    assert [each["OptedOutNumber"] for each in listed["OptedOutNumbers"]] == [
        "+12065550100",
        "+12065550101",
    ]
    [one] = client.describe_opted_out_numbers(
        OptOutListName="Default", OptedOutNumbers=["+12065550101"]
    )["OptedOutNumbers"]
    assert one["OptedOutNumber"] == "+12065550101"
    for value, found in (("true", 0), ("false", 2)):
        filtered = client.describe_opted_out_numbers(
            OptOutListName="Default",
            Filters=[{"Name": "end-user-opted-out", "Values": [value]}],
        )
        assert len(filtered["OptedOutNumbers"]) == found
    gone = client.delete_opted_out_number(
        OptOutListName="Default", OptedOutNumber="+12065550100"
    )
    assert gone["OptedOutTimestamp"] == first["OptedOutTimestamp"]
    assert gone["OptOutListArn"] == listed["OptOutListArn"]
    error = refused(
        client.describe_opted_out_numbers,
        OptOutListName="Default",
        OptedOutNumbers=["+12065550100"],
    )
    assert error["ResourceType"] == "opted-out-number"
    assert error["ResourceId"] == "+12065550100"
    error = refused(
        client.put_opted_out_number, OptOutListName="x", OptedOutNumber="+12065550100"
    )
    assert error["ResourceType"] == "opt-out-list"


@pytest.mark.beyond_moto
@mock_aws
def test_a_number_added_after_a_deletion_is_on_a_page() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    numbers = [f"+1206555010{last}" for last in range(4)]
    for number in numbers[:3]:
        client.put_opted_out_number(OptOutListName="Default", OptedOutNumber=number)
    page = client.describe_opted_out_numbers(OptOutListName="Default", MaxResults=2)
    for number in numbers[1:3]:
        client.delete_opted_out_number(OptOutListName="Default", OptedOutNumber=number)
    client.put_opted_out_number(OptOutListName="Default", OptedOutNumber=numbers[3])
    rest = client.describe_opted_out_numbers(
        OptOutListName="Default", MaxResults=2, NextToken=page["NextToken"]
    )
    assert [number["OptedOutNumber"] for number in rest["OptedOutNumbers"]] == numbers[
        3:
    ]


@pytest.mark.in_process  # The clock of a server cannot be set.
@mock_aws
def test_a_number_is_opted_in_again_after_30_days() -> None:
    client = sms()
    number = {"OptOutListName": "Default", "OptedOutNumber": "+12065550100"}
    first = datetime(2026, 1, 1)
    with moto_time(first):
        client.put_opted_out_number(**number)
        client.delete_opted_out_number(**number)
        client.put_opted_out_number(**number)
    with moto_time(first + timedelta(days=30, seconds=-1)):
        error = refused(client.delete_opted_out_number, **number)
        assert error["Reason"] == "PHONE_NUMBER_CANNOT_BE_OPTED_IN"
        assert [field["Name"] for field in error["Fields"]] == ["optedOutNumber"]
    with moto_time(first + timedelta(days=30)):
        client.delete_opted_out_number(**number)
        client.put_opted_out_number(**number)
    # The 30 days start again.
    with moto_time(first + timedelta(days=59)):
        error = refused(client.delete_opted_out_number, **number)
        assert error["Reason"] == "PHONE_NUMBER_CANNOT_BE_OPTED_IN"


@mock_aws
def test_the_30_days_are_counted_per_number_and_list() -> None:
    client = sms()
    client.create_opt_out_list(OptOutListName="mine")
    for name, number in (
        ("Default", "+12065550100"),
        ("Default", "+12065550101"),
        ("mine", "+12065550100"),
    ):
        opted_out = {"OptOutListName": name, "OptedOutNumber": number}
        client.put_opted_out_number(**opted_out)
        gone = client.delete_opted_out_number(**opted_out)
        assert gone["OptOutListName"] == name
        assert gone["OptedOutNumber"] == number
