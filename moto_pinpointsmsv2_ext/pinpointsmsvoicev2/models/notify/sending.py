"""The operations that send messages of Notify."""

from __future__ import annotations

from typing import Any

from ..base import Reply
from ..messages.sending import send
from ..store import Family, Store
from .request import NotifyRequest


class NotifySending(Family):
    """SendNotifyTextMessage and SendNotifyVoiceMessage."""

    def send_notify_text_message(
        self,
        notify_configuration_id: str,
        destination_phone_number: str,
        template_variables: dict[str, str],
        template_id: str | None = None,
        time_to_live: int | None = None,
        context: dict[str, str] | None = None,
        configuration_set_name: str | None = None,
        dry_run: bool | None = None,
        message_feedback_enabled: bool | None = None,
    ) -> Reply:
        """Send a text message from a template.

        Opt-out lists, protect configurations and the sandbox do not apply. (assumed)
        The events are those of text messages. (AWS docs)
        The price is that of a text message. (assumed)

        :param notify_configuration_id: the id or ARN of the configuration
        :param destination_phone_number: the recipient in E.164 format
        :param template_variables: by name, the values of the variables of the template
        :param template_id: the template, by default that of the configuration
        :param time_to_live: how long AWS tries to deliver, in seconds
        :param context: custom attributes for the events of the message
        :param configuration_set_name: the name or ARN of a configuration set
        :param dry_run: whether the message is only checked
        :param message_feedback_enabled: whether feedback on the message is recorded, by
            default as the configuration set says
        :return: the id of the message, the template and the text
        :raises PinpointSMSVoiceV2Error: as the table of refusals says

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendNotifyTextMessage.html
        """
        members = {
            "notify_configuration_id": notify_configuration_id,
            "destination_phone_number": destination_phone_number,
            "template_id": template_id,
            "template_variables": template_variables,
            "time_to_live": time_to_live,
            "context": context,
            "configuration_set_name": configuration_set_name,
            "dry_run": dry_run,
            "message_feedback_enabled": message_feedback_enabled,
        }
        return _send(self.store, "TEXT", members)

    def send_notify_voice_message(
        self,
        notify_configuration_id: str,
        destination_phone_number: str,
        template_variables: dict[str, str],
        template_id: str | None = None,
        voice_id: str | None = None,
        time_to_live: int | None = None,
        context: dict[str, str] | None = None,
        configuration_set_name: str | None = None,
        dry_run: bool | None = None,
        message_feedback_enabled: bool | None = None,
    ) -> Reply:
        """Call a phone number and speak a text from a template.

        What does not apply, the events and the price are as in SendNotifyTextMessage.
        (assumed)

        :param notify_configuration_id: the id or ARN of the configuration
        :param destination_phone_number: the recipient in E.164 format
        :param template_variables: by name, the values of the variables of the template
        :param template_id: the template, by default that of the configuration
        :param voice_id: one of the voices of the template
        :param time_to_live: how long AWS tries to deliver, in seconds
        :param context: custom attributes for the events of the message
        :param configuration_set_name: the name or ARN of a configuration set
        :param dry_run: whether the message is only checked
        :param message_feedback_enabled: as in SendNotifyTextMessage
        :return: the id of the message, the template and the text
        :raises PinpointSMSVoiceV2Error: as the table of refusals says

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendNotifyVoiceMessage.html
        """
        members = {
            "notify_configuration_id": notify_configuration_id,
            "destination_phone_number": destination_phone_number,
            "template_id": template_id,
            "template_variables": template_variables,
            "voice_id": voice_id,
            "time_to_live": time_to_live,
            "context": context,
            "configuration_set_name": configuration_set_name,
            "dry_run": dry_run,
            "message_feedback_enabled": message_feedback_enabled,
        }
        return _send(self.store, "VOICE", members)


def _send(store: Store, channel: str, members: dict[str, Any]) -> Reply:
    request = NotifyRequest(store=store, channel=channel, members=members, **members)
    reply = send(request)
    assert request.template is not None
    return Reply(
        reply,
        template_id=request.template.template_id,
        resolved_message_body=request.body,
    )
