"""Each parameter that names a resource takes each form that its text in the model names."""

from __future__ import annotations

import json
import re
from typing import Any

import boto3
import pytest
from botocore.model import ListShape, Shape, StructureShape

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import BUILT, MODEL, post

ARN = "arn:aws:sms-voice:us-east-1:123456789012:"
#: the resource of each form, by the name of the form in the model's documentation
FORMS = {
    "PhoneNumber": "+18335550100",
    "PhoneNumberId": "phone-1",
    "PhoneNumberArn": f"{ARN}phone-number/phone-1",
    "SenderId": "ACME",
    "SenderIdArn": f"{ARN}sender-id/ACME/GB",
    "PoolId": "POOL",
    "PoolArn": "POOL ARN",
    "OptOutListName": "mine",
    "OptOutListArn": f"{ARN}opt-out-list/mine",
    "RegistrationId": "registration-1",
    "RegistrationArn": f"{ARN}registration/registration-1",
    "RegistrationAttachmentId": "ATTACHMENT",
    "RegistrationAttachmentArn": "ATTACHMENT ARN",
    "VerifiedDestinationNumberId": "VERIFIED",
    "VerifiedDestinationNumberArn": "VERIFIED ARN",
    "RcsAgentId": "rcs-1",
    "RcsAgentArn": f"{ARN}rcs-agent/rcs-1",
    "ConfigurationSetName": "alerts",
    "ConfigurationSetArn": f"{ARN}configuration-set/alerts",
    "ProtectConfigurationId": "PROTECT",
    "ProtectConfigurationArn": "PROTECT ARN",
    "NotifyConfigurationId": "notify-1",
    "NotifyConfigurationArn": f"{ARN}notify-configuration/notify-1",
}
#: other members that an operation requires
OTHERS: dict[str, Any] = {
    "FieldPath": "companyInfo.companyName",
    "IsoCountryCode": "US",
    "Keyword": "HOURS",
    "MessageBody": "Hello",
    "KeywordMessage": "9 to 5",
    "MessageType": "TRANSACTIONAL",
    "NumberCapabilities": ["SMS"],
    "NumberType": "TOLL_FREE",
    "OptedOutNumber": "+12065550100",
    "OriginationIdentity": "phone-2",
    "Policy": "{}",
    "PoolId": "POOL",
    "RegistrationId": "registration-1",
    "ResourceId": "phone-1",
    "TagKeys": ["team"],
    "Tags": [{"Key": "team", "Value": "sms"}],
    "TextValue": "Acme",
    "DestinationPhoneNumber": "+12065550199",
    "VerificationChannel": "TEXT",
    "VerificationCode": "000000",
    "VerifiedDestinationNumberId": "VERIFIED",
    "OptOutListName": "mine",
    "EventDestinationName": "topic",
    "MatchingEventTypes": ["ALL"],
    "MessageFeedbackEnabled": True,
    "SenderId": "ACME",
    "Action": "BLOCK",
    "ConfigurationSetName": "alerts",
    "CountryRuleSetUpdates": {"GB": {"ProtectStatus": "BLOCK"}},
    "NumberCapability": "SMS",
    "ProtectConfigurationId": "PROTECT",
    "RcsAgentId": "rcs-1",
    "RcsMessageContent": {"Content": {"TextMessage": {"Body": "Hello"}}},
    "NotifyConfigurationId": "notify-1",
    "TemplateVariables": {"code": "123456"},
    "DisplayName": "Acme",
    "UseCase": "CODE_VERIFICATION",
    "EnabledChannels": ["SMS"],
}
#: Keywords are of phone numbers, pools and RCS agents, as the guide says; the text of the
#: parameter names sender IDs, which have none.
REFUSED = {
    *((operation, "SenderId") for operation in ("PutKeyword", "DescribeKeywords")),
    *((operation, "SenderIdArn") for operation in ("PutKeyword", "DescribeKeywords")),
}


def item_of(shape: Shape) -> Shape:
    return shape.member if isinstance(shape, ListShape) else shape


def forms_of(name: str, shape: Shape) -> list[str]:
    """Return the forms in the documentation of a parameter or the name of its shape."""
    if item_of(shape).name == "ConfigurationSetNameOrArn":
        return ["ConfigurationSetName", "ConfigurationSetArn"]  # The texts differ.
    text = re.sub("<[^>]+>", "", shape.documentation)
    named = [form for form in FORMS if re.search(rf"\b{form}s?\b", text)]
    if item_of(shape).name.endswith("OrArn") and not [
        form for form in named if form.endswith("Arn")
    ]:
        kind = item_of(shape).name.removesuffix("OrArn")
        by_shape = {"ResourceId": "PhoneNumberId"}
        named = named or [by_shape.get(kind, kind)]
        named += [f"{re.sub('(?<!Sender)(Id|Name)$', '', form)}Arn" for form in named]
    return named


def cases() -> list[Any]:
    found = []
    for operation in BUILT:
        shape = MODEL.operation_model(operation).input_shape
        if not isinstance(shape, StructureShape):
            continue
        for name, member in shape.members.items():
            item = item_of(member)
            named = item.name.endswith("OrArn") or name == "OriginationIdentity"
            if named:
                found += [
                    pytest.param(operation, name, form, id=f"{operation}-{name}-{form}")
                    for form in forms_of(name, member)
                ]
    return found


