"""The payloads of events of messages, with their members in the order of AWS.

https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ...delivery import epoch_milliseconds
from ..carrier_lookup import Carrier
from ..identities.origination_identities import RcsAgent
from .message import Conversation, Message
from .outcomes import Step


def record_of(
    message: Message, step: Step, at: datetime, carrier: Carrier
) -> dict[str, Any]:
    """Return the payload of an event.

    :param at: the time of the event
    :param carrier: the carrier of the destination
    """
    record: dict[str, Any] = {
        "eventType": step.event_type,
        "eventVersion": "1.0",
        "eventTimestamp": epoch_milliseconds(at),
        "isFinal": step.is_final,
    }
    # An event of a message that is blocked has no sender. (observed)
    if message.origination is not None and step.event_type != "TEXT_BLOCKED":
        record["originationPhoneNumber"] = message.origination
    record["destinationPhoneNumber"] = message.destination_phone_number
    # Absent in the reply to a number of no country. (assumed)
    if message.iso_country_code is not None:
        record["isoCountryCode"] = message.iso_country_code
    record |= _BUILDERS[message.channel](message, step, carrier)
    if message.context:
        record["context"] = dict(message.context)
    record |= _costs(message, step)
    if isinstance(message.identity, RcsAgent):
        record |= _agent(message, message.identity, step)
        record |= _conversation(message.conversation)
    if message.protect_configuration_id is not None:
        record["protectConfiguration"] = {
            "protectConfigurationId": message.protect_configuration_id,
            "protectStatus": message.protect_status,
        }
        # The assessment of a message that does not appear to be fraudulent is not
        # documented. It is omitted. (assumed)
        if message.outcome == "protect_blocked":
            record["protectConfigurationAssessment"] = {
                "protectRecommendation": "BLOCK",
                "protectInsights": {"blockReason": "AIT_SUSPECTED"},
            }
    return record


def _text(message: Message, step: Step, carrier: Carrier) -> dict[str, Any]:
    return {
        "isInternationalSend": _is_international(message),
        **_carrier(message, step, carrier),
        **_identification(message),
        "messageEncoding": message.encoding,
        "messageType": message.message_type,
        "messageStatus": step.status,
        "messageStatusDescription": step.description,
    }


def _media(message: Message, step: Step, carrier: Carrier) -> dict[str, Any]:
    return {
        **_identification(message),
        "messageType": message.message_type,
        "contentType": "MMS",
        "messageStatus": step.status,
        "messageStatusDescription": step.description,
    }


def _voice(message: Message, step: Step, carrier: Carrier) -> dict[str, Any]:
    return {**_identification(message), "messageStatus": step.status}


def _rcs(message: Message, step: Step, carrier: Carrier) -> dict[str, Any]:
    return {
        "isInternationalSend": _is_international(message),
        **_identification(message),
        "messageEncoding": message.encoding,
        "messageType": message.message_type,
        "messageStatus": step.status,
        "messageStatusDescription": step.description,
    }


_BUILDERS = {"TEXT": _text, "MEDIA": _media, "VOICE": _voice, "RCS": _rcs}


def _identification(message: Message) -> dict[str, Any]:
    return {
        "messageId": message.message_id,
        "messageRequestTimestamp": epoch_milliseconds(message.created_at),
    }


def _carrier(message: Message, step: Step, carrier: Carrier) -> dict[str, str]:
    """Return the carrier, which is known from the last receipt, but not for toll-free
    numbers. (observed)

    The event of a text that a protect configuration blocks has its codes. (AWS docs)
    """
    codes = {"mcc": carrier.mcc, "mnc": carrier.mnc}
    if step.status == "PROTECT_BLOCKED":
        return codes
    toll_free = getattr(message.identity, "number_type", None) == "TOLL_FREE"
    received = step.status == "DELIVERED" or (
        step.status == "SUCCESSFUL" and not toll_free
    )
    return (
        {**codes, "carrierName": carrier.carrier} if step.is_final and received else {}
    )


def _is_international(message: Message) -> bool:
    """Return whether a number of another country sends. (assumed)"""
    own = getattr(message.identity, "iso_country_code", message.iso_country_code)
    return own != message.iso_country_code


def _costs(message: Message, step: Step) -> dict[str, Any]:
    """Return the size and the costs. A call has them when it is completed. (AWS docs)"""
    if message.channel != "VOICE":
        # Reading costs nothing. (AWS docs)
        free = step.status == "READ"
        return {
            "totalMessageParts": message.parts,
            "totalMessagePrice": 0.0 if free else message.price,
            "totalCarrierFee": 0.0 if free else message.fee,
        }
    if step.status != "COMPLETED":
        return {}
    seconds = message.seconds or 0
    return {
        "callDurationInSeconds": seconds,
        "totalDurationInMinutes": -(-seconds // 60),
        "totalMessagePrice": message.price,
    }


def _conversation(conversation: Conversation | None) -> dict[str, Any]:
    """Return the members of a message in an active conversation. (AWS docs)"""
    if conversation is None or not conversation.is_active:
        return {}
    initiating_id, initiating_type = conversation.initiating_message
    return {
        "conversationInitiatingMessageId": initiating_id,
        "conversationInitiatingMessageType": initiating_type,
        "conversationSessionFee": conversation.session_fee,
    }


def _agent(message: Message, agent: RcsAgent, step: Step) -> dict[str, Any]:
    """Return what the events of an RCS message say about its agent and its content.

    The country of the agent is that of the destination. (assumed)
    """
    members: dict[str, Any] = {}
    if step.status == "DELIVERED":
        members["rcsMetadata"] = {
            "billingEventType": "RICH" if message.rich else "BASIC"
        }
    return members | {
        "rcsBusinessId": agent.platform_id(message.iso_country_code),
        "agentIsoCountryCode": message.iso_country_code,
    }
