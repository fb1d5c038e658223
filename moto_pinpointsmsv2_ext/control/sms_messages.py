"""The texts that were sent, at the path and in the shape that LocalStack documents.

https://docs.localstack.cloud/aws/services/sns/#sms-messages
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from ..pinpointsmsvoicev2.models import pinpointsmsvoicev2_backends
from .action import carry_out
from .connection import default_account_id, default_region_name
from .messages import Messages
from .origins import check_request
from .routes import answer, respond

if TYPE_CHECKING:
    from moto.core.common_types import TYPE_RESPONSE

_ARGUMENTS = frozenset({"accountId", "region", "phoneNumber"})


def sms_messages(request: Any, full_url: str, headers: Any) -> TYPE_RESPONSE:
    """Handle a request for ``/_aws/sns/sms-messages`` on a server.

    A GET lists the texts by destination, a DELETE removes them from the outbox. The query
    string can have accountId, region and, to list, phoneNumber. Every other request is
    for S3, whose paths include this one.
    """
    url = urlsplit(full_url)
    query = dict(parse_qsl(url.query))
    names = {str(name).lower() for name in dict(headers)}
    # A presigned URL has other arguments.
    signed = "authorization" in names or not _ARGUMENTS.issuperset(query)
    of_bucket = ".s3" in (url.hostname or "")
    if signed or of_bucket or request.method not in ("GET", "DELETE"):
        return _of_s3(request, full_url, headers)
    return respond(lambda: _response(request, query))


def _response(request: Any, query: dict[str, str]) -> TYPE_RESPONSE:
    check_request(request)
    return answer(200, _list(query)) if request.method == "GET" else _delete(query)


def _of_s3(request: Any, full_url: str, headers: Any) -> TYPE_RESPONSE:
    from moto.s3.responses import S3Response

    handled: TYPE_RESPONSE = S3Response.key_dispatch(request, full_url, headers)
    return handled


def _list(query: dict[str, str]) -> dict[str, Any]:
    region_name = query.get("region", default_region_name())
    wanted = {
        "to": query.get("phoneNumber"),
        "account_id": query.get("accountId", default_account_id()),
        "region_name": region_name,
    }
    found: dict[str, list[dict[str, Any]]] = {}
    for message in carry_out(Messages, "list", wanted):
        if message.channel == "TEXT":
            found.setdefault(message.to, []).append(
                {
                    "PhoneNumber": message.to,
                    "TopicArn": None,
                    "SubscriptionArn": None,
                    "MessageId": message.message_id,
                    "Message": message.body,
                    "MessageAttributes": {},
                    "MessageStructure": None,
                    "Subject": None,
                }
            )
    return {"sms_messages": found, "region": region_name}


def _delete(query: dict[str, str]) -> TYPE_RESPONSE:
    """Clear the outbox, by default in all accounts and Regions."""
    for account_id, region_name, _ in list(pinpointsmsvoicev2_backends.iter_backends()):
        here = {"accountId": account_id, "region": region_name}
        if all(query.get(name, value) == value for name, value in here.items()):
            where = {"account_id": account_id, "region_name": region_name}
            carry_out(Messages, "clear", where)
    return 204, {}, ""
