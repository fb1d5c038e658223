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
