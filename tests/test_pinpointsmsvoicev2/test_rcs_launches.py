"""The launches of RCS agents for testers and in countries."""

from __future__ import annotations

import pytest

from moto import mock_aws

from . import backend, progression, refused, statuses_until
from .messaging import sms
from .rcs import (
    TEST,
    countries,
    describe,
    draft,
    launch,
    launched,
    needs_rcs,
    new_agent,
)

pytestmark = needs_rcs


@mock_aws
def test_a_launch_for_testers() -> None:
    client = sms()
    agent_id = new_agent(client)
    registration_id = draft(client, agent_id, TEST)
    before = describe(client, agent_id)
    assert before["Status"] == "CREATED"
    testing = {"RegistrationId": registration_id}
    assert before["TestingAgent"] == testing | {"Status": "CREATED"}
    client.submit_registration_version(RegistrationId=registration_id)
    submitted = describe(client, agent_id)
    assert submitted["Status"] == "PENDING"
    assert submitted["TestingAgent"] == testing | {"Status": "PENDING"}
    with progression("registration", progression="immediate"):
        assert statuses_until(client, "COMPLETE", registration_id)
    approved = describe(client, agent_id)
    assert approved["Status"] == "TESTING"
    assert approved["TestingAgent"] == testing | {
        "Status": "ACTIVE",
        "TestingAgentId": f"acmesons_{registration_id[-8:]}_agent",
    }
    assert countries(client, agent_id) == []


@mock_aws
def test_a_testing_agent_is_active_later_than_its_registration_is_complete() -> None:
    client = sms()
    agent_id = new_agent(client)
    with progression("rcs-launch", progression="manual", times=1):
        launch(client, agent_id)
        statuses = [
            (agent["Status"], agent["TestingAgent"]["Status"])
            for agent in (describe(client, agent_id) for _ in range(3))
        ]
    assert statuses == [
        ("TESTING", "PENDING"),
        ("TESTING", "ACTIVE"),
        ("TESTING", "ACTIVE"),
    ]


@mock_aws
def test_a_launch_in_a_country() -> None:
    client = sms()
    agent_id = new_agent(client)
    registration_id = draft(client, agent_id, "US_RCS_LAUNCH_REGISTRATION")
    assert countries(client, agent_id) == [("US", "CREATED")]
    client.submit_registration_version(RegistrationId=registration_id)
    assert countries(client, agent_id) == [("US", "PENDING")]
    with progression("registration", progression="immediate"):
        assert statuses_until(client, "COMPLETE", registration_id)
    reply = client.describe_rcs_agent_country_launch_status(RcsAgentId=agent_id)
    assert reply["CountryLaunchStatus"] == [
        {
            "IsoCountryCode": "US",
            "Status": "ACTIVE",
            "RcsPlatformId": f"acmesons_{registration_id[-8:]}_agent",
            "RegistrationId": registration_id,
            "CarrierStatus": [
                {"CarrierName": "AT&T", "Status": "ACTIVE"},
                {"CarrierName": "T-Mobile", "Status": "ACTIVE"},
                {"CarrierName": "Verizon", "Status": "ACTIVE"},
            ],
        }
    ]
    agent = describe(client, agent_id)
    assert agent["Status"] == "ACTIVE"
    assert "TestingAgent" not in agent


@mock_aws
def test_the_carriers_of_a_country_go_live_one_after_the_other() -> None:
    client = sms()
    agent_id = new_agent(client)
    with progression("rcs-launch", progression="manual", times=1):
        launch(client, agent_id, "US")
        seen = [countries(client, agent_id) for _ in range(5)]
        other = new_agent(client)
        launch(client, other, "US")
        statuses = [describe(client, other)["Status"] for _ in range(4)]
    assert [status for [(_, status)] in seen] == [
        *("PENDING", "PARTIAL", "PARTIAL", "ACTIVE", "ACTIVE")
    ]
    assert statuses == ["PENDING", "PARTIAL", "PARTIAL", "ACTIVE"]


@mock_aws
def test_an_agent_is_partial_until_all_countries_are_live() -> None:
    client = sms()
    agent_id = launched(client)
    pending = draft(client, agent_id, "GB_RCS_LAUNCH_REGISTRATION")
    assert describe(client, agent_id)["Status"] == "ACTIVE"
    client.submit_registration_version(RegistrationId=pending)
    assert describe(client, agent_id)["Status"] == "PARTIAL"
    assert countries(client, agent_id) == [("US", "ACTIVE"), ("GB", "PENDING")]
    with progression("registration", progression="immediate"):
        assert statuses_until(client, "COMPLETE", pending)
    assert describe(client, agent_id)["Status"] == "ACTIVE"


