"""Handles incoming PinpointSMSVoiceV2 requests, invokes methods, returns responses.

Every operation is handled in the same way: the request is parsed and validated against
the service model, the client token and the members that select a page are removed, the
backend method with the operation's name is called, and its result is serialized with
the output shape. Nothing here depends on a single operation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from werkzeug.exceptions import HTTPException

from moto.core.common_types import TYPE_RESPONSE
from moto.core.exceptions import ServiceException
from moto.core.responses import BaseResponse
from moto.moto_api._internal import mock_random

from .common_errors import (
    AccessDeniedException,
    InternalServerException,
    InvalidSignatureException,
    MissingAuthenticationTokenException,
    NotImplementedException,
    UnrecognizedClientException,
    error_with_code,
)
from .exceptions import (
    ConflictException,
    Field,
    PinpointSMSVoiceV2Error,
    ValidationException,
)
from .models import PinpointSMSVoiceV2Backend, pinpointsmsvoicev2_backends
from .models.faults import Faults
from .models.store import Store
from .protocol.idempotency import ClientTokens, FirstReply, fingerprint
from .protocol.operations import (
    SERVICE,
    Operation,
    error_names,
    get_operation,
    get_structure,
)
from .protocol.paging import PageRequest
from .protocol.problems import Cause, Refusal
from .protocol.validation import parse
from .protocol.wire import structure_writer
from .strict_json import load_object

TARGET_PREFIX = "PinpointSMSVoiceV2."

#: by cause, the Reason of the ValidationException (assumed)
_REASONS = {
    Cause.MISSING: "MISSING_PARAMETER",
    Cause.INVALID: "FIELD_VALIDATION_FAILED",
    Cause.FILTER: "INVALID_FILTER_VALUES",
    Cause.TOKEN: "INVALID_NEXT_TOKEN",
}

# By the code of moto's IAM error, which is XML, the error of AWS's JSON services.
_AUTH_ERRORS: dict[str, Callable[[str], PinpointSMSVoiceV2Error]] = {
    "AccessDenied": AccessDeniedException,
    "InvalidClientTokenId": UnrecognizedClientException,
    "SignatureDoesNotMatch": InvalidSignatureException,
}


class PinpointSMSVoiceV2Response(BaseResponse):
    """Handler for PinpointSMSVoiceV2 requests and responses."""

    # moto's own pattern only matches regional endpoints, not dual-stack endpoints.
    region_regex = re.compile(r"//sms-voice(?:-fips)?\.(?P<region>[^./]+)\.")

    def __init__(self) -> None:
        super().__init__(service_name=SERVICE)
        # No operation of this service accepts a compressed body. (AWS docs)
        self.allow_request_decompression = False
        self._access_key: str | None = None

    def get_region_from_url(self, request: Any, full_url: str) -> str:
        # The host can be in uppercase, which moto before 5.2.5 does not change.
        return super().get_region_from_url(request, full_url.lower())

    @property
    def backend(self) -> PinpointSMSVoiceV2Backend:
        """The backend of the request's account and Region."""
        try:
            return pinpointsmsvoicev2_backends[self.current_account][self.region]
        except KeyError:
            # All moto services raise this in process for a Region that boto3 does not
            # list, unless MOTO_ALLOW_NONEXISTENT_REGION is set. A server returns an error.
            if not self.is_werkzeug_request:
                raise
            raise ValidationException(
                "INVALID_REQUEST",
                detail=f"The service is not available in the Region {self.region}. Use "
                "another Region",
            ) from None

    def _dispatch(
        self, request: Any, full_url: str | None = None, headers: Any = None
    ) -> TYPE_RESPONSE:
        # The body is not decoded here, so that the service rejects invalid UTF-8.
        self.setup_class(request, full_url, headers, use_raw_body=True)
        return self.call_action()

    def call_action(self) -> TYPE_RESPONSE:
        headers = self.response_headers
        headers["Content-Type"] = "application/x-amz-json-1.0"
        # A UUID, as CloudTrail records it:
        # https://docs.aws.amazon.com/sms-voice/latest/userguide/logging-using-cloudtrail.html
        headers["x-amzn-requestid"] = str(mock_random.uuid4())
        try:
            self._authorize()
            return 200, headers, self._answer()
        except ServiceException as error:
            return getattr(error, "status", 400), headers, _error_body(error)
        except Exception as error:
            # In process, the traceback of a bug in the mock is more useful.
            if not self.is_werkzeug_request:
                raise
            fault = InternalServerException(repr(error), headers["x-amzn-requestid"])
            return fault.status, headers, _error_body(fault)

    def get_access_key(self) -> str:
        # moto calls this twice per request and uses a regular expression.
        if self._access_key is None:
            self._access_key = super().get_access_key()
        return self._access_key

    def _get_action(self) -> str:
        return str(self.headers.get("X-Amz-Target", "")).removeprefix(TARGET_PREFIX)

    def _authorize(self) -> None:
        try:
            self._authenticate_and_authorize_normal_action()
        except HTTPException as refusal:
            error_type = getattr(refusal, "error_type", "")
            error_class = _AUTH_ERRORS.get(error_type, AccessDeniedException)
            raise error_class(getattr(refusal, "message", "")) from None
        except (KeyError, IndexError):
            raise MissingAuthenticationTokenException(
                "Missing Authentication Token"
            ) from None

    def _answer(self) -> str:
        operation = self._find_operation()
        backend = self.backend
        self._raise_fault(operation, backend.store)
        method = getattr(PinpointSMSVoiceV2Backend, operation.method, None)
        if method is None:
            raise NotImplementedException(operation.name)
        params, refusal = parse(operation.input_shape, _json_object(self.raw_body))
        _check(refusal)
        with backend.store.turn(described=True):
            token = params.pop(operation.token_member or "", None)
            if token is None:
                return self._carry_out(operation, method, backend, params)[1]
            request = fingerprint(params)
            replies = backend.store.record(ClientTokens).first_replies
            first = replies.get((operation.name, token))
            if first is not None:
                if first.fingerprint != request:
                    # The service model does not have a specific Reason. (assumed)
                    raise ConflictException(
                        "RESOURCE_ALREADY_EXISTS",
                        *first.subject,
                        "Use another ClientToken for other parameters",
                    )
                return first.body
            result, body = self._carry_out(operation, method, backend, params)
            subject = (result.KIND.name, result.id)
            replies[operation.name, token] = FirstReply(request, subject, body)
            return body

    def _find_operation(self) -> Operation:
        target = str(self.headers.get("X-Amz-Target", ""))
        operation = None
        if target.startswith(TARGET_PREFIX) and self.path in ("", "/"):
            operation = get_operation(target.removeprefix(TARGET_PREFIX))
        if operation is None or self.method != "POST":
            raise ValidationException(
                "UNKNOWN_OPERATION",
                detail=f"{self.method} {self.path} {target or 'without X-Amz-Target'}"
                " is not an operation in the service model of the installed botocore. "
                "Send POST / with the name of one in X-Amz-Target, or install a newer "
                "botocore",
            )
        return operation

    def _raise_fault(self, operation: Operation, store: Store) -> None:
        """Raise the error that is set for the next call of the operation, if there is
        one. A call that fails in this way changes nothing else."""
        with store.lock():
            fault = store.record(Faults).take(operation.name)
        if fault is not None:
            raise error_with_code(
                fault.code,
                fault.reason,
                f"A fault is set for {operation.name}",
                self.response_headers["x-amzn-requestid"],
            )

    def _carry_out(
        self,
        operation: Operation,
        method: Callable[..., Any],
        backend: PinpointSMSVoiceV2Backend,
        params: dict[str, Any],
    ) -> tuple[Any, str]:
        listed = operation.page
        if listed:
            page = PageRequest.take_from(
                params,
                listed.default_max_results,
                operation.name,
                backend.account_id,
                backend.region_name,
            )
            _check(page.refusal(listed.item_shape))
        keywords = operation.keywords
        result = method(
            backend, **{keywords[member]: value for member, value in params.items()}
        )
        if listed:
            if result.described is not None:
                result.described.settle(described=True)
            items, next_token = page.page(
                result.items, listed.item_shape, result.settled
            )
            wire = operation.write(result.of) if result.of else {}
            wire |= operation.write({listed.member: items, "NextToken": next_token})
        else:
            wire = operation.write(result)
        return result, json.dumps(wire)


def _check(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise ValidationException(
            _REASONS[refusal.cause],
            [Field(problem.name, problem.message) for problem in refusal.problems],
        )


def _json_object(body: bytes | str) -> dict[str, Any]:
    try:
        return load_object(body)
    except ValueError as error:
        raise ValidationException(
            "CANNOT_PARSE",
            detail=f"Body: {error}. Send a JSON object with the Content-Type "
            "application/x-amz-json-1.0",
        ) from None


def _error_body(error: ServiceException) -> str:
    if error.code in error_names():
        members = structure_writer(get_structure(error.code))(error)
    else:
        # An error that is not in the model has the member message in lowercase. (assumed)
        members = {"message": error.message}
    return json.dumps({"__type": error.code} | members)
