"""The operations that send messages."""

from __future__ import annotations

from moto.moto_api._internal import mock_random

from ...exceptions import ConflictException, ResourceNotFoundException
from ..base import Reply
from ..store import Family
from .counting import count_feedback, count_refusal
from .media import file_outcome
from .message import Messages
from .refusals import check
from .request import SendRequest
from .transmission import start


class Sending(Family):
    """The operations on messages."""

    def send_text_message(
        self,
        destination_phone_number: str,
        origination_identity: str | None = None,
        message_body: str | None = None,
        message_type: str | None = None,
        keyword: str | None = None,
        configuration_set_name: str | None = None,
        max_price: str | None = None,
        time_to_live: int | None = None,
        context: dict[str, str] | None = None,
        destination_country_parameters: dict[str, str] | None = None,
        dry_run: bool | None = None,
        protect_configuration_id: str | None = None,
        message_feedback_enabled: bool | None = None,
    ) -> Reply:
        """Send a text message.

        An RCS agent sends it by RCS. From a pool or without an identity, it is sent by
        SMS if there is no sign of delivery in 25 seconds. (AWS docs)

        :param destination_phone_number: the recipient in E.164 format
        :param origination_identity: a phone number or short code, the id or ARN of a
            phone number, a pool or an RCS agent, or the name or ARN of a sender ID; by
            default AWS chooses
        :param message_body: the text, at most 1530 characters of GSM 03.38, otherwise
            630 characters
        :param message_type: TRANSACTIONAL or PROMOTIONAL, by default that of the
            configuration set, or else of the identity
        :param keyword: the name of a program of a US short code, which is not used
        :param configuration_set_name: the name or ARN of a configuration set
        :param max_price: the most that the message can cost, in USD
        :param time_to_live: how long AWS tries to deliver, in seconds
        :param context: custom attributes for the events of the message
        :param destination_country_parameters: the parameters for messages to India,
            which are not used
        :param dry_run: whether the message is only checked
        :param protect_configuration_id: the id or ARN of a protect configuration, by
            default that of the configuration set, or else of the account
        :param message_feedback_enabled: whether feedback on the message is recorded, by
            default as the configuration set says
        :return: the id of the message
        :raises PinpointSMSVoiceV2Error: as the table of refusals says

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html
        """
        return send(
            SendRequest.of(
                self.store,
                "TEXT",
                destination_phone_number=destination_phone_number,
                origination_identity=origination_identity,
                message_body=message_body,
                message_type=message_type,
                keyword=keyword,
                configuration_set_name=configuration_set_name,
                max_price=max_price,
                time_to_live=time_to_live,
                context=context,
                destination_country_parameters=destination_country_parameters,
                dry_run=dry_run,
                protect_configuration_id=protect_configuration_id,
                message_feedback_enabled=message_feedback_enabled,
            )
        )

    def send_media_message(
        self,
        destination_phone_number: str,
        origination_identity: str,
        message_body: str | None = None,
        media_urls: list[str] | None = None,
        configuration_set_name: str | None = None,
        max_price: str | None = None,
        time_to_live: int | None = None,
        context: dict[str, str] | None = None,
        dry_run: bool | None = None,
        protect_configuration_id: str | None = None,
        message_feedback_enabled: bool | None = None,
    ) -> Reply:
        """Send a text, a file or both as a multimedia message.

        A file that cannot be sent does not fail the request. An event reports it.
        (AWS docs)

        :param destination_phone_number: the recipient in E.164 format
        :param origination_identity: a phone number or short code, or the id or ARN of a
            phone number or a pool
        :param message_body: the text
        :param media_urls: the URL of an object in S3, in a bucket of the account and
            the Region, ``s3://bucket/key``
        :param configuration_set_name: the name or ARN of a configuration set
        :param max_price: the most that the message can cost, in USD
        :param time_to_live: how long AWS tries to deliver, in seconds
        :param context: custom attributes for the events of the message
        :param dry_run: whether the message is only checked
        :param protect_configuration_id: as in SendTextMessage
        :param message_feedback_enabled: as in SendTextMessage
        :return: the id of the message
        :raises PinpointSMSVoiceV2Error: as the table of refusals says

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendMediaMessage.html
        """
        return send(
            SendRequest.of(
                self.store,
                "MEDIA",
                destination_phone_number=destination_phone_number,
                origination_identity=origination_identity,
                message_body=message_body,
                media_urls=media_urls,
                configuration_set_name=configuration_set_name,
                max_price=max_price,
                time_to_live=time_to_live,
                context=context,
                dry_run=dry_run,
                protect_configuration_id=protect_configuration_id,
                message_feedback_enabled=message_feedback_enabled,
            )
        )

    def send_voice_message(
        self,
        destination_phone_number: str,
        origination_identity: str,
        message_body: str | None = None,
        message_body_text_type: str | None = None,
        voice_id: str | None = None,
        configuration_set_name: str | None = None,
        max_price_per_minute: str | None = None,
        time_to_live: int | None = None,
        context: dict[str, str] | None = None,
        dry_run: bool | None = None,
        protect_configuration_id: str | None = None,
        message_feedback_enabled: bool | None = None,
    ) -> Reply:
        """Call a phone number and speak a text.

        How long the call lasts is estimated from the text. (assumed)

        :param destination_phone_number: the recipient in E.164 format
        :param origination_identity: a phone number, or the id or ARN of a phone number
            or a pool
        :param message_body: the text, at most 3000 characters, or 6000 of SSML
        :param message_body_text_type: TEXT or SSML, by default TEXT
        :param voice_id: a voice of Amazon Polly, which is not used
        :param configuration_set_name: the name or ARN of a configuration set
        :param max_price_per_minute: the most that a minute can cost, in USD
        :param time_to_live: how long AWS tries to deliver, in seconds
        :param context: custom attributes for the events of the message
        :param dry_run: whether the message is only checked
        :param protect_configuration_id: as in SendTextMessage
        :param message_feedback_enabled: as in SendTextMessage
        :return: the id of the message
        :raises PinpointSMSVoiceV2Error: as the table of refusals says

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendVoiceMessage.html
        """
        return send(
            SendRequest.of(
                self.store,
                "VOICE",
                destination_phone_number=destination_phone_number,
                origination_identity=origination_identity,
                message_body=message_body,
                message_body_text_type=message_body_text_type,
                voice_id=voice_id,
                configuration_set_name=configuration_set_name,
                max_price_per_minute=max_price_per_minute,
                time_to_live=time_to_live,
                context=context,
                dry_run=dry_run,
                protect_configuration_id=protect_configuration_id,
                message_feedback_enabled=message_feedback_enabled,
            )
        )

    def put_message_feedback(
        self, message_id: str, message_feedback_status: str
    ) -> Reply:
        """Report whether the recipient of a message acted on it.

        A later report replaces an earlier one, and messages without message feedback
        accept it too. (assumed)

        :param message_id: the id of the message
        :param message_feedback_status: RECEIVED or FAILED
        :raises ResourceNotFoundException: if the message does not exist (observed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutMessageFeedback.html
        """
        message = self.store.record(Messages).by_id.get(message_id)
        if message is None:
            raise ResourceNotFoundException(
                "message", message_id, "Use the MessageId of a message that was sent"
            )
        first = message.feedback is None
        message.feedback = message_feedback_status
        if first:
            count_feedback(self.store, message)
        return Reply(
            message_id=message_id, message_feedback_status=message_feedback_status
        )


def send(request: SendRequest) -> Reply:
    """Send a message, unless it is refused or only checked.

    :return: the id of the message
    """
    try:
        check(request)
    except ConflictException as error:
        if error.resource_type == "protect-configuration":
            count_refusal(request)
        raise
    message_id = str(mock_random.uuid4())
    if not request.dry_run:
        request.count()
        loss = "pending" if request.is_lost else None
        loss = loss or file_outcome(request.store, request.media_urls)
        message = request.message(message_id)
        start(request.store, message, loss)
    return Reply(message_id=message_id)
