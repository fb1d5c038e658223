"""Opt-out lists, and the numbers in them."""

from __future__ import annotations

from typing import Any

import boto3

from moto import mock_aws

from . import refused


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
    error = refused(
        client.describe_opted_out_numbers,
        OptOutListName="Default",
        OptedOutNumbers=["+12065550100"],
    )
    assert error["ResourceType"] == "opted-out-number"
    error = refused(
        client.put_opted_out_number, OptOutListName="x", OptedOutNumber="+12065550100"
    )
    assert error["ResourceType"] == "opt-out-list"


@mock_aws
def test_a_number_put_after_another_was_deleted_is_on_a_page() -> None:
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
