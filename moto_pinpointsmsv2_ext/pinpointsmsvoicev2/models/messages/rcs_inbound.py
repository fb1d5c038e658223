"""What people do in a conversation with an RCS agent besides writing: events and files.

https://docs.aws.amazon.com/sms-voice/latest/userguide/rcs-inbound.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..identities.origination_identities import RcsAgent
from ..store import Store
from .conversations import STARTED, note_reply
from .inbound import ReceivedMessage, note, publish

#: the events of people (AWS docs)
EVENTS = ("RCS_TYPING", "SUGGESTION", STARTED, "UNSUBSCRIBE")
#: the events that are replies to an agent (assumed)
_REPLIES = ("SUGGESTION",)


def receive_event(
    store: Store, agent: RcsAgent, origination: str, name: str, data: Mapping[str, Any]
) -> ReceivedMessage:
    """Receive an event of a person, which is published if the agent enables it.

    Its body is JSON. (AWS docs)
    The member with its name is type. (assumed)

    :param origination: the phone number of the person in E.164 format
    :param name: the name of the event
    :param data: its other members
    """
    received = note(store, agent, origination, _json({"type": name, **data}))
    if name in _REPLIES:
        note_reply(store, agent, origination, received.message_id)
    if agent.reports(name):
        publish(store, received, agent)
    return received


def receive_file(
    store: Store,
    agent: RcsAgent,
    origination: str,
    file_name: str,
    content: bytes,
    mime_type: str,
) -> ReceivedMessage:
    """Receive a file of a person, which is put into the bucket of the agent.

    Without a bucket it is ignored. (AWS docs)

    :param origination: the phone number of the person in E.164 format
    """
    received = note(store, agent, origination, "")
    note_reply(store, agent, origination, received.message_id)
    bucket = agent.two_way_media_s3_bucket_name
    if bucket is None:
        return received
    prefix = agent.two_way_media_s3_key_prefix
    key = f"rcs/{received.message_id}#{file_name}"
    key = f"{prefix.rstrip('/')}/{key}" if prefix else key
    status, message = _put(store, agent, bucket, key, content, mime_type)
    received.body = _json(
        {
            "mediaStatus": status,
            "mediaStatusMessage": message,
            "s3Bucket": bucket,
            "s3Key": key,
            "mimeType": mime_type,
            "fileName": file_name,
            "fileSizeBytes": len(content),
        }
    )
    publish(store, received, agent)
    return received


def _put(
    store: Store,
    agent: RcsAgent,
    bucket: str,
    key: str,
    content: bytes,
    mime_type: str,
) -> tuple[str, str]:
    """Put a file into a bucket, and return mediaStatus and mediaStatusMessage.

    The texts of the message. (assumed)
    """
    from moto.iam.models import iam_backends
    from moto.s3.models import s3_backends

    role = agent.two_way_media_s3_role
    roles = iam_backends[store.account_id][store.partition].roles.values()
    if role not in [each.arn for each in roles]:
        return "ROLE_ASSUME_FAILED", f"The role {role} cannot be assumed"
    backend = s3_backends[store.account_id][store.partition]
    if bucket not in backend.buckets:
        return "UPLOAD_FAILED", f"The bucket {bucket} does not exist"
    stored = backend.put_object(bucket, key, content)
    stored.set_metadata({"Content-Type": mime_type})
    return "SUCCESS", "The file is stored"


def _json(members: Mapping[str, Any]) -> str:
    return json.dumps(members, separators=(",", ":"), ensure_ascii=False)
