"""The control lists the resources of a Region, and the Regions that have any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import boto3
import pytest
import requests

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.inventory import ListedResource, ResourceKind
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import pinpointsmsvoicev2_backends
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.structures import STRUCTURES

from .test_moto_controls import moto_api
from .test_pinpointsmsvoicev2 import needs_notify, needs_protect

ACCOUNT = "123456789012"
TESTER = "+12065550100"


def sms(region_name: str = "us-east-1") -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name=region_name)


def only(control: SmsVoiceControl, kind: ResourceKind) -> ListedResource:
    """Return the one resource of a kind."""
    [resource] = control.resources(kind)
    return resource


def related(resource: ListedResource) -> list[tuple[str, str, str]]:
    return [(each["why"], each["kind"], each["id"]) for each in resource["related"]]


@pytest.mark.in_process
def test_the_kinds_are_those_of_the_service() -> None:
    kinds = [kind.KIND.name for kind in STRUCTURES]
    assert sorted(get_args(ResourceKind)) == sorted(kinds)


@mock_sms_registrations
def test_a_new_region_has_the_list_default_only() -> None:
    assert [(each["kind"], each["id"]) for each in SmsVoiceControl().resources()] == [
        ("opt-out-list", "Default")
    ]


@mock_sms_registrations
def test_a_listed_phone_number() -> None:
    control = SmsVoiceControl()
    number = control.phone_numbers.seed(PhoneNumberId="phone-1")
    assert control.resources("phone-number") == [
        {
            "kind": "phone-number",
            "id": "phone-1",
            "arn": number["PhoneNumberArn"],
            "name": number["PhoneNumber"],
            "status": "ACTIVE",
            "members": number,
            "related": [
                {
                    "kind": "opt-out-list",
                    "id": "Default",
                    "arn": f"arn:aws:sms-voice:us-east-1:{ACCOUNT}:opt-out-list/Default",
                    "why": "opt-out list",
                }
            ],
        }
    ]


#: by kind, the operation that describes it, the member with its resources, and a request
#: that creates one
DESCRIBED: list[tuple[ResourceKind, str, str, Callable[[SmsVoiceControl, Any], object]]]
DESCRIBED = [
    (
        "phone-number",
        "describe_phone_numbers",
        "PhoneNumbers",
        lambda control, client: control.phone_numbers.seed(),
    ),
    (
        "sender-id",
        "describe_sender_ids",
        "SenderIds",
        lambda control, client: control.sender_ids.seed(),
    ),
    (
        "pool",
        "describe_pools",
        "Pools",
        lambda control, client: control.pools.seed(),
    ),
    (
        "configuration-set",
        "describe_configuration_sets",
        "ConfigurationSets",
        lambda control, client: client.create_configuration_set(
            ConfigurationSetName="codes"
        ),
    ),
    (
        "verified-destination-number",
        "describe_verified_destination_numbers",
        "VerifiedDestinationNumbers",
        lambda control, client: control.verified_numbers.seed(),
    ),
    (
        "registration",
        "describe_registrations",
        "Registrations",
        lambda control, client: control.registrations.seed(),
    ),
    (
        "registration-attachment",
        "describe_registration_attachments",
        "RegistrationAttachments",
        lambda control, client: client.create_registration_attachment(
            AttachmentBody=b"%PDF-1.7"
        ),
    ),
]


@pytest.mark.parametrize("kind, operation, member, create", DESCRIBED)
@mock_sms_registrations
def test_the_members_are_those_of_the_describe_operation(
    kind: ResourceKind,
    operation: str,
    member: str,
    create: Callable[[SmsVoiceControl, Any], object],
) -> None:
    control, client = SmsVoiceControl(), sms()
    create(control, client)
    described = getattr(client, operation)()[member]
    assert len(described) == 1
    assert [each["members"] for each in control.resources(kind)] == described


@mock_sms_registrations
def test_the_members_of_a_configuration_set_have_its_event_destinations() -> None:
    control, client = SmsVoiceControl(), sms()
    topic = boto3.client("sns", region_name="us-east-1").create_topic(Name="events")
    client.create_configuration_set(ConfigurationSetName="codes")
    client.create_event_destination(
        ConfigurationSetName="codes",
        EventDestinationName="all",
        MatchingEventTypes=["ALL"],
        SnsDestination={"TopicArn": topic["TopicArn"]},
    )
    listed = only(control, "configuration-set")
    assert (listed["name"], listed["status"], listed["related"]) == ("codes", None, [])
    assert listed["members"]["EventDestinations"] == [
        {
            "EventDestinationName": "all",
            "Enabled": True,
            "MatchingEventTypes": ["ALL"],
            "SnsDestination": {"TopicArn": topic["TopicArn"]},
        }
    ]


@mock_sms_registrations
def test_an_opt_out_list_has_the_count_of_its_numbers() -> None:
    control, client = SmsVoiceControl(), sms()
    control.opt_out_lists.opt_out(TESTER)
    [described] = client.describe_opt_out_lists()["OptOutLists"]
    listed = only(control, "opt-out-list")
    assert listed["members"] == described | {"OptedOutNumberCount": 1}
    assert (listed["name"], listed["status"]) == ("Default", None)


@mock_sms_registrations
def test_a_pool_and_its_members_are_related() -> None:
    control = SmsVoiceControl()
    control.phone_numbers.seed(PhoneNumberId="phone-1")
    control.pools.seed(PoolId="pool-1", origination_identities=["phone-1"])
    assert related(only(control, "pool")) == [
        ("member", "phone-number", "phone-1"),
        ("opt-out list", "opt-out-list", "Default"),
    ]
    assert related(only(control, "phone-number")) == [
        ("pool", "pool", "pool-1"),
        ("opt-out list", "opt-out-list", "Default"),
    ]
    pool = only(control, "pool")
    assert (pool["name"], pool["status"]) == ("pool-1", "ACTIVE")


@mock_sms_registrations
def test_a_registration_and_its_sender_id_are_related() -> None:
    control = SmsVoiceControl()
    control.registrations.seed(
        RegistrationId="registration-1",
        RegistrationType="GB_SENDER_ID_REGISTRATION",
        RegistrationStatus="COMPLETE",
    )
    control.sender_ids.seed(
        SenderId="ACME", IsoCountryCode="GB", RegistrationId="registration-1"
    )
    sender_id = only(control, "sender-id")
    assert (sender_id["id"], sender_id["name"], sender_id["status"]) == (
        "ACME/GB",
        "ACME",
        None,
    )
    assert related(sender_id) == [("registration", "registration", "registration-1")]
    registration = only(control, "registration")
    assert registration["name"] == "GB sender ID registration"
    assert registration["status"] == "COMPLETE"
    assert related(registration) == [("associated resource", "sender-id", "ACME/GB")]


@mock_sms_registrations
def test_a_registration_and_its_attachment_are_related() -> None:
    control, client = SmsVoiceControl(), sms()
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="documents")
    s3.put_object(Bucket="documents", Key="opt-in/screen.png", Body=b"\x89PNG1234")
    attachment_id = client.create_registration_attachment(
        AttachmentUrl="s3://documents/opt-in/screen.png"
    )["RegistrationAttachmentId"]
    control.registrations.define_type(
        "FILES", fields=[{"FieldPath": "a.b", "FieldType": "ATTACHMENT"}]
    )
    control.registrations.seed(
        RegistrationId="registration-1",
        RegistrationType="FILES",
        field_values={"a.b": attachment_id},
    )
    attachment = only(control, "registration-attachment")
    assert (attachment["name"], attachment["status"]) == (
        "screen.png",
        "UPLOAD_COMPLETE",
    )
    assert related(attachment) == [("registration", "registration", "registration-1")]
    assert related(only(control, "registration")) == [
        ("attachment", "registration-attachment", attachment_id)
    ]


@mock_sms_registrations
def test_an_uploaded_attachment_is_named_by_its_id() -> None:
    attachment_id = sms().create_registration_attachment(AttachmentBody=b"%PDF-1.7")[
        "RegistrationAttachmentId"
    ]
    listed = only(SmsVoiceControl(), "registration-attachment")
    assert (listed["name"], listed["related"]) == (attachment_id, [])


@needs_protect
@mock_sms_registrations
def test_a_configuration_set_is_related_to_its_protect_configuration() -> None:
    control, client = SmsVoiceControl(), sms()
    protect_id = client.create_protect_configuration()["ProtectConfigurationId"]
    client.create_configuration_set(ConfigurationSetName="codes")
    client.associate_protect_configuration(
        ProtectConfigurationId=protect_id, ConfigurationSetName="codes"
    )
    assert related(only(control, "configuration-set")) == [
        ("default protect configuration", "protect-configuration", protect_id)
    ]
    protect = only(control, "protect-configuration")
    [described] = client.describe_protect_configurations()["ProtectConfigurations"]
    assert (protect["name"], protect["members"]) == (protect_id, described)


@needs_notify
@mock_sms_registrations
def test_the_tester_of_an_rcs_agent_is_related_to_it() -> None:
    control, client = SmsVoiceControl(), sms()
    control.rcs_agents.seed(RcsAgentId="rcs-1", Status="ACTIVE")
    control.verified_numbers.seed(DestinationPhoneNumber=TESTER, RcsAgentId="rcs-1")
    agent = only(control, "rcs-agent")
    [described] = client.describe_rcs_agents()["RcsAgents"]
    assert (agent["name"], agent["status"]) == ("rcs-1", "ACTIVE")
    assert agent["members"] == described
    tester = only(control, "verified-destination-number")
    assert (tester["name"], tester["status"]) == (TESTER, "VERIFIED")
    assert related(tester) == [("RCS agent", "rcs-agent", "rcs-1")]


@needs_notify
@mock_sms_registrations
def test_a_notify_configuration_is_related_to_its_pool_and_its_upgrade() -> None:
    control, client = SmsVoiceControl(), sms()
    control.pools.seed(PoolId="pool-1")
    control.notify_configurations.seed(DisplayName="Acme", PoolId="pool-1")
    upgrade = client.create_registration(
        RegistrationType="NOTIFY_TIER_UPGRADE_REGISTRATION"
    )["RegistrationId"]
    assert related(only(control, "notify-configuration")) == [
        ("default pool", "pool", "pool-1")
    ]
    client.submit_registration_version(RegistrationId=upgrade)
    listed = only(control, "notify-configuration")
    [described] = client.describe_notify_configurations()["NotifyConfigurations"]
    assert (listed["name"], listed["status"]) == ("Acme", "ACTIVE")
    assert listed["members"] == described
    assert related(listed) == [
        ("default pool", "pool", "pool-1"),
        ("tier upgrade", "registration", upgrade),
    ]
    control.registrations.deny(upgrade)
    client.delete_registration(RegistrationId=upgrade)
    assert related(only(control, "notify-configuration")) == [
        ("default pool", "pool", "pool-1")
    ]


@mock_sms_registrations
def test_the_resources_are_listed_by_kind_oldest_first() -> None:
    control, client = SmsVoiceControl(), sms()
    client.create_configuration_set(ConfigurationSetName="codes")
    control.phone_numbers.seed(PhoneNumberId="phone-2")
    control.phone_numbers.seed(PhoneNumberId="phone-1")
    assert [(each["kind"], each["id"]) for each in control.resources()] == [
        ("phone-number", "phone-2"),
        ("phone-number", "phone-1"),
        ("configuration-set", "codes"),
        ("opt-out-list", "Default"),
    ]
    assert control.in_region("eu-west-1").resources("phone-number") == []


@pytest.mark.parametrize("kind", ["phone_number", "", "number"])
@mock_sms_registrations
def test_an_unknown_kind_of_resource(kind: Any) -> None:
    with pytest.raises(
        ValueError, match=f"^Unknown kind '{kind}'.*Kinds: phone-number, "
    ):
        SmsVoiceControl().resources(kind)


@mock_sms_registrations
def test_the_resources_of_a_kind_in_http() -> None:
    seeded = SmsVoiceControl().registrations.seed()
    response = requests.get(
        moto_api("pinpoint-sms-voice-v2/resources"),
        params={"kind": "registration"},
        timeout=60,
    )
    [listed] = response.json()
    assert listed["id"] == seeded["RegistrationId"]
    created = seeded["CreatedTimestamp"].timestamp()
    assert listed["members"]["CreatedTimestamp"] == created


@mock_sms_registrations
def test_listing_resources_and_regions_does_not_advance_a_review() -> None:
    control, client = SmsVoiceControl(), sms()
    registration_id = client.create_registration(
        RegistrationType="US_SHORT_CODE_REGISTRATION"
    )["RegistrationId"]
    client.submit_registration_version(RegistrationId=registration_id)
    for _ in range(5):
        assert only(control, "registration")["status"] == "SUBMITTED"
        assert control.regions() == [
            {"account_id": ACCOUNT, "region_name": "us-east-1"}
        ]


@mock_sms_registrations
def test_the_regions_with_resources() -> None:
    control = SmsVoiceControl()
    assert control.regions() == []
    for account_id, region_name in (
        ("210987654321", "us-west-2"),
        (ACCOUNT, "us-west-2"),
        (ACCOUNT, "eu-west-1"),
    ):
        SmsVoiceControl(
            account_id=account_id, region_name=region_name
        ).phone_numbers.seed()
    sms("ap-south-1").describe_opt_out_lists()
    assert control.regions() == [
        {"account_id": ACCOUNT, "region_name": "eu-west-1"},
        {"account_id": ACCOUNT, "region_name": "us-west-2"},
        {"account_id": "210987654321", "region_name": "us-west-2"},
    ]


@mock_sms_registrations
def test_a_region_with_messages_only() -> None:
    control, client = SmsVoiceControl(region_name="eu-west-1"), sms("eu-west-1")
    number = control.phone_numbers.seed(PhoneNumberId="phone-1")["PhoneNumber"]
    client.send_text_message(
        DestinationPhoneNumber=TESTER, OriginationIdentity=number, MessageBody="Hi"
    )
    client.release_phone_number(PhoneNumberId="phone-1")
    place = {"account_id": ACCOUNT, "region_name": "eu-west-1"}
    assert SmsVoiceControl().regions() == [place]
    control.messages.clear()
    assert SmsVoiceControl().regions() == [place]


@mock_sms_registrations
def test_a_region_with_a_received_message_only() -> None:
    control = SmsVoiceControl()
    number = control.phone_numbers.seed(PhoneNumberId="phone-1")["PhoneNumber"]
    control.messages.receive(from_=TESTER, to=number, body="What is this?")
    sms().release_phone_number(PhoneNumberId="phone-1")
    assert control.regions() == [{"account_id": ACCOUNT, "region_name": "us-east-1"}]


@mock_sms_registrations
def test_a_region_whose_list_default_has_a_number() -> None:
    control = SmsVoiceControl()
    control.opt_out_lists.opt_out(TESTER)
    assert control.regions() == [{"account_id": ACCOUNT, "region_name": "us-east-1"}]
    sms().delete_opted_out_number(OptOutListName="Default", OptedOutNumber=TESTER)
    assert control.regions() == []


@pytest.mark.in_process
@mock_sms_registrations
def test_listing_regions_creates_no_region() -> None:
    control = SmsVoiceControl()
    control.phone_numbers.seed()
    control.regions()
    assert {
        account_id: list(backends.keys())
        for account_id, backends in pinpointsmsvoicev2_backends.items()
    } == {ACCOUNT: ["us-east-1"]}
