"""Registration attachments: the documents that a form refers to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import ClassVar

from werkzeug.exceptions import HTTPException

from moto.core.exceptions import ServiceException
from moto.core.utils import utcnow

from ...exceptions import Field, ValidationException
from ..base import Kind, Listing, Reply, Resource, Tag
from ..progress import ATTACHMENT, Progress
from ..quotas import Quotas
from ..store import Family, Store

#: the id of a registration, a version number and a field path
Place = tuple[str, int, str]

MAX_BYTES = 5 * 1024 * 1024

#: the supported file types, by the first bytes of a file and by the suffix of its name
_SIGNATURES = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_EXTENSIONS = (".pdf", ".jpg", ".jpeg", ".png")
_URL = re.compile("s3://([^/]+)/(.+)")


@dataclass(kw_only=True)
class RegistrationAttachment(Resource):
    """An attachment, with the members of RegistrationAttachmentsInformation."""

    KIND: ClassVar[Kind] = Kind(
        "registration-attachment",
        "attachment",
        (25, "REGISTRATION_ATTACHMENTS_PER_ACCOUNT"),
    )

    registration_attachment_arn: str
    registration_attachment_id: str
    attachment_status: str = "UPLOAD_IN_PROGRESS"
    attachment_upload_error_reason: str | None = None
    attachment_url: str | None = None
    created_timestamp: datetime = field(default_factory=utcnow)
    #: the size of the file in bytes
    size: int = field(default=0, repr=False)
    is_pdf: bool = field(default=False, repr=False)
    #: the fields that refer to this attachment
    uses: set[Place] = field(default_factory=set, repr=False, compare=False)

    def set_status(self, status: str) -> None:
        self.attachment_status = status


def find_uploaded(store: Store, attachment_id: str) -> RegistrationAttachment:
    """Return an attachment that a field can refer to.

    :raises ResourceNotFoundException: if the attachment does not exist
    :raises ConflictException: An attachment must be uploaded before it is used.
        (AWS docs)
        The Reason is RESOURCE_NOT_ACTIVE. (assumed)
    """
    attachment = store.get(RegistrationAttachment, attachment_id)
    if attachment.attachment_status != "UPLOAD_COMPLETE":
        raise attachment.conflict(
            "RESOURCE_NOT_ACTIVE",
            f"The attachment is {attachment.attachment_status}. Wait until "
            "DescribeRegistrationAttachments returns UPLOAD_COMPLETE",
        )
    return attachment


def note_use(store: Store, attachment_id: str | None, place: Place) -> None:
    """Record that a field refers to an attachment."""
    if attachment_id is not None:
        store.get(RegistrationAttachment, attachment_id).uses.add(place)


def forget_use(store: Store, attachment_id: str | None, place: Place) -> None:
    """Record that a field no longer refers to an attachment."""
    if attachment_id is not None:
        store.get(RegistrationAttachment, attachment_id).uses.discard(place)


class RegistrationAttachments(Family):
    """The operations on attachments."""

    def create_registration_attachment(
        self,
        attachment_body: bytes | None = None,
        attachment_url: str | None = None,
        tags: Sequence[Tag] | None = None,
    ) -> Reply:
        """Upload a PDF, JPEG or PNG file, or copy one from S3.

        The upload completes at the pace of moto's state transitions for
        ``pinpointsmsvoicev2::registration-attachment``.

        :param attachment_body: the file, up to 5 MiB
        :param attachment_url: ``s3://BucketName/FileName`` of a file in moto's S3
        :param tags: up to 50 tags
        :return: the attachment, which is UPLOAD_IN_PROGRESS, and its tags
        :raises ValidationException: Exactly one of body and URL must be set. (AWS docs)
            The Reason is PARAMETERS_CANNOT_BE_USED_TOGETHER or MISSING_PARAMETER.
            (assumed)
            MAXIMUM_SIZE_EXCEEDED, ATTACHMENT_TYPE_NOT_SUPPORTED,
            RESOURCE_NOT_ACCESSIBLE if the file cannot be read from S3,
            INVALID_PARAMETER for another kind of URL. (assumed)
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or REGISTRATION_ATTACHMENTS_PER_ACCOUNT for the 26th attachment if quotas
            are enforced.
            REGISTRATION_ATTACHMENTS_CREATED_PER_DAY for the 101st attachment in 24
            hours if quotas are enforced, a number that AWS does not publish. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRegistrationAttachment.html
        """
        members = ("attachmentBody", "attachmentUrl")
        if attachment_body is not None and attachment_url is not None:
            raise ValidationException(
                "PARAMETERS_CANNOT_BE_USED_TOGETHER",
                [
                    Field(name, "Set either AttachmentBody or AttachmentUrl")
                    for name in members
                ],
            )
        size, is_pdf = 0, False
        if attachment_body is not None:
            size, is_pdf = len(attachment_body), attachment_body.startswith(b"%PDF")
            _check_size(size, "attachmentBody")
            if not attachment_body.startswith(_SIGNATURES):
                raise _type_not_supported("attachmentBody")
        elif attachment_url is not None:
            size = self._size_in_s3(attachment_url)
            is_pdf = attachment_url.lower().endswith(".pdf")
            _check_size(size, "attachmentUrl")
        else:
            raise ValidationException(
                "MISSING_PARAMETER",
                [
                    Field(name, "Set AttachmentBody or AttachmentUrl")
                    for name in members
                ],
            )
        self.store.check_creation(RegistrationAttachment, tags)
        self.store.record(Quotas).use_daily("REGISTRATION_ATTACHMENTS_CREATED_PER_DAY")
        attachment_id = self.store.new_id(RegistrationAttachment)
        attachment = RegistrationAttachment(
            registration_attachment_arn=self.store.arn_of(
                RegistrationAttachment, attachment_id
            ),
            registration_attachment_id=attachment_id,
            attachment_url=attachment_url,
            size=size,
            is_pdf=is_pdf,
        )
        attachment.progress = Progress(
            ATTACHMENT,
            ["UPLOAD_IN_PROGRESS", "UPLOAD_COMPLETE"],
            partial(RegistrationAttachment.set_status, attachment),
        )
        self.store.add(attachment, tags)
        return self.store.created(attachment)

    def describe_registration_attachments(
        self, registration_attachment_ids: list[str] | None = None
    ) -> Listing[RegistrationAttachment]:
        """List attachments.

        The order is oldest first. (assumed)

        :param registration_attachment_ids: up to 5 ids or ARNs, by default all
            attachments
        :raises ResourceNotFoundException: if an attachment does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationAttachments.html
        """
        return self.store.get_many(
            RegistrationAttachment,
            registration_attachment_ids,
            "RegistrationAttachmentIds",
        )

    def delete_registration_attachment(
        self, registration_attachment_id: str
    ) -> RegistrationAttachment:
        """Delete an attachment that no registration refers to.

        :param registration_attachment_id: the id or ARN of the attachment
        :return: the attachment, which is DELETED
        :raises ResourceNotFoundException: if the attachment does not exist
        :raises ConflictException: RESOURCE_DELETION_NOT_ALLOWED if a version of a
            registration refers to the attachment. (observed)
            RESOURCE_DELETION_NOT_ALLOWED if the upload is in progress. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteRegistrationAttachment.html
        """
        attachment = self.store.get(RegistrationAttachment, registration_attachment_id)
        if attachment.attachment_status == "UPLOAD_IN_PROGRESS":
            raise attachment.conflict(
                "RESOURCE_DELETION_NOT_ALLOWED", "Wait until the upload is complete"
            )
        if attachment.uses:
            registration_id, version, path = min(attachment.uses)
            raise attachment.conflict(
                "RESOURCE_DELETION_NOT_ALLOWED",
                f"Change the field {path} of version {version} of {registration_id}, "
                "which refers to it, or delete the registration first",
            )
        self.store.remove(attachment)
        attachment.set_status("DELETED")
        return attachment

    def _size_in_s3(self, url: str) -> int:
        from moto.s3.models import s3_backends

        parts = _URL.fullmatch(url)
        if parts is None:
            raise ValidationException(
                "INVALID_PARAMETER",
                [
                    Field(
                        "attachmentUrl",
                        f"Must have the format s3://BucketName/FileName, but is {url}",
                    )
                ],
            )
        bucket, key = parts.groups()
        if PurePosixPath(key).suffix.lower() not in _EXTENSIONS:
            raise _type_not_supported("attachmentUrl")
        s3 = s3_backends[self.store.account_id][self.store.partition]
        try:
            found = s3.get_object(bucket, key)
        except (HTTPException, ServiceException):  # HTTPException in moto before 5.2.
            found = None
        if found is None:
            raise ValidationException(
                "RESOURCE_NOT_ACCESSIBLE",
                [
                    Field(
                        "attachmentUrl",
                        f"{url} does not exist or cannot be read. "
                        "Upload the file to S3 first",
                    )
                ],
            )
        return int(found.size)


def _check_size(size: int, member: str) -> None:
    if size > MAX_BYTES:
        raise ValidationException(
            "MAXIMUM_SIZE_EXCEEDED",
            [Field(member, f"Must have at most {MAX_BYTES} bytes, but has {size}")],
        )


def _type_not_supported(member: str) -> ValidationException:
    return ValidationException(
        "ATTACHMENT_TYPE_NOT_SUPPORTED",
        [Field(member, "Must be a PDF, JPEG or PNG file")],
    )