@mock_aws
def test_countries_are_filtered_by_code_and_by_status() -> None:
    client = sms()
    agent_id = launched(client, "US", "GB")
    launch(client, agent_id)
    draft(client, agent_id, "DE_RCS_LAUNCH_REGISTRATION")
    assert countries(client, agent_id, IsoCountryCodes=["GB", "FR"]) == [
        ("GB", "ACTIVE")
    ]
    created = [{"Name": "country-launch-status", "Values": ["CREATED"]}]
    assert countries(client, agent_id, Filters=created) == [("DE", "CREATED")]
    first = client.describe_rcs_agent_country_launch_status(
        RcsAgentId=agent_id, MaxResults=2
    )
    assert countries(client, agent_id, NextToken=first["NextToken"]) == [
        ("DE", "CREATED")
    ]


@pytest.mark.beyond_moto
@mock_aws
def test_countries_have_no_other_status() -> None:
    client = sms()
    agent_id = new_agent(client)
    filters = [{"Name": "country-launch-status", "Values": ["TESTING"]}]
    error = refused(
        client.describe_rcs_agent_country_launch_status,
        RcsAgentId=agent_id,
        Filters=filters,
    )
    assert error["Reason"] == "INVALID_FILTER_VALUES"
    assert error["Fields"] == [
        {
            "Name": "filters",
            "Message": "country-launch-status cannot have the value TESTING. Use one of: "
            "ACTIVE, CREATED, PARTIAL, PENDING, REJECTED",
        }
    ]


@mock_aws
def test_a_launch_that_is_denied_is_rejected() -> None:
    client = sms()
    agent_id = new_agent(client)
    denied = [
        draft(client, agent_id, kind) for kind in (TEST, "US_RCS_LAUNCH_REGISTRATION")
    ]
    for registration_id in denied:
        client.delete_registration_field_value(
            RegistrationId=registration_id, FieldPath="agentDetails.contactWebsiteLabel"
        )
        client.submit_registration_version(RegistrationId=registration_id)
        with progression("registration", progression="immediate"):
            assert statuses_until(client, "REQUIRES_UPDATES", registration_id)
    assert countries(client, agent_id) == [("US", "REJECTED")]
    agent = describe(client, agent_id)
    assert agent["Status"] == "PENDING"
    assert agent["TestingAgent"]["Status"] == "CREATED"


@mock_aws
def test_a_launch_stays_live_while_a_later_version_is_in_review() -> None:
    client = sms()
    agent_id = new_agent(client)
    registration_id = launch(client, agent_id, "US")
    client.create_registration_version(RegistrationId=registration_id)
    client.submit_registration_version(RegistrationId=registration_id)
    assert countries(client, agent_id) == [("US", "ACTIVE")]


@mock_aws
@pytest.mark.parametrize("word, field", [("HELP", "help"), ("STOP", "stop")])
def test_a_launch_with_another_reply_than_the_agent_is_denied(
    word: str, field: str
) -> None:
    client = sms()
    agent_id = new_agent(client)
    client.put_keyword(
        OriginationIdentity=agent_id, Keyword=word, KeywordMessage="Of the agent"
    )
    path = f"complianceKeywords.{field}Response"
    for reply, result in (
        ("Another", "REQUIRES_UPDATES"),
        ("Of the agent", "COMPLETE"),
    ):
        registration_id = draft(
            client,
            agent_id,
            "US_RCS_LAUNCH_REGISTRATION",
            **{path.replace(".", "__"): reply},
        )
        client.submit_registration_version(RegistrationId=registration_id)
        with progression("registration", progression="immediate"):
            assert result in statuses_until(client, result, registration_id)
        if result == "REQUIRES_UPDATES":
            [value] = client.describe_registration_field_values(
                RegistrationId=registration_id, FieldPaths=[path]
            )["RegistrationFieldValues"]
            assert value["DeniedReason"] == "INVALID_FIELD_VALUE"
            client.delete_registration(RegistrationId=registration_id)


@mock_aws
def test_the_replies_of_a_launch_for_testers_can_be_others() -> None:
    client = sms()
    agent_id = new_agent(client)
    field = {"complianceKeywords__helpResponse": "Another"}
    registration_id = draft(client, agent_id, TEST, **field)
    client.submit_registration_version(RegistrationId=registration_id)
    with progression("registration", progression="immediate"):
        assert "COMPLETE" in statuses_until(client, "COMPLETE", registration_id)


@pytest.mark.in_process
@mock_aws
def test_a_carrier_that_rejects_an_agent_does_not_go_live() -> None:
    client = sms()
    with progression("rcs-launch", progression="manual", times=1):
        agent_id = launched(client)
        [agent] = [each for each in backend().store if each.id == agent_id]
        [found] = agent.launches
        found.carriers["AT&T"] = "REJECTED"
        seen = [countries(client, agent_id)[0][1] for _ in range(4)]
        found.carriers = dict.fromkeys(found.carriers, "REJECTED")
        assert countries(client, agent_id) == [("US", "REJECTED")]
    assert seen == ["PENDING", "PENDING", "PARTIAL", "PARTIAL"]