CASES = cases()


def world() -> dict[str, str]:
    """Create the resources of the forms, and return their identifiers."""
    control = SmsVoiceControl()
    sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    control.phone_numbers.seed(
        PhoneNumberId="phone-1",
        PhoneNumber="+18335550100",
        NumberType="TOLL_FREE",
        NumberCapabilities=["SMS", "MMS", "VOICE"],
    )
    control.phone_numbers.seed(PhoneNumberId="phone-2", NumberType="SIMULATOR")
    control.phone_numbers.seed(PhoneNumberId="phone-3", NumberType="SIMULATOR")
    control.sender_ids.seed(SenderId="ACME")
    control.registrations.seed(RegistrationId="registration-1")
    if "RcsAgentInformation" in MODEL.shape_names:
        control.rcs_agents.seed(RcsAgentId="rcs-1", Status="ACTIVE")
    if "NotifyConfigurationInformation" in MODEL.shape_names:
        control.notify_configurations.seed(
            NotifyConfigurationId="notify-1",
            DefaultTemplateId="notify-code-verification-english-001",
        )
    sms.create_opt_out_list(OptOutListName="mine")
    sms.create_configuration_set(ConfigurationSetName="alerts")
    topic = boto3.client("sns", region_name="us-east-1").create_topic(Name="events")
    sms.create_event_destination(
        ConfigurationSetName="alerts",
        EventDestinationName="topic",
        MatchingEventTypes=["ALL"],
        SnsDestination={"TopicArn": topic["TopicArn"]},
    )
    pool = sms.create_pool(
        OriginationIdentity="phone-3", MessageType="TRANSACTIONAL", IsoCountryCode="US"
    )
    attachment = sms.create_registration_attachment(AttachmentBody=b"%PDF-1.7")
    verified = sms.create_verified_destination_number(
        DestinationPhoneNumber="+12065550198"
    )
    drawn = {}
    if "ProtectConfigurationRuleSetNumberOverride" in MODEL.shape_names:
        protect = sms.create_protect_configuration()
        drawn["PROTECT"] = protect["ProtectConfigurationId"]
        drawn["PROTECT ARN"] = protect["ProtectConfigurationArn"]
        sms.put_protect_configuration_rule_set_number_override(
            ProtectConfigurationId=protect["ProtectConfigurationId"],
            DestinationPhoneNumber=OTHERS["DestinationPhoneNumber"],
            Action="BLOCK",
        )
    return drawn | {
        "POOL": pool["PoolId"],
        "POOL ARN": pool["PoolArn"],
        "ATTACHMENT": attachment["RegistrationAttachmentId"],
        "ATTACHMENT ARN": attachment["RegistrationAttachmentArn"],
        "VERIFIED": verified["VerifiedDestinationNumberId"],
        "VERIFIED ARN": verified["VerifiedDestinationNumberArn"],
    }


def test_there_are_cases() -> None:
    if len(MODEL.operation_names) >= 110:
        assert len(CASES) >= 90
        parameter = ("SendDestinationNumberVerificationCode", "OriginationIdentity")
        assert [case.values[2] for case in CASES if case.values[:2] == parameter] == [
            *("PhoneNumber", "PhoneNumberId", "PhoneNumberArn"),
            *("SenderId", "SenderIdArn", "PoolId", "PoolArn"),
        ]


@pytest.mark.parametrize("operation, name, form", CASES)
@mock_sms_registrations
def test_a_form_of_a_parameter(operation: str, name: str, form: str) -> None:
    drawn = world()
    shape: Any = MODEL.operation_model(operation).input_shape
    request = {
        member: OTHERS[member]
        for member in shape.members
        if member in OTHERS
        and (member in shape.required_members or member in ("TextValue", "MessageBody"))
    }
    value: Any = FORMS[form]
    if isinstance(shape.members[name], ListShape):
        value = [value]
    request[name] = value
    if form.startswith("SenderId") and "IsoCountryCode" in shape.members:
        request["IsoCountryCode"] = "GB"
    if name == "RegistrationAttachmentId" and "FieldPath" in shape.members:
        request["FieldPath"] = "messagingUseCase.optInImage"
        del request["TextValue"]
    if name == "OriginationIdentity" and operation == "CreatePool":
        request.pop("PoolId", None)
    body = json.dumps(request)
    for placeholder in sorted(drawn, key=len, reverse=True):
        body = body.replace(f'"{placeholder}"', f'"{drawn[placeholder]}"')
    response = post(operation, body)
    answer = response.json()
    if (operation, form) in REFUSED:
        assert answer["Reason"] == "INVALID_PARAMETER"
        return
    assert (
        answer.get("ResourceType") is None
        or response.status_code == 200
        or (
            answer["__type"] == "ConflictException"
            or answer["ResourceType"] == "keyword"
            or answer["ResourceType"] == "opted-out-number"
        )
    ), answer
    if answer.get("Reason") == "INVALID_REGISTRATION_ASSOCIATION":
        return  # The resource was found.
    fields = [field["Name"] for field in answer.get("Fields", [])]
    assert name[0].lower() + name[1:] not in fields, answer
