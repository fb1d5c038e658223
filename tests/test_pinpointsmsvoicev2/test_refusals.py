"""All rows of the table of refusals, each with a message that it refuses."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from moto import mock_aws, settings

from . import needs_notify, needs_protect, refused
from .messaging import ALL, US, account, long_code, messages, reporting, sms
from .notify import ENGLISH, configuration, notify_request
from .rcs import HELLO, launched, needs_rcs, new_agent
from .test_pools import number, pool_of
from .test_quotas import ENFORCED

#: the operation, its request, and the members of the error beside code and Reason
Situation = tuple[str, dict[str, Any], dict[str, Any]]

TABLE = import_module("moto.pinpointsmsvoicev2.models.messages.refusals").REFUSALS
OPERATIONS = {
    "TEXT": "send_text_message",
    "MEDIA": "send_media_message",
    "VOICE": "send_voice_message",
    "RCS": "send_rcs_message",
}
CONTENT, FALLBACK = "rcsMessageContent", "fallbackConfiguration"
ARN = "arn:aws:sms-voice:us-east-1:210987654321:"


def text(*fields: str, **members: Any) -> Situation:
    return _sent("TEXT", fields, members)


def media(*fields: str, **members: Any) -> Situation:
    return _sent("MEDIA", fields, members)


def voice(*fields: str, **members: Any) -> Situation:
    return _sent("VOICE", fields, members)


def notified(*fields: str, **members: Any) -> Situation:
    """Return a text message of Notify that is refused."""
    request = {"DestinationPhoneNumber": US, "TemplateVariables": {"code": "123456"}}
    expected = {"Fields": list(fields)} if fields else {}
    return "send_notify_text_message", {**request, **members}, expected


def rcs(*fields: str, **members: Any) -> Situation:
    content = {"MessageBody": None, "RcsMessageContent": HELLO}
    return _sent("RCS", fields, {"OriginationIdentity": "rcs-1", **content, **members})


def card(**members: Any) -> dict[str, Any]:
    """The content of a message with a card."""
    rich = {"CardOrientation": "VERTICAL", "CardContent": {"Title": "Hi"}, **members}
    return {"RcsMessageContent": {"Content": {"RichCard": rich}}}


def link(**members: Any) -> dict[str, Any]:
    """The content of a text with a link."""
    action = {"Text": "Open", "PostbackData": "1", "Url": "https://acme.example"}
    return {
        "RcsMessageContent": {**HELLO, "Suggestions": [{"OpenUrl": action | members}]}
    }


def _sent(channel: str, fields: tuple[str, ...], members: dict[str, Any]) -> Situation:
    request = {"DestinationPhoneNumber": US, "MessageBody": "Hello", **members}
    request = {name: value for name, value in request.items() if value is not None}
    return OPERATIONS[channel], request, {"Fields": list(fields)} if fields else {}


def about(kind: str, resource_id: str, situation: Situation) -> Situation:
    """Return a situation whose error names a resource."""
    subject = {"ResourceType": kind, "ResourceId": resource_id}
    return situation[0], situation[1], subject


def from_number(client: Any, **members: Any) -> dict[str, str]:
    return {"OriginationIdentity": long_code(client, **members)["PhoneNumberId"]}


def no_body(client: Any) -> Situation:
    return text("messageBody", MessageBody=None)


def no_content(client: Any) -> Situation:
    sender = from_number(client, NumberCapabilities=ALL)
    return media("messageBody", "mediaUrls", MessageBody=None, **sender)


def many_parts(client: Any) -> Situation:
    return text("messageBody", MessageBody="a" * 1531)


def long_speech(client: Any) -> Situation:
    sender = from_number(client, NumberCapabilities=ALL)
    return voice("messageBody", MessageBody="a" * 3001, **sender)


def no_rcs_content(client: Any) -> Situation:
    return rcs(CONTENT, RcsMessageContent=None)


def wrong_value(client: Any) -> Situation:
    field = f"{CONTENT}.content.richCard.cardOrientation"
    return rcs(field, **card(CardOrientation="DIAGONAL"))


def web_view_without_mode(client: Any) -> Situation:
    field = f"{CONTENT}.suggestions.1.member.openUrl.webviewViewMode"
    return rcs(field, **link(Application="WEBVIEW"))


def alignment_in_a_vertical_card(client: Any) -> Situation:
    fields = [
        f"{CONTENT}.content.richCard.{name}"
        for name in ("thumbnailImageAlignment", "cardOrientation")
    ]
    return rcs(*fields, **card(ThumbnailImageAlignment="LEFT"))


def file_that_does_not_exist(client: Any) -> Situation:
    content = {"Content": {"FileMessage": {"FileUrl": "s3://none/file.png"}}}
    field = f"{CONTENT}.content.fileMessage.fileUrl"
    return rcs(field, RcsMessageContent=content)


def fallback_to_sms_with_a_file(client: Any) -> Situation:
    fallback = {"Channel": "SMS", "MediaUrls": ["s3://bucket/file.png"]}
    fields = f"{FALLBACK}.channel", f"{FALLBACK}.mediaUrls"
    return rcs(*fields, FallbackConfiguration=fallback)


def fallback_from_a_pool(client: Any) -> Situation:
    fallback = {"Channel": "SMS", "MessageBody": "Hi", "OriginationIdentity": "pool-1"}
    return rcs(f"{FALLBACK}.originationIdentity", FallbackConfiguration=fallback)


def disabled(client: Any) -> Situation:
    account().suspended = "ACCOUNT_DISABLED"
    return text(**from_number(client))


def paused(client: Any) -> Situation:
    account().suspended = "INSUFFICIENT_ACCOUNT_REPUTATION"
    return text(**from_number(client))


def missing(client: Any) -> Situation:
    return about("pool", "pool-1", text(OriginationIdentity="pool-1"))


def not_shared(client: Any) -> Situation:
    return text("originationIdentity", OriginationIdentity=f"{ARN}pool/pool-1")


def fallback_without_identity(client: Any) -> Situation:
    return rcs(
        f"{FALLBACK}.originationIdentity",
        OriginationIdentity=new_agent(client),
        FallbackConfiguration={"Channel": "SMS", "MessageBody": "Hi"},
    )


def inactive(client: Any) -> Situation:
    request = client.request_phone_number(
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType="TOLL_FREE",
    )
    sender = request["PhoneNumberId"]
    return about("phone-number", sender, text(OriginationIdentity=sender))


def notify_inactive(client: Any) -> Situation:
    notify_id = configuration(client, reviewed=False)
    situation = notified(NotifyConfigurationId=notify_id, TemplateId=ENGLISH)
    return about("notify-configuration", notify_id, situation)


def notify_elsewhere(client: Any) -> Situation:
    return notified(
        "destinationPhoneNumber",
        **notify_request(client, EnabledCountries=["GB"]),
    )


def notify_without_text(client: Any) -> Situation:
    request = notify_request(client, EnabledChannels=["VOICE"])
    return notified("notifyConfigurationId", **request)


def notify_without_template(client: Any) -> Situation:
    return notified("templateId", NotifyConfigurationId=configuration(client))


def notify_unfit_template(client: Any) -> Situation:
    request = notify_request(client)
    request["TemplateId"] = "notify-code-verification-portuguese-001"
    return notified("templateId", **request)


def notify_missing_variable(client: Any) -> Situation:
    request = notify_request(client) | {"TemplateVariables": {}}
    return notified("templateVariables.code", **request)


def notify_invalid_variable(client: Any) -> Situation:
    request = notify_request(client) | {"TemplateVariables": {"code": "12a4"}}
    return notified("templateVariables.code", **request)


def unserved(client: Any) -> Situation:
    return text("destinationPhoneNumber", DestinationPhoneNumber="+999123456")


def unsupported_sender_id(client: Any) -> Situation:
    return text("senderId", OriginationIdentity="ACME")


def unregistered_sender_id(client: Any) -> Situation:
    members = {"DestinationPhoneNumber": "+254712345678", "OriginationIdentity": "ACME"}
    return text("senderId", **members)


def simulator(client: Any) -> Situation:
    sender = number(client)["PhoneNumberId"]
    return text("originationIdentity", OriginationIdentity=sender)


def abroad(client: Any) -> Situation:
    members = {"DestinationPhoneNumber": "+4930231250", **from_number(client)}
    return text("originationIdentity", **members)


def without_media(client: Any) -> Situation:
    sender = from_number(client)
    return about("phone-number", sender["OriginationIdentity"], media(**sender))


def mute(client: Any) -> Situation:
    return voice("originationIdentity", **from_number(client))


def other_type(client: Any) -> Situation:
    sender = from_number(client)
    situation = text(MessageType="PROMOTIONAL", **sender)
    return about("phone-number", sender["OriginationIdentity"], situation)


def no_identity(client: Any) -> Situation:
    pool_id = pool_of(client, long_code(client)["PhoneNumberId"])
    members = {"DestinationPhoneNumber": "+14165550100", "OriginationIdentity": pool_id}
    return about("pool", pool_id, text(**members))


def unverified(client: Any) -> Situation:
    account().tier = "SANDBOX"
    situation = text(**from_number(client))
    return about("verified-destination-number", US, situation)


def call_of_the_sandbox(client: Any) -> Situation:
    account().tier = "SANDBOX"
    sender = from_number(client, NumberCapabilities=ALL)
    # A simulator destination need not be verified.
    members = {"DestinationPhoneNumber": "+33755512501", **sender}
    return voice("destinationPhoneNumber", **members)


def opted_out(client: Any) -> Situation:
    client.put_opted_out_number(OptOutListName="Default", OptedOutNumber=US)
    return about("opt-out-list", "Default", text(**from_number(client)))


def blocked_number(client: Any) -> Situation:
    protect = client.create_protect_configuration()["ProtectConfigurationId"]
    client.put_protect_configuration_rule_set_number_override(
        ProtectConfigurationId=protect, DestinationPhoneNumber=US, Action="BLOCK"
    )
    members = {"ProtectConfigurationId": protect, **from_number(client)}
    return about("protect-configuration", protect, text(**members))


def blocked_country(client: Any) -> Situation:
    protect = client.create_protect_configuration()["ProtectConfigurationId"]
    client.update_protect_configuration_country_rule_set(
        ProtectConfigurationId=protect,
        NumberCapability="SMS",
        CountryRuleSetUpdates={"US": {"ProtectStatus": "BLOCK"}},
    )
    members = {"ProtectConfigurationId": protect, **from_number(client)}
    return about("protect-configuration", protect, text(**members))


def expensive(client: Any) -> Situation:
    return text("maxPrice", MaxPrice=".00882", **from_number(client))


def overspent(client: Any) -> Situation:
    client.set_text_message_spend_limit_override(MonthlyLimit=0)
    return text(**from_number(client))


def overspent_on_media(client: Any) -> Situation:
    client.set_media_message_spend_limit_override(MonthlyLimit=0)
    return media(**from_number(client, NumberCapabilities=ALL))


def overspent_on_rcs(client: Any) -> Situation:
    client.set_rcs_message_spend_limit_override(MonthlyLimit=0)
    return rcs(OriginationIdentity=launched(client))


def overspent_on_voice(client: Any) -> Situation:
    client.set_voice_message_spend_limit_override(MonthlyLimit=0)
    return voice(**from_number(client, NumberCapabilities=ALL))


def overspent_on_notify(client: Any) -> Situation:
    client.set_notify_message_spend_limit_override(MonthlyLimit=0)
    return notified(**notify_request(client))


def beyond_basic(client: Any) -> Situation:
    account().prices = {"TEXT": {"*": 0}}
    situation = notified(**notify_request(client))
    for n in range(200):
        request = {**situation[1], "DestinationPhoneNumber": f"+1206555{n:04}"}
        client.send_notify_text_message(**request)
    return situation


def eleventh_message(client: Any) -> Situation:
    situation = notified(**notify_request(client))
    for _ in range(10):
        client.send_notify_text_message(**situation[1])
    return situation


def sixth_call(client: Any) -> Situation:
    situation = voice(**from_number(client, NumberCapabilities=ALL))
    for _ in range(5):
        client.send_voice_message(**situation[1])
    return situation


def call_21_of_the_sandbox(client: Any) -> Situation:
    account().tier = "SANDBOX"
    sender = from_number(client, NumberCapabilities=ALL)
    # Simulator destinations need not be verified.
    *called, last = [
        *("+14254147755", "+14254147167", "+61455944038", "+46790645100"),
        "+447860019066",
    ]
    for destination in called * 5:
        request = {"DestinationPhoneNumber": destination, "MessageBody": "Hello"}
        client.send_voice_message(**request, **sender)
    return voice(DestinationPhoneNumber=last, **sender)


#: in the order of the table
SITUATIONS: dict[Callable[[Any], Situation], str | None] = {
    no_body: "MISSING_PARAMETER",
    no_content: "MISSING_PARAMETER",
    many_parts: "MAXIMUM_SIZE_EXCEEDED",
    long_speech: "MAXIMUM_SIZE_EXCEEDED",
    no_rcs_content: "MISSING_PARAMETER",
    wrong_value: "INVALID_PARAMETER",
    web_view_without_mode: "MISSING_PARAMETER",
    alignment_in_a_vertical_card: "PARAMETERS_CANNOT_BE_USED_TOGETHER",
    file_that_does_not_exist: "INVALID_PARAMETER",
    fallback_to_sms_with_a_file: "PARAMETERS_CANNOT_BE_USED_TOGETHER",
    fallback_from_a_pool: "INVALID_PARAMETER",
    disabled: "ACCOUNT_DISABLED",
    paused: "INSUFFICIENT_ACCOUNT_REPUTATION",
    missing: None,
    not_shared: "RESOURCE_NOT_ACCESSIBLE",
    fallback_without_identity: "MISSING_PARAMETER",
    inactive: "RESOURCE_NOT_ACTIVE",
    notify_inactive: "NOTIFY_CONFIGURATION_NOT_ACTIVE",
    notify_elsewhere: "COUNTRY_NOT_ENABLED",
    notify_without_text: "CHANNEL_NOT_ENABLED",
    notify_without_template: "MISSING_PARAMETER",
    notify_unfit_template: "INVALID_PARAMETER",
    notify_missing_variable: "MISSING_PARAMETER",
    notify_invalid_variable: "INVALID_PARAMETER",
    unserved: "DESTINATION_COUNTRY_BLOCKED",
    unsupported_sender_id: "SENDER_ID_NOT_SUPPORTED",
    unregistered_sender_id: "SENDER_ID_NOT_REGISTERED",
    simulator: "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY",
    abroad: "INTERNATIONAL_SENDING_NOT_SUPPORTED",
    without_media: "NUMBER_CAPABILITIES_MISMATCH",
    mute: "VOICE_CAPABILITY_NOT_AVAILABLE",
    other_type: "MESSAGE_TYPE_MISMATCH",
    no_identity: "NO_ORIGINATION_IDENTITIES_FOUND",
    unverified: "DESTINATION_PHONE_NUMBER_NOT_VERIFIED",
    call_of_the_sandbox: "DESTINATION_COUNTRY_BLOCKED",
    opted_out: "DESTINATION_PHONE_NUMBER_OPTED_OUT",
    blocked_number: "DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE",
    blocked_country: "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION",
    expensive: "PRICE_OVER_THRESHOLD",
    overspent: "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT",
    overspent_on_media: "MONTHLY_SPEND_LIMIT_REACHED_FOR_MEDIA",
    overspent_on_rcs: "MONTHLY_SPEND_LIMIT_REACHED_FOR_RCS",
    overspent_on_voice: "MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE",
    overspent_on_notify: "MONTHLY_SPEND_LIMIT_REACHED_FOR_NOTIFY",
    beyond_basic: "DAILY_NOTIFY_TIER_MESSAGE_LIMIT",
    eleventh_message: "DAILY_DESTINATION_CALL_LIMIT",
    sixth_call: "DAILY_DESTINATION_CALL_LIMIT",
    call_21_of_the_sandbox: "DAILY_DESTINATION_CALL_LIMIT",
}
OF_RCS = {
    *(no_rcs_content, wrong_value, web_view_without_mode, alignment_in_a_vertical_card),
    *(file_that_does_not_exist, fallback_to_sms_with_a_file, fallback_from_a_pool),
    *(fallback_without_identity, overspent_on_rcs),
}
#: Only the backend has the state of the account; a server has no configuration.
IN_PROCESS = {
    *(disabled, paused, unverified, call_of_the_sandbox),
    *(beyond_basic, eleventh_message, sixth_call, call_21_of_the_sandbox),
}
#: Their rows are quotas.
QUOTAS = (beyond_basic, eleventh_message, sixth_call, call_21_of_the_sandbox)
ROWS = [
    pytest.param(
        row,
        find,
        reason,
        id=find.__name__,
        marks=[
            *([pytest.mark.in_process] if find in IN_PROCESS else []),
            *([needs_protect] if "PROTECT" in (reason or "") else []),
            *([needs_notify] if row.channels == ("NOTIFY",) else []),
            *([needs_rcs] if find in OF_RCS else []),
        ],
    )
    for row, (find, reason) in zip(TABLE, SITUATIONS.items(), strict=True)
]


@pytest.mark.parametrize("row, find, reason", ROWS)
def test_a_row_refuses_a_message(
    row: Any, find: Callable[[Any], Situation], reason: str | None
) -> None:
    with mock_aws(config=ENFORCED if find in QUOTAS else {}):
        client = sms()
        events = reporting(client)
        operation, request, expected = find(client)
        sent, spent = 0, {}
        if not settings.TEST_SERVER_MODE:
            sent, spent = len(messages()), dict(account().spent)
        call = getattr(client, operation)
        for dry_run in (True, False):
            error = refused(call, **request, ConfigurationSetName="set", DryRun=dry_run)
            code = f"{row.error.__name__}"
            if "Fields" in error:
                error["Fields"] = [field["Name"] for field in error["Fields"]]
            assert error == {
                "Code": code,
                **({"Reason": reason} if reason else {}),
                "Message": error["Message"],
                **expected,
            }
        assert reason == row.reason
        assert row.certainty in ("AWS docs", "observed", "assumed")
        assert events() == []
        if not settings.TEST_SERVER_MODE:
            assert len(messages()) == sent
            assert account().spent == spent
