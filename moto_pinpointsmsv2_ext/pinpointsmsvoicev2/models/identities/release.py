"""What is given back: whether it may go, and how it goes."""

from __future__ import annotations

from ..progress import Progress
from ..registrations.associations import check_disassociation
from ..store import Store
from .origination_identities import OriginationIdentity, PhoneNumber, Pool


def check_active(resource: Pool | PhoneNumber) -> None:
    """:raises ConflictException: RESOURCE_NOT_ACTIVE (observed for what joins a pool; the
    Reason is assumed)
    """
    if resource.status != "ACTIVE":
        raise resource.conflict("RESOURCE_NOT_ACTIVE")


def check_release(identity: OriginationIdentity) -> None:
    """Whether an identity may be given back.

    :raises ConflictException: that it is in a pool (observed for numbers); while it is
        protected, DELETION_PROTECTION_ENABLED (AWS docs; the Reason is assumed); while
        its registration is in review, DISASSOCIATE_REGISTRATION_NOT_ALLOWED
    """
    if identity.deletion_protection_enabled:
        raise identity.conflict("DELETION_PROTECTION_ENABLED")
    if identity.pools:
        raise identity.conflict(identity.IN_POOL)
    check_disassociation(identity)


def begin_deletion(
    store: Store, resource: Pool | PhoneNumber, model: str, status: str
) -> None:
    """Take a resource to the status before it is gone, and from there on.

    :param model: moto's name for it, which its state transitions are set for
    :param status: the status before it is gone
    """

    def finish(status: str) -> None:
        resource.set_status(status)
        store.forget(resource)

    resource.set_status(status)
    resource.progress = Progress(model, [status, "DELETED"], finish)
