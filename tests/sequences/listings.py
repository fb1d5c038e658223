"""Everything that is listed, and what holds of each list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .service import Service, World

Item = dict[str, Any]


@dataclass(frozen=True)
class Listed:
    """What an operation lists.

    Where it takes arguments, they are the members of the request that are not about the
    page.
    """

    operation: str
    #: the member of the reply
    member: str
    #: the member that tells an item from others
    id: str
    #: the member of the request that takes several of these
    ids: str = ""
    arn: str = ""
    #: the member that names the resource it belongs to
    of: str = ""
    #: the operations that put an item into it, and that take one away
    put: str = ""
    remove: str = ""

    def __repr__(self) -> str:
        return self.operation


#: what an account has in a Region, by the kind in the ARN
KINDS = {
    "registration": Listed(
        "describe_registrations",
        "Registrations",
        "RegistrationId",
        "RegistrationIds",
        "RegistrationArn",
        remove="delete_registration",
    ),
    "registration-attachment": Listed(
        "describe_registration_attachments",
        "RegistrationAttachments",
        "RegistrationAttachmentId",
        "RegistrationAttachmentIds",
        "RegistrationAttachmentArn",
        remove="delete_registration_attachment",
    ),
    "phone-number": Listed(
        "describe_phone_numbers",
        "PhoneNumbers",
        "PhoneNumberId",
        "PhoneNumberIds",
        "PhoneNumberArn",
        remove="release_phone_number",
    ),
    "sender-id": Listed(
        "describe_sender_ids",
        "SenderIds",
        "SenderId",
        "SenderIds",
        "SenderIdArn",
        remove="release_sender_id",
    ),
    "pool": Listed(
        "describe_pools", "Pools", "PoolId", "PoolIds", "PoolArn", remove="delete_pool"
    ),
    "opt-out-list": Listed(
        "describe_opt_out_lists",
        "OptOutLists",
        "OptOutListName",
        "OptOutListNames",
        "OptOutListArn",
        remove="delete_opt_out_list",
    ),
}

#: what a resource has, by its kind
VERSIONS = Listed(
    "describe_registration_versions",
    "RegistrationVersions",
    "VersionNumber",
    "VersionNumbers",
    of="RegistrationId",
)
VALUES = Listed(
    "describe_registration_field_values",
    "RegistrationFieldValues",
    "FieldPath",
    "FieldPaths",
    of="RegistrationId",
    put="put_registration_field_value",
    remove="delete_registration_field_value",
)
ASSOCIATIONS = Listed(
    "list_registration_associations",
    "RegistrationAssociations",
    "ResourceArn",
    of="RegistrationId",
    put="create_registration_association",
)
KEYWORDS = Listed(
    "describe_keywords",
    "Keywords",
    "Keyword",
    "Keywords",
    of="OriginationIdentity",
    put="put_keyword",
    remove="delete_keyword",
)
OPTED_OUT = Listed(
    "describe_opted_out_numbers",
    "OptedOutNumbers",
    "OptedOutNumber",
    "OptedOutNumbers",
    of="OptOutListName",
    put="put_opted_out_number",
    remove="delete_opted_out_number",
)
MEMBERS = Listed(
    "list_pool_origination_identities",
    "OriginationIdentities",
    "OriginationIdentity",
    arn="OriginationIdentityArn",
    of="PoolId",
    put="associate_origination_identity",
    remove="disassociate_origination_identity",
)
PARTS = {
    "registration": (VERSIONS, VALUES, ASSOCIATIONS),
    "phone-number": (KEYWORDS,),
    "pool": (KEYWORDS, MEMBERS),
    "opt-out-list": (OPTED_OUT,),
}


def whole(
    service: Service, world: World, listed: Listed, **arguments: Any
) -> list[Item]:
    """All of a list, in one page."""
    reply = service.read(world, listed.operation, **arguments)
    assert "NextToken" not in reply
    items: list[Item] = reply[listed.member]
    return items


def pages(
    service: Service, world: World, listed: Listed, size: int, **arguments: Any
) -> Iterator[tuple[list[Item], bool]]:
    """The same, in pages, and whether there are more."""
    reply: dict[str, Any] = {}
    while not reply or "NextToken" in reply:
        token = {"NextToken": reply["NextToken"]} if reply else {}
        reply = service.read(
            world, listed.operation, MaxResults=size, **token, **arguments
        )
        yield reply[listed.member], "NextToken" in reply


def check(
    service: Service, world: World, listed: Listed, size: int, **arguments: Any
) -> list[Item]:
    """Hold a list against its pages, against what is described by id and by ARN, and
    against each of its filters.

    :return: the list
    """
    items = whole(service, world, listed, **arguments)
    names = [item[listed.arn or listed.id] for item in items]
    assert len(set(names)) == len(names), names
    paged = [page for page, _ in pages(service, world, listed, size, **arguments)]
    assert [item for page in paged for item in page] == items, (listed, size)
    assert all(len(page) == size for page in paged[:-1])
    assert bool(paged[-1]) == bool(items)
    # What another account shares is named by its ARN, and without its owner.
    shared = arguments.get("Owner") == "SHARED"
    for name in (None if shared else listed.id, listed.arn):
        if name and listed.ids:
            for few in _fives(items):
                # Asked for in another order, in that of the list all the same.
                asked = [_named(listed, item, name) for item in few[::-1]]
                named = (
                    {listed.ids: asked} if shared else {**arguments, listed.ids: asked}
                )
                found = whole(service, world, listed, **named)
                assert found == few, (listed, name, found)
    for name in _filters(service, world, listed):
        values = sorted({text for item in items for text in _texts(item, name)})
        for wanted in (values[:1], values[1:6]):
            if wanted:
                filters = [{"Name": name, "Values": wanted}]
                found = whole(service, world, listed, Filters=filters, **arguments)
                assert found == [
                    item for item in items if not _texts(item, name).isdisjoint(wanted)
                ], (listed, name, wanted)
    return items


def _fives(items: list[Item]) -> list[list[Item]]:
    """No request names more than five."""
    return [items[start : start + 5] for start in range(0, len(items), 5)]


def _named(listed: Listed, item: Mapping[str, Any], member: str) -> object:
    if listed.id == "SenderId":
        return {"SenderId": item[member], "IsoCountryCode": item["IsoCountryCode"]}
    return item[member]


def _filters(service: Service, world: World, listed: Listed) -> list[str]:
    client = service.client(world)
    operation = client.meta.method_to_api_mapping[listed.operation]
    members = client.meta.service_model.operation_model(operation).input_shape.members
    if "Filters" not in members:
        return []
    return list(members["Filters"].member.members["Name"].enum)


def _texts(item: Item, filter_name: str) -> set[str]:
    """What a filter looks at in an item: the member it is named after, which may be one
    of several."""
    name = filter_name.title().replace("-", "")
    for member in (name, f"{name}s", f"{name[:-1]}ies"):
        value = item.get(member)
        if isinstance(value, list):
            return set(value)
        if value is not None:
            return {str(value).lower() if isinstance(value, bool) else str(value)}
    return set()
