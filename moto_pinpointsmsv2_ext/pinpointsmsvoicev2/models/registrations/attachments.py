"""The documents that go with a registration."""

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
from ..store import Family, Store

#: the id of a registration, the number of a version and the path of a field
Place = tuple[str, int, str]

MAX_BYTES = 5 * 1024 * 1024

#: the file types that AWS takes, by how a file begins and by how its name ends
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
    #: the fields that have it: registration, version and path
    uses: set[Place] = field(default_factory=set, repr=False, compare=False)

    def set_status(self, status: str) -> None:
        self.attachment_status = status


def find_uploaded(store: Store, attachment_id: str) -> RegistrationAttachment:
    """An attachment that a field can have.

    :raises ResourceNotFoundException: where there is none
    :raises ConflictException: RESOURCE_NOT_ACTIVE, while it is not uploaded (AWS docs;
        the error is assumed)
    """
    attachment = store.get(RegistrationAttachment, attachment_id)
    if attachment.attachment_status != "UPLOAD_COMPLETE":
        raise attachment.conflict("RESOURCE_NOT_ACTIVE")
    return attachment


def note_use(store: Store, attachment_id: str | None, place: Place) -> None:
    """A field has an attachment now."""
    if attachment_id is not None:
        store.get(RegistrationAttachment, attachment_id).uses.add(place)


def forget_use(store: Store, attachment_id: str | None, place: Place) -> None:
    """A field has its attachment no more."""
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
        """Upload a document, or have one fetched from S3. PDF, JPEG and PNG are taken.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRegistrationAttachment.html

        :param attachment_body: the document, up to 5 MiB
        :param attachment_url: ``s3://BucketName/FileName`` of a document in moto's S3
        :param tags: up to 200 tags
        :return: the attachment, UPLOAD_IN_PROGRESS. When it is UPLOAD_COMPLETE says
            moto's state manager, for ``pinpointsmsvoicev2::registration-attachment``.
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER (that there is an
            error is documented) or MISSING_PARAMETER, unless there is either body or
            URL; MAXIMUM_SIZE_EXCEEDED, ATTACHMENT_TYPE_NOT_SUPPORTED,
            RESOURCE_NOT_ACCESSIBLE, INVALID_PARAMETER (all inferred)
        :raises ServiceQuotaExceededException: REGISTRATION_ATTACHMENTS_PER_ACCOUNT, at
            the 26th, where quotas are enforced
        """
        members = ("attachmentBody", "attachmentUrl")
        if attachment_body is not None and attachment_url is not None:
            raise ValidationException(
                "PARAMETERS_CANNOT_BE_USED_TOGETHER",
                [Field(name, "Use either of them") for name in members],
            )
        if attachment_body is not None:
            _check_size(len(attachment_body), "attachmentBody")
            if not attachment_body.startswith(_SIGNATURES):
                raise _type_not_supported("attachmentBody")
        elif attachment_url is not None:
            _check_size(self._size_in_s3(attachment_url), "attachmentUrl")
        else:
            raise ValidationException(
                "MISSING_PARAMETER",
                [
                    Field(name, "Give attachmentBody or attachmentUrl")
                    for name in members
                ],
            )
        self.store.check_creation(RegistrationAttachment, tags)
        attachment_id = self.store.new_id(RegistrationAttachment)
        attachment = RegistrationAttachment(
            registration_attachment_arn=self.store.arn_of(
                RegistrationAttachment, attachment_id
            ),
            registration_attachment_id=attachment_id,
            attachment_url=attachment_url,
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
        """List attachments, oldest first (assumed).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationAttachments.html

        :param registration_attachment_ids: up to 5 ids or ARNs
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
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

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteRegistrationAttachment.html

        :param registration_attachment_id: its id or ARN
        :return: the attachment, its status DELETED
        :raises ResourceNotFoundException: where there is none
        :raises ConflictException: RESOURCE_DELETION_NOT_ALLOWED, while a version of a
            registration has it (observed), or while it is being uploaded (inferred)
        """
        attachment = self.store.get(RegistrationAttachment, registration_attachment_id)
        uploading = attachment.attachment_status == "UPLOAD_IN_PROGRESS"
        if uploading or attachment.uses:
            raise attachment.conflict("RESOURCE_DELETION_NOT_ALLOWED")
        self.store.remove(attachment)
        attachment.set_status("DELETED")
        return attachment

    def _size_in_s3(self, url: str) -> int:
        from moto.s3.models import s3_backends

        parts = _URL.fullmatch(url)
        if parts is None:
            raise ValidationException(
                "INVALID_PARAMETER",
                [Field("attachmentUrl", "The format is s3://BucketName/FileName")],
            )
        bucket, key = parts.groups()
        if PurePosixPath(key).suffix.lower() not in _EXTENSIONS:
            raise _type_not_supported("attachmentUrl")
        s3 = s3_backends[self.store.account_id][self.store.partition]
        try:
            found = s3.get_object(bucket, key)
        except (HTTPException, ServiceException):  # The first in moto before 5.2.
            found = None
        if found is None:
            raise ValidationException(
                "RESOURCE_NOT_ACCESSIBLE",
                [Field("attachmentUrl", f"There is no {url} that can be read")],
            )
        return int(found.size)


def _check_size(size: int, member: str) -> None:
    if size > MAX_BYTES:
        raise ValidationException(
            "MAXIMUM_SIZE_EXCEEDED", [Field(member, f"The limit is {MAX_BYTES} bytes")]
        )


def _type_not_supported(member: str) -> ValidationException:
    return ValidationException(
        "ATTACHMENT_TYPE_NOT_SUPPORTED",
        [Field(member, "The file must be a PDF, JPEG or PNG")],
    )
