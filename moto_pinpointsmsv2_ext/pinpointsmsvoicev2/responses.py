"""Handles incoming PinpointSMSVoiceV2 requests, invokes methods, returns responses.

There is one way from a request to its reply, the same for every operation: parse the
target and the body, hold it against the service model, take out client token and page,
call the backend method that has the operation's name, and put what it returns into the
wire form of the output shape. Nothing here knows any single operation.
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
from moto.utilities.aws_headers import gen_amzn_requestid_long

from .exceptions import (
    AccessDeniedException,
    InternalServerException,
    InvalidSignatureException,
    MissingAuthenticationTokenException,
    NotImplementedException,
    Subject,
    UnrecognizedClientException,
    ValidationException,
)
from .idempotency import Reply
from .models import PinpointSMSVoiceV2Backend, pinpointsmsvoicev2_backends
from .operations import SERVICE, Operation, error_names, get_operation, get_structure
from .paging import PageRequest, fingerprint
from .validation import parse
from .wire import structure_writer

TARGET_PREFIX = "PinpointSMSVoiceV2."

# moto's IAM errors are XML; what AWS's JSON services say instead.
_AUTH_ERRORS = {
    "AccessDenied": AccessDeniedException,
    "InvalidClientTokenId": UnrecognizedClientException,
    "SignatureDoesNotMatch": InvalidSignatureException,
}


class PinpointSMSVoiceV2Response(BaseResponse):
    """Handler for PinpointSMSVoiceV2 requests and responses."""

    # moto's own pattern knows regional endpoints only, not the dual-stack ones.
    region_regex = re.compile(r"//sms-voice(?:-fips)?\.(?P<region>[^./]+)\.")

    def __init__(self) -> None:
        super().__init__(service_name=SERVICE)
        # No operation of this service takes a compressed body.
        self.allow_request_decompression = False

    @property
    def backend(self) -> PinpointSMSVoiceV2Backend:
        """The backend of the request's account and Region."""
        try:
            return pinpointsmsvoicev2_backends[self.current_account][self.region]
        except KeyError:
            # As every moto service for a Region that boto3 does not list for it, unless
            # MOTO_ALLOW_NONEXISTENT_REGION is set. A server has nobody to raise it to.
            if not self.is_werkzeug_request:
                raise
            raise ValidationException(
                "INVALID_REQUEST",
                detail=f"The service is not in the Region {self.region}",
            ) from None

    def _dispatch(
        self, request: Any, full_url: str | None = None, headers: Any = None
    ) -> TYPE_RESPONSE:
        # The body stays bytes: what is no UTF-8 is this service's to refuse.
        self.setup_class(request, full_url, headers, use_raw_body=True)
        return self.call_action()

    def call_action(self) -> TYPE_RESPONSE:
        try:
            self._authorize()
            return self._reply(200, self._answer())
        except ServiceException as error:
            return self._reply(getattr(error, "status", 400), _error_body(error))
        except Exception as error:
            # In process, a fault of the mock is best seen where it happened.
            if not self.is_werkzeug_request:
                raise
            request_id = gen_amzn_requestid_long()
            fault = InternalServerException(repr(error), request_id)
            return self._reply(fault.status, _error_body(fault))

    def _reply(self, status: int, body: str) -> TYPE_RESPONSE:
        headers = self.response_headers
        headers["Content-Type"] = "application/x-amz-json-1.0"
        gen_amzn_requestid_long(headers)
        return status, headers, body

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
        operation, method = self._find_operation()
        params = parse(operation.input_shape, _json_object(self.raw_body))
        backend = self.backend
        with backend.turn():
            token = params.pop(operation.token_member or "", None)
            if token is None:
                return self._carry_out(operation, method, backend, params)[1]
            request = fingerprint(params)
            tokens = backend.client_tokens
            first_reply = tokens.replay(operation.name, token, request)
            if first_reply is not None:
                return first_reply
            result, body = self._carry_out(operation, method, backend, params)
            subject = Subject(result.KIND, result.id)
            tokens.remember(operation.name, token, Reply(request, subject, body))
            return body

    def _find_operation(self) -> tuple[Operation, Callable[..., Any]]:
        target = str(self.headers.get("X-Amz-Target", ""))
        operation = None
        if target.startswith(TARGET_PREFIX) and self.path in ("", "/"):
            operation = get_operation(target.removeprefix(TARGET_PREFIX))
        if operation is None or self.method != "POST":
            raise ValidationException(
                "UNKNOWN_OPERATION",
                detail=f"{self.method} {self.path} {target or 'without X-Amz-Target'}"
                " is no operation of the service model of the botocore installed",
            )
        method = getattr(PinpointSMSVoiceV2Backend, operation.method, None)
        if method is None:
            raise NotImplementedException(operation.name)
        return operation, method

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
        keywords = operation.keywords
        result = method(
            backend, **{keywords[member]: value for member, value in params.items()}
        )
        if listed:
            items, next_token = page.page(result, listed.item_shape)
            wire = operation.write(result.of) if result.of else {}
            wire |= operation.write({listed.member: items, "NextToken": next_token})
        else:
            wire = operation.write(result)
        return result, json.dumps(wire)


def _json_object(body: bytes | str) -> dict[str, Any]:
    try:
        text = body if isinstance(body, str) else body.decode("utf-8")
        value = json.loads(text, parse_constant=_refuse_constant)
        if "\\u" in text:
            # An escaped half of a surrogate pair is no character and cannot be stored.
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise ValidationException(
            "CANNOT_PARSE", detail=f"The body is not JSON: {type(error).__name__}"
        ) from None
    if not isinstance(value, dict):
        raise ValidationException(
            "CANNOT_PARSE", detail="The body is not a JSON object"
        )
    return value


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _error_body(error: ServiceException) -> str:
    if error.code in error_names():
        members = structure_writer(get_structure(error.code))(error)
    else:
        # An error that no service models has its message in small letters.
        members = {"message": error.message}
    return json.dumps({"__type": error.code} | members)
