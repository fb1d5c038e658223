"""SendRcsMessage."""

from __future__ import annotations

from typing import Any

from ..base import Reply
from ..store import Family
from .request import SendRequest
from .sending import send


class RcsMessages(Family):
    """The operation that sends RCS messages."""

    def send_rcs_message(
        self,
        destination_phone_number: str,
        origination_identity: str,
        rcs_message_content: dict[str, Any] | None = None,
        time_to_live: int | None = None,
        message_traffic_type: str | None = None,
        fallback_configuration: dict[str, Any] | None = None,
        protect_configuration_id: str | None = None,
        configuration_set_name: str | None = None,
        max_price: str | None = None,
        dry_run: bool | None = None,
        context: dict[str, str] | None = None,
        message_feedback_enabled: bool | None = None,
    ) -> Reply:
        """Send a text, a file, a card or a carousel by RCS.

        An agent that is in test only reaches its testers. A message to others is
        accepted, and nothing arrives. (AWS docs)
        A message that fails or expires is sent by SMS or MMS if the request says so.
        (AWS docs)

        :param destination_phone_number: the recipient in E.164 format
        :param origination_identity: the id or ARN of an RCS agent or of a pool with one
        :param rcs_message_content: the content and up to 11 suggestions
        :param time_to_live: how long AWS tries to deliver, in seconds; without it the
            message does not expire
        :param message_traffic_type: why the message is sent, which is not used
        :param fallback_configuration: the SMS or MMS that is sent instead
        :param protect_configuration_id: as in SendTextMessage
        :param configuration_set_name: the name or ARN of a configuration set
        :param max_price: the most that the message can cost, in USD
        :param dry_run: whether the message is only checked
        :param context: custom attributes for the events of the message
        :param message_feedback_enabled: as in SendTextMessage
        :return: the id of the message
        :raises PinpointSMSVoiceV2Error: as the table of refusals says

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendRcsMessage.html
        """
        return send(
            SendRequest.of(
                self.store,
                "RCS",
                destination_phone_number=destination_phone_number,
                origination_identity=origination_identity,
                rcs_message_content=rcs_message_content,
                time_to_live=time_to_live,
                message_traffic_type=message_traffic_type,
                fallback_configuration=fallback_configuration,
                protect_configuration_id=protect_configuration_id,
                configuration_set_name=configuration_set_name,
                max_price=max_price,
                dry_run=dry_run,
                context=context,
                message_feedback_enabled=message_feedback_enabled,
            )
        )
