"""Situations for the Reasons that test_rules.py has none for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3

from .test_pinpointsmsvoicev2 import progression
from .world import Try, World

BRAND, CAMPAIGN, SHORT_CODE, TOLL_FREE = (
    f"US_{name}_REGISTRATION"
    for name in ("TEN_DLC_BRAND", "TEN_DLC_CAMPAIGN", "SHORT_CODE", "TOLL_FREE")
)
ARN = "arn:aws:sms-voice:{}:registration/registration-0"
PDF = {"AttachmentBody": b"%PDF-1.7"}


def registration(w: World, kind: str = TOLL_FREE, status: Any = "CREATED") -> str:
    seeded = w.control.registrations.seed(
        RegistrationType=kind, RegistrationStatus=status
    )
    return str(seeded["RegistrationId"])


def new_version_of_a_draft(w: World) -> Try:
    return w.sms.create_registration_version, {"RegistrationId": registration(w)}


def discard_a_draft(w: World) -> Try:
    return w.sms.discard_registration_version, {"RegistrationId": registration(w)}


def edit_in_review(w: World) -> Try:
    return w.sms.put_registration_field_value, {
        "RegistrationId": registration(w, status="REVIEWING"),
        "FieldPath": "companyInfo.companyName",
        "TextValue": "Acme",
    }


def submit_twice(w: World) -> Try:
    return w.sms.submit_registration_version, {
        "RegistrationId": registration(w, status="SUBMITTED")
    }


def submit_without_a_number(w: World) -> Try:
    return w.sms.submit_registration_version, {"RegistrationId": registration(w)}


def second_registration_of_a_number(w: World) -> Try:
    number = w.number(NumberType="TOLL_FREE", RegistrationId=registration(w))
    return w.sms.create_registration_association, {
        "RegistrationId": registration(w),
        "ResourceId": number,
    }


def number_of_another_region(w: World) -> Try:
    arn = "arn:aws:sms-voice:eu-west-1:123456789012:phone-number/phone-0"
    return w.sms.create_registration_association, {
        "RegistrationId": registration(w),
        "ResourceId": arn,
    }


def second_launch_of_an_agent(w: World) -> Try:
    agent = w.control.rcs_agents.seed()["RcsAgentId"]
    first, second = (registration(w, "GB_RCS_LAUNCH_REGISTRATION") for _ in range(2))
    w.sms.create_registration_association(RegistrationId=first, ResourceId=agent)
    return w.sms.create_registration_association, {
        "RegistrationId": second,
        "ResourceId": agent,
    }


def brand_for_a_short_code(w: World) -> Try:
    return w.sms.create_registration_association, {
        "RegistrationId": registration(w, SHORT_CODE),
        "ResourceId": registration(w, BRAND),
    }


def code_to(w: World, number: str, **members: str) -> Try:
    added = w.sms.create_verified_destination_number(DestinationPhoneNumber=number)
    return w.sms.send_destination_number_verification_code, {
        "VerifiedDestinationNumberId": added["VerifiedDestinationNumberId"],
        "VerificationChannel": "TEXT",
    } | members


def code_to_who_opted_out(w: World) -> Try:
    call = code_to(w, "+12065550100")
    opt_out(w, "+12065550100")
    return call


def opt_out(w: World, number: str) -> None:
    w.sms.put_opted_out_number(OptOutListName="Default", OptedOutNumber=number)


def code_from_a_pool_that_cannot_call(w: World) -> Try:
    return code_to(
        w, "+12065550100", OriginationIdentity=w.pool(), VerificationChannel="VOICE"
    )


def call_from_a_number_for_text(w: World) -> Try:
    return code_to(
        w,
        "+12065550100",
        OriginationIdentity=w.number(NumberType="TOLL_FREE"),
        VerificationChannel="VOICE",
    )


def add_who_opted_out(w: World) -> Try:
    opt_out(w, "+12065550100")
    return w.sms.create_verified_destination_number, {
        "DestinationPhoneNumber": "+12065550100"
    }


def large_file_in_s3(w: World) -> Try:
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="forms")
    s3.put_object(Bucket="forms", Key="large.pdf", Body=bytes(5 * 2**20 + 1))
    return w.sms.create_registration_attachment, {
        "AttachmentUrl": "s3://forms/large.pdf"
    }


def attachment(**members: Any) -> Callable[[World], Try]:
    return lambda w: (w.sms.create_registration_attachment, members)


def field(member: str, value: Any, operation: str) -> Callable[[World], Try]:
    def situation(w: World) -> Try:
        request = {"RegistrationId": registration(w), member: value}
        return getattr(w.sms, operation), request

    return situation


def types(**members: Any) -> Callable[[World], Try]:
    return lambda w: (w.sms.describe_registrations, members)


def channel(arn: str) -> Callable[[World], Try]:
    return lambda w: (
        w.sms.update_phone_number,
        {"PhoneNumberId": w.number(), "TwoWayEnabled": True, "TwoWayChannelArn": arn},
    )


def unknown_operation(w: World) -> Try:
    w.sms.meta.events.register(
        "before-call.pinpoint-sms-voice-v2.DescribeRegistrations",
        lambda params, **_: params["headers"].update(
            {"X-Amz-Target": "PinpointSMSVoiceV2.MakeCoffee"}
        ),
    )
    return w.sms.describe_registrations, {}


def too_many_tags(w: World) -> Try:
    tags = [{"Key": str(n), "Value": ""} for n in range(51)]
    arn = w.control.registrations.seed()["RegistrationArn"]
    w.sms.tag_resource(ResourceArn=arn, Tags=tags[:50])
    return w.sms.tag_resource, {"ResourceArn": arn, "Tags": tags[50:]}


def attachments_of_a_day(w: World) -> Try:
    with progression("registration-attachment", progression="immediate"):
        for _ in range(100):
            created = w.sms.create_registration_attachment(**PDF)
            w.sms.describe_registration_attachments()
            w.sms.delete_registration_attachment(
                RegistrationAttachmentId=created["RegistrationAttachmentId"]
            )
    return w.sms.create_registration_attachment, PDF


def versions_of_a_day(w: World) -> Try:
    named = {"RegistrationId": registration(w, SHORT_CODE)}

    def discard() -> None:
        w.sms.submit_registration_version(**named)
        w.sms.discard_registration_version(**named)

    discard()
    for _ in range(100):
        w.sms.create_registration_version(**named)
        discard()
    return w.sms.create_registration_version, named


def eleventh_campaign_of_a_brand(w: World) -> Try:
    brand = registration(w, BRAND)
    *allowed, last = [
        {"RegistrationId": registration(w, CAMPAIGN), "ResourceId": brand}
        for _ in range(11)
    ]
    for association in allowed:
        w.sms.create_registration_association(**association)
    return w.sms.create_registration_association, last


def fiftieth_number_of_a_campaign(w: World) -> Try:
    campaign = registration(w, CAMPAIGN, "COMPLETE")
    *allowed, last = [
        {"RegistrationId": campaign, "ResourceId": w.number(NumberType="TEN_DLC")}
        for _ in range(50)
    ]
    for association in allowed:
        w.sms.create_registration_association(**association)
    return w.sms.create_registration_association, last


SITUATIONS: dict[str, Callable[[World], Try]] = {
    "ASSOCIATIONS_PER_REGISTRATION": eleventh_campaign_of_a_brand,
    "ATTACHMENT_TYPE_NOT_SUPPORTED": attachment(AttachmentBody=b"GIF89a"),
    "CANNOT_ADD_OPTED_OUT_NUMBER": add_who_opted_out,
    "CREATE_REGISTRATION_VERSION_NOT_ALLOWED": new_version_of_a_draft,
    "DESTINATION_COUNTRY_BLOCKED": lambda w: code_to(w, "+5351234567"),
    "DESTINATION_PHONE_NUMBER_OPTED_OUT": code_to_who_opted_out,
    "DISCARD_REGISTRATION_VERSION_NOT_ALLOWED": discard_a_draft,
    "EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED": edit_in_review,
    "FIELD_VALIDATION_FAILED": types(RegistrationIds=["registration-0"] * 6),
    "INVALID_FILTER_VALUES": types(
        Filters=[{"Name": "registration-status", "Values": ["GREEN"]}]
    ),
    "INVALID_NEXT_TOKEN": types(NextToken="x"),
    "INVALID_REGISTRATION_ASSOCIATION": brand_for_a_short_code,
    "INVALID_REQUEST": lambda w: (w.in_region("us-east-99").describe_registrations, {}),
    "MAXIMUM_SIZE_EXCEEDED": large_file_in_s3,
    "MISSING_PARAMETER": attachment(),
    "NO_ORIGINATION_IDENTITIES_FOUND": code_from_a_pool_that_cannot_call,
    "PHONE_NUMBERS_PER_REGISTRATION": fiftieth_number_of_a_campaign,
    "PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION": second_registration_of_a_number,
    "PHONE_NUMBER_NOT_IN_REGISTRATION_REGION": number_of_another_region,
    "RCS_AGENT_ALREADY_ASSOCIATED_TO_REGISTRATION_TYPE": second_launch_of_an_agent,
    "REGISTRATION_ALREADY_SUBMITTED": submit_twice,
    "REGISTRATION_ATTACHMENTS_CREATED_PER_DAY": attachments_of_a_day,
    "REGISTRATION_FIELD_CANNOT_BE_DELETED": field(
        "FieldPath", "companyInfo.companyName", "delete_registration_field_value"
    ),
    "REGISTRATION_VERSIONS_CREATED_PER_DAY": versions_of_a_day,
    "RESOURCE_NOT_ACCESSIBLE": types(
        RegistrationIds=[ARN.format("us-east-1:111111111111")]
    ),
    "SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED": submit_without_a_number,
    "TAGS_PER_RESOURCE": too_many_tags,
    "TWO_WAY_NOT_SUPPORTED_IN_REGION": channel("connect.us-east-2.amazonaws.com"),
    "TWO_WAY_TOPIC_NOT_PRESENT": channel("arn:aws:sns:us-east-1:123456789012:none"),
    "UNKNOWN_OPERATION": unknown_operation,
    "UNKNOWN_REGISTRATION_FIELD": field(
        "FieldPath", "a.b", "delete_registration_field_value"
    ),
    "UNKNOWN_REGISTRATION_SECTION": field(
        "SectionPath", "a", "describe_registration_field_values"
    ),
    "UNKNOWN_REGISTRATION_TYPE": lambda w: (
        w.sms.create_registration,
        {"RegistrationType": "US_CARRIER_PIGEON"},
    ),
    "UNKNOWN_REGISTRATION_VERSION": field(
        "VersionNumbers", [2], "describe_registration_versions"
    ),
    "VOICE_CAPABILITY_NOT_AVAILABLE": call_from_a_number_for_text,
}
