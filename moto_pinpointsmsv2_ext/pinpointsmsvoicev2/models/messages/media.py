"""The files of media messages, which are objects in moto's S3.

https://docs.aws.amazon.com/sms-voice/latest/userguide/mms-limitations-character.html
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..store import Store

if TYPE_CHECKING:
    from moto.s3.models import FakeKey

_IMAGES = frozenset({"image/gif", "image/jpeg", "image/png"})
_OTHERS = frozenset(
    {
        *("image/tiff", "application/pdf"),
        *("audio/3gpp", "audio/3gpp2", "audio/amr", "audio/mp4", "audio/mpeg"),
        *("audio/ogg", "video/3gpp", "video/3gpp2", "video/mp4", "video/quicktime"),
        *("video/webm", "text/calendar", "text/vcard", "text/x-vcard"),
    }
)
#: the largest files in bytes (AWS docs)
_LARGEST_IMAGE = 2 * 1024 * 1024
_LARGEST = 600 * 1024


def file_outcome(store: Store, media_urls: Sequence[str] | None) -> str | None:
    """Return what is wrong with the file of a message as an outcome, None if nothing is.

    The type of a file is its Content-Type. (assumed)

    :param media_urls: the URLs of the message, at most one
    """
    for url in media_urls or ():
        found = find_file(store, url)
        if found is None:
            return "file_inaccessible"
        content_type = str(found.metadata.get("Content-Type", ""))
        content_type = content_type.partition(";")[0].strip().lower()
        if content_type not in _IMAGES | _OTHERS:
            return "file_type_unsupported"
        largest = _LARGEST_IMAGE if content_type in _IMAGES else _LARGEST
        if found.size > largest:
            return "file_size_exceeded"
    return None


def find_file(store: Store, url: str) -> FakeKey | None:
    """Return an object in a bucket of the account and the Region. (AWS docs)

    :param url: ``s3://bucket/key``
    """
    from moto.s3.models import s3_backends

    bucket_name, _, key = url.removeprefix("s3://").partition("/")
    backend = s3_backends[store.account_id][store.partition]
    bucket = backend.buckets.get(bucket_name)
    if bucket is None or bucket.region_name != store.region_name:
        return None
    return backend.get_object(bucket_name, key)
