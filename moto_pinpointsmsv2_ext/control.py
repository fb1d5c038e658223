"""What a test needs and AWS has no API for."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any


class SmsVoiceControl:
    """The hands behind the mock, in process and on a server alike.

    What is wrong with an argument is a TypeError or a ValueError; a Region that moto does
    not have is a KeyError.

    :param region_name: the Region whose resources it is about
    :param account_id: the account; moto's default if left out
    :param endpoint_url: the URL of a running server, ``http://localhost:5000`` for
        example. Left out, it is the server of ``TEST_SERVER_MODE`` where that is set,
        otherwise this process, where every method raises RuntimeError unless a mock is
        active.
    """

    def __init__(
        self,
        region_name: str = "us-east-1",
        account_id: str | None = None,
        endpoint_url: str | None = None,
    ):
        from moto import settings
        from moto.core.models import DEFAULT_ACCOUNT_ID

        self.region_name = region_name
        self.account_id = account_id or os.environ.get(
            "MOTO_ACCOUNT_ID", DEFAULT_ACCOUNT_ID
        )
        self.endpoint_url = endpoint_url
        if endpoint_url is None and settings.TEST_SERVER_MODE:
            self.endpoint_url = settings.test_server_mode_endpoint()

    def seed_registration(self, **members: Any) -> dict[str, Any]:
        """Plant a registration in any state.

        :param members: any members of the model's RegistrationInformation. What is left
            out gets AWS's default; the type, which has none, is
            US_TOLL_FREE_REGISTRATION. A registration that is COMPLETE has its current
            version approved, one that REQUIRES_UPDATES has it denied, and so on.
        :return: the registration, as describe_registrations returns it
        :raises TypeError: for a member that the model does not have
        :raises ValueError: for a value outside the model, an id that is taken, or
            version numbers that contradict each other

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_RegistrationInformation.html
        """
        return _from_wire(self._act("seed-registration", members))

    def registrations(self) -> list[dict[str, Any]]:
        """All registrations of the account in the Region, oldest first.

        :return: each as describe_registrations returns it
        """
        return [_from_wire(record) for record in self._act("registrations", {})]

    def approve(
        self,
        registration_id: str,
        additional_attributes: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """Approve the version in review: the registration is COMPLETE at once.

        A reviewer's word counts more than the form: a version with empty fields, which
        AWS would deny by itself, is approved.

        :param registration_id: the registration's id or ARN
        :param additional_attributes: what AWS is to note in AdditionalAttributes, a
            campaign's id for example. What it notes is not known, so nothing by default.
        :return: the registration, as describe_registrations returns it
        :raises ValueError: unless it is in review, or being provisioned
        """
        return self._tell(
            "approve", registration_id, additional_attributes=additional_attributes
        )

    def deny(
        self,
        registration_id: str,
        reasons: Sequence[str | Mapping[str, str]] | None = None,
        fields: Mapping[str, str | Mapping[str, str]] | None = None,
        feedback: str | None = None,
    ) -> dict[str, Any]:
        """Deny the version in review: the registration is REQUIRES_UPDATES at once.

        https://docs.aws.amazon.com/sms-voice/latest/userguide/registration-help-rejection-troubleshooting.html

        :param registration_id: the registration's id or ARN
        :param reasons: the version's DeniedReasons. Each is a code of AWS (INVALID_URL),
            the title of a code ("Invalid URL"), or one of the titles seen at AWS that no
            code has: "Message Use Case Mismatch", "Opt-in Workflow Mismatch", "Unclear
            Opt-in Language", "Unofficial Business Email", "Pre-selected Opt-in" and
            "Company Verification Failed". Titles are case-sensitive: "Opt-in workflow
            mismatch" is OPT_IN_WORKFLOW_MISMATCH. The version has the title as Reason
            and a sentence on what to change as ShortDescription. Any other reason is a
            dict in the shape of RegistrationDeniedReasonInformation. Left out, they are
            the codes given for fields, or UNCLEAR_USE_CASE.
        :param fields: by field path, the DeniedReason of a field (AWS has a code there),
            or a dict of DeniedReason and Feedback
        :param feedback: the version's Feedback
        :return: the registration, as describe_registrations returns it
        :raises ValueError: unless it is in review; for a code, a title or a field that
            is none
        """
        return self._tell(
            "deny", registration_id, reasons=reasons, fields=fields, feedback=feedback
        )

    def require_authentication(self, registration_id: str) -> dict[str, Any]:
        """Have the version in review wait for somebody to answer an email, until the
        reviewer says more.

        :param registration_id: the registration's id or ARN
        :return: the registration, as describe_registrations returns it
        :raises ValueError: unless it is in review
        """
        return self._tell("require-authentication", registration_id)

    def require_offline_review(self, registration_id: str) -> dict[str, Any]:
        """Take the review (of an RCS launch) out of AWS's hands, until the reviewer says
        more: the version REQUIRES_OFFLINE_REVIEW, the registration is REVIEWING.

        :param registration_id: the registration's id or ARN
        :return: the registration, as describe_registrations returns it
        :raises ValueError: unless it is in review
        """
        return self._tell("require-offline-review", registration_id)

    def revoke(self, registration_id: str) -> dict[str, Any]:
        """Take an approval back: the approved version is REVOKED and the registration,
        unless a newer version is in review, REQUIRES_UPDATES (which is ours).

        :param registration_id: the registration's id or ARN
        :return: the registration, as describe_registrations returns it
        :raises ValueError: where no version is approved
        """
        return self._tell("revoke", registration_id)

    def close(self, registration_id: str) -> dict[str, Any]:
        """Release what the registration is for: it is CLOSED, and may be deleted.

        :param registration_id: the registration's id or ARN
        :return: the registration, as describe_registrations returns it
        :raises ValueError: while it is in review, or closed already
        """
        return self._tell("close", registration_id)

    def hold(self, registration_id: str) -> dict[str, Any]:
        """Keep the registration in the status it has until the reviewer says more. One
        that is not submitted stays SUBMITTED once it is.

        :param registration_id: the registration's id or ARN
        :return: the registration, as describe_registrations returns it
        :raises ValueError: where it is closed
        """
        return self._tell("hold", registration_id)

    def on_submit(
        self,
        registration_type: str | None = None,
        decision: str = "approve",
        reasons: Sequence[str | Mapping[str, str]] | None = None,
        fields: Mapping[str, str | Mapping[str, str]] | None = None,
        feedback: str | None = None,
        additional_attributes: Mapping[str, str] | None = None,
        times: int | None = None,
    ) -> None:
        """Decide beforehand what becomes of what is submitted from now on. It goes
        through the statuses of a review at the pace of moto's state manager.

        A form with a required field missing is denied by itself all the same, unless it
        is held.

        :param registration_type: of registrations of this type; of all others, if left
            out
        :param decision: approve (as without any decision), deny, hold or
            require_authentication
        :param reasons: of a denial, as for :meth:`deny`
        :param fields: of a denial, as for :meth:`deny`
        :param feedback: of a denial
        :param additional_attributes: of an approval, as for :meth:`approve`
        :param times: how many submissions it is for, the first only for example; all,
            if left out
        :raises ValueError: for what is no decision, type, code, title or field
        """
        self._act(
            "on-submit",
            {
                "registration_type": registration_type,
                "decision": decision,
                "reasons": reasons,
                "fields": fields,
                "feedback": feedback,
                "additional_attributes": additional_attributes,
                "times": times,
            },
        )

    def define_registration_type(
        self,
        registration_type: str,
        title: str | None = None,
        supported_associations: Sequence[Mapping[str, Any]] | None = None,
        sections: Sequence[Mapping[str, Any]] | None = None,
        fields: Sequence[Mapping[str, Any]] | None = None,
        incomplete: bool | None = None,
    ) -> dict[str, Any]:
        """Add a type of registration, or change one.

        Definitions are in the shapes of the model, so that what the describe operations
        return for a real account can be given as it is. Written by hand, a section needs
        its SectionPath only and a field its FieldPath.

        :param registration_type: its name
        :param title: its title
        :param supported_associations: SupportedAssociation structures
        :param sections: RegistrationSectionDefinition structures
        :param fields: RegistrationFieldDefinition structures: all of the form's, in its
            order. What is left out stays as it is.
        :param incomplete: whether the form has fields that are not defined, so that any
            path is accepted. With ``fields`` it is False by default.
        :return: the type, as describe_registration_type_definitions returns it
        :raises TypeError: for a member that the model does not have
        :raises ValueError: for a definition that makes no sense
        """
        definition: dict[str, Any] = self._act(
            "define-registration-type",
            {
                "registration_type": registration_type,
                "title": title,
                "supported_associations": supported_associations,
                "sections": sections,
                "fields": fields,
                "incomplete": incomplete,
            },
        )
        return definition

    def seed_phone_number(self, **members: Any) -> dict[str, Any]:
        """Plant a phone number, to associate with a registration.

        :param members: any members of the model's PhoneNumberInformation. Left out, it is
            an active US toll-free number. One with a RegistrationId is associated.
        :return: the phone number, in the shape of PhoneNumberInformation
        :raises TypeError: for a member that the model does not have
        :raises ValueError: for a value outside the model, or an id that is taken

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PhoneNumberInformation.html
        """
        return _from_wire(self._act("seed-phone-number", members))

    def seed_sender_id(self, **members: Any) -> dict[str, Any]:
        """Plant a sender ID.

        :param members: any members of the model's SenderIdInformation. Left out, it is a
            British one. One with a RegistrationId is associated.
        :return: the sender ID, in the shape of SenderIdInformation
        :raises TypeError: for a member that the model does not have
        :raises ValueError: for a value outside the model, or a sender ID that is there

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SenderIdInformation.html
        """
        return _from_wire(self._act("seed-sender-id", members))

    def seed_rcs_agent(self, **members: Any) -> dict[str, Any]:
        """Plant an RCS agent, to associate with a registration.

        :param members: any members of the model's RcsAgentInformation
        :return: the agent, in the shape of RcsAgentInformation
        :raises TypeError: for a member that the model does not have
        :raises ValueError: for a value outside the model, or an id that is taken

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_RcsAgentInformation.html
        """
        return _from_wire(self._act("seed-rcs-agent", members))

    def seed_opted_out_number(self, **members: Any) -> dict[str, Any]:
        """Plant a number in an opt-out list, as an end user's STOP does.

        :param members: any members of the model's OptedOutNumberInformation, and
            OptOutListName; Default, if left out
        :return: the number, in the shape of OptedOutNumberInformation
        :raises TypeError: for a member that the model does not have
        :raises ValueError: for a value outside the model, or a list that is none

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_OptedOutNumberInformation.html
        """
        return _from_wire(self._act("seed-opted-out-number", members))

    def hold_phone_number(self, phone_number_id: str) -> dict[str, Any]:
        """Keep a number PENDING, whatever becomes of its registration.

        :param phone_number_id: its id or ARN
        :return: the number, in the shape of PhoneNumberInformation
        :raises ValueError: unless it is PENDING
        """
        held = self._act("hold-phone-number", {"phone_number_id": phone_number_id})
        return _from_wire(held)

    def activate_phone_number(self, phone_number_id: str) -> dict[str, Any]:
        """Make a number ACTIVE at once, whatever has become of its registration.

        :param phone_number_id: its id or ARN
        :return: the number, in the shape of PhoneNumberInformation
        :raises ValueError: unless it is PENDING
        """
        active = self._act(
            "activate-phone-number", {"phone_number_id": phone_number_id}
        )
        return _from_wire(active)

    def verification_code(self, verified_destination_number_id: str) -> str:
        """The code that was last sent to a number that is to be verified.

        :param verified_destination_number_id: its id or ARN
        :return: the 6 digits
        :raises ValueError: where none was sent, or there is no such number
        """
        members = {"verified_destination_number_id": verified_destination_number_id}
        return str(self._act("verification-code", members))

    def _tell(
        self, action: str, registration_id: str, **members: object
    ) -> dict[str, Any]:
        told = self._act(action, {"registration_id": registration_id, **members})
        return _from_wire(told)

    def _act(self, action: str, members: dict[str, Any]) -> Any:
        from . import control_routes
        from .pinpointsmsvoicev2.strict_json import load_object

        asked = _to_json(
            {
                "account_id": self.account_id,
                "region_name": self.region_name,
                "members": members,
            }
        )
        if self.endpoint_url is None:
            _require_active_mock()
            # Through JSON as on a server, so that the same is accepted.
            return control_routes.act(action, **load_object(asked))
        import requests

        response = requests.post(
            f"{self.endpoint_url.rstrip('/')}{control_routes.PATH}/{action}",
            data=asked,
            timeout=60,
        )
        answer = response.json()
        if response.status_code != 200:
            error_class = control_routes.ERRORS.get(answer["error"], RuntimeError)
            raise error_class(answer["message"])
        return answer


def _require_active_mock() -> None:
    from moto.core.models import botocore_stubber

    # A mock empties the backends when it starts.
    if not botocore_stubber.enabled:
        raise RuntimeError(
            "No mock is active in this process. Enter one first, by"
            " `with mock_sms_registrations():`, by the decorator @mock_sms_registrations"
            " or by the fixture sms_registrations; or pass the endpoint_url of a server."
        )


def _to_json(asked: dict[str, Any]) -> str:
    try:
        return json.dumps(asked, default=_to_wire)
    except RecursionError:
        raise ValueError("the arguments are nested too deeply") from None


def _to_wire(value: object) -> object:
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
        return aware.timestamp()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return list(value)
    raise ValueError(f"{value!r} is of no type that the model has")


def _from_wire(record: dict[str, Any]) -> dict[str, Any]:
    return record | {
        name: datetime.fromtimestamp(seconds, timezone.utc)
        for name, seconds in record.items()
        if name.endswith("Timestamp")
    }
