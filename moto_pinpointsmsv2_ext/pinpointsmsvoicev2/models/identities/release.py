"""The checks before a phone number, sender ID or pool is released, and its deletion."""

from __future__ import annotations

from ..progress import Progress
from ..registrations.associations import check_disassociation
from ..store import Store
from .origination_identities import OriginationIdentity, PhoneNumber, Pool


def check_active(resource: Pool | PhoneNumber) -> None:
    """Check that a pool or a phone number is active.

    :raises ConflictException: A number that is not active cannot be added to a
        pool. (observed)
        The Reason is RESOURCE_NOT_ACTIVE. (assumed)
    """
    if resource.status != "ACTIVE":
        raise resource.conflict("RESOURCE_NOT_ACTIVE", _activation(resource))


def leave(identity: OriginationIdentity) -> str:
    """Return what to do about an identity that is in a pool, for an error."""
    return (
        f"Remove it from {identity.pool_id} with DisassociateOriginationIdentity, or "
        "delete the pool first"
    )


def _activation(resource: Pool | PhoneNumber) -> str:
    """Return what a pool or a phone number waits for, for an error."""
    hint = f"The {resource.KIND.name} is {resource.status}. "
    if resource.status in ("DELETING", "DISASSOCIATING"):
        return hint + f"Use another {resource.KIND.name}"
    if isinstance(resource, PhoneNumber) and resource.registration_id:
        return hint + f"Wait until {resource.registration_id} is COMPLETE"
    operation = (
        "DescribePools" if isinstance(resource, Pool) else "DescribePhoneNumbers"
    )
    hint += f"Wait until {operation} returns ACTIVE"
    if isinstance(resource, PhoneNumber):
        hint += (
            ". If its type requires a registration, associate one with "
            "CreateRegistrationAssociation first"
        )
    return hint


def check_release(identity: OriginationIdentity) -> None:
    """Check that an identity can be released.

    :raises ConflictException: A phone number in a pool cannot be released. (observed)
        Other identities in a pool cannot be released either. (assumed)
        An identity with deletion protection cannot be released. (AWS docs)
        The Reason is DELETION_PROTECTION_ENABLED. (assumed)
        DISASSOCIATE_REGISTRATION_NOT_ALLOWED if its registration is in review.
        (assumed)
    """
    if identity.deletion_protection_enabled:
        raise identity.conflict("DELETION_PROTECTION_ENABLED")
    if identity.pools:
        raise identity.conflict(identity.IN_POOL, leave(identity))
    check_disassociation(identity)


def begin_deletion(
    store: Store, resource: Pool | PhoneNumber, model: str, status: str
) -> None:
    """Start the deletion of a resource, which ends when its status is DELETED.

    :param model: the name of moto's state transitions for the resource
    :param status: the status until the resource is deleted
    """

    def finish(status: str) -> None:
        resource.set_status(status)
        store.forget(resource)

    resource.set_status(status)
    resource.progress = Progress(model, [status, "DELETED"], finish)
