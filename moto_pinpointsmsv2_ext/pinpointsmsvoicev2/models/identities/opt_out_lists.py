"""Opt-out lists: the phone numbers that no messages are sent to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from moto.core.utils import utcnow

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ...utils import to_the_minute
from ..base import Kind, Listing, Reply, Resource, Tag
from ..store import Family, Store

#: the time between two requests to opt the same number in (AWS docs)
OPT_IN_PAUSE = timedelta(days=30)


@dataclass(kw_only=True)
class OptedOutNumber:
    """A number in an opt-out list, with the members of OptedOutNumberInformation."""

    position: int
    opted_out_number: str
    opted_out_timestamp: datetime
    end_user_opted_out: bool = False


@dataclass(kw_only=True)
class OptOutList(Resource):
    """An opt-out list, with the members of OptOutListInformation."""

    KIND: ClassVar[Kind] = Kind(
        "opt-out-list",
        None,
        (25, "OPT_OUT_LISTS_PER_ACCOUNT"),
        id_member="opt_out_list_name",
        shareable=True,
    )

    opt_out_list_arn: str
    opt_out_list_name: str
    created_timestamp: datetime = field(default_factory=utcnow)
    #: by phone number, in the order in which the numbers were added
    numbers: dict[str, OptedOutNumber] = field(default_factory=dict, repr=False)
    #: by phone number, the time at which it was last opted in
    opted_in: dict[str, datetime] = field(default_factory=dict, repr=False)

    def opt_out(self, number: str, end_user_opted_out: bool = False) -> OptedOutNumber:
        """Add a phone number to the list. A number in the list is unchanged.

        :param number: in E.164 format
        :param end_user_opted_out: whether the recipient opted out, rather than the
            account
        """
        return self.numbers.setdefault(
            number,
            OptedOutNumber(
                position=self.links.next_position(),
                opted_out_number=number,
                opted_out_timestamp=utcnow(),
                end_user_opted_out=end_user_opted_out,
            ),
        )


def add_opt_out_list(
    store: Store, name: str, tags: Sequence[Tag] | None = None
) -> OptOutList:
    """Create an opt-out list. Every account has the list Default. (AWS docs)"""
    return store.add(
        OptOutList(
            opt_out_list_arn=store.arn_of(OptOutList, name), opt_out_list_name=name
        ),
        tags,
    )


class OptOutLists(Family):
    """The operations on opt-out lists and the phone numbers in them."""

    def create_opt_out_list(
        self, opt_out_list_name: str, tags: Sequence[Tag] | None = None
    ) -> Reply:
        """Create an opt-out list.

        :param opt_out_list_name: the name of the list
        :param tags: up to 50 tags
        :return: the list and its tags
        :raises ConflictException: RESOURCE_ALREADY_EXISTS if a list has this name.
            (assumed)
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or OPT_OUT_LISTS_PER_ACCOUNT for the 26th list, including Default, if quotas
            are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateOptOutList.html
        """
        if self.store.has(OptOutList, opt_out_list_name):
            existing = self.store.get(OptOutList, opt_out_list_name)
            raise existing.conflict(
                "RESOURCE_ALREADY_EXISTS",
                "Use another OptOutListName, or delete the list with DeleteOptOutList "
                "first",
            )
        self.store.check_creation(OptOutList, tags)
        return self.store.created(add_opt_out_list(self.store, opt_out_list_name, tags))

    def describe_opt_out_lists(
        self, opt_out_list_names: list[str] | None = None, owner: str | None = None
    ) -> Listing[OptOutList]:
        """List opt-out lists.

        The order is oldest first. (assumed)

        :param opt_out_list_names: up to 5 names or ARNs, by default all lists
        :param owner: SELF, or SHARED for those that other accounts share with this
            account
        :raises ResourceNotFoundException: if a list does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER for names with
            an owner, INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeOptOutLists.html
        """
        return self.store.get_owned(
            OptOutList, opt_out_list_names, owner, "OptOutListNames"
        )

    def delete_opt_out_list(self, opt_out_list_name: str) -> OptOutList:
        """Delete an opt-out list with the phone numbers in it.

        :param opt_out_list_name: the name or ARN of the list
        :raises ResourceNotFoundException: if the list does not exist
        :raises ConflictException: A list that a phone number or a pool uses cannot be
            deleted. (AWS docs)
            One that an RCS agent uses neither, and the Reason is RESOURCE_NOT_EMPTY.
            (assumed)
            RESOURCE_DELETION_NOT_ALLOWED for the list Default. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteOptOutList.html
        """
        opt_out_list = self.store.get(OptOutList, opt_out_list_name)
        if opt_out_list.id == "Default":
            raise opt_out_list.conflict(
                "RESOURCE_DELETION_NOT_ALLOWED",
                "Keep the list Default: new phone numbers and pools use it",
            )
        users = [
            resource.id
            for resource in self.store
            if resource is not opt_out_list
            and getattr(resource, "opt_out_list_name", None) == opt_out_list.id
            and getattr(resource, "status", None) not in ("DISASSOCIATING", "DELETING")
        ]
        if users:
            raise opt_out_list.conflict(
                "RESOURCE_NOT_EMPTY",
                f"Set another OptOutListName for what uses it first: {', '.join(users)}",
            )
        self.store.remove(opt_out_list)
        return opt_out_list

    def put_opted_out_number(
        self, opt_out_list_name: str, opted_out_number: str
    ) -> Reply:
        """Add a phone number to an opt-out list. A number in the list is unchanged.

        :param opt_out_list_name: the name or ARN of the list
        :param opted_out_number: the phone number in E.164 format
        :return: the members of the list and the number
        :raises ResourceNotFoundException: if the list does not exist

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutOptedOutNumber.html
        """
        opt_out_list = self.store.get(OptOutList, opt_out_list_name)
        return Reply(opt_out_list, opt_out_list.opt_out(e164(opted_out_number)))

    def describe_opted_out_numbers(
        self, opt_out_list_name: str, opted_out_numbers: list[str] | None = None
    ) -> Listing[OptedOutNumber]:
        """List the phone numbers in an opt-out list.

        The order is oldest first. (assumed)

        :param opt_out_list_name: the name or ARN of the list
        :param opted_out_numbers: up to 5 phone numbers, by default all numbers
        :raises ResourceNotFoundException: if the list does not exist or a number is not
            in it

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeOptedOutNumbers.html
        """
        opt_out_list = self.store.get(OptOutList, opt_out_list_name)
        numbers = list(opt_out_list.numbers.values())
        if opted_out_numbers:
            named = (_find_number(opt_out_list, name) for name in opted_out_numbers)
            by_position = {number.position: number for number in named}
            numbers = [by_position[position] for position in sorted(by_position)]
        return Listing(numbers, of=opt_out_list)

    def delete_opted_out_number(
        self, opt_out_list_name: str, opted_out_number: str
    ) -> Reply:
        """Remove a phone number from an opt-out list, which opts it in.

        :param opt_out_list_name: the name or ARN of the list
        :param opted_out_number: the phone number in E.164 format
        :return: the members of the list and the number
        :raises ResourceNotFoundException: if the list does not exist or the number is
            not in it
        :raises ValidationException: A number can be opted in once in 30 days.
            (AWS docs)
            The Reason is PHONE_NUMBER_CANNOT_BE_OPTED_IN. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteOptedOutNumber.html
        """
        opt_out_list = self.store.get(OptOutList, opt_out_list_name)
        number = _find_number(opt_out_list, opted_out_number)
        key, now = number.opted_out_number, utcnow()
        if (
            key in opt_out_list.opted_in
            and now < opt_out_list.opted_in[key] + OPT_IN_PAUSE
        ):
            raise ValidationException(
                "PHONE_NUMBER_CANNOT_BE_OPTED_IN",
                [
                    Field(
                        "optedOutNumber",
                        f"{key} was opted in less than 30 days ago. Wait until "
                        f"{to_the_minute(opt_out_list.opted_in[key] + OPT_IN_PAUSE)}",
                    )
                ],
            )
        opt_out_list.opted_in[key] = now
        return Reply(opt_out_list, opt_out_list.numbers.pop(key))


def _find_number(opt_out_list: OptOutList, number: str) -> OptedOutNumber:
    found = opt_out_list.numbers.get(e164(number))
    if found is None:
        raise ResourceNotFoundException(
            "opted-out-number",
            number,
            "Use a phone number that DescribeOptedOutNumbers returns for the list "
            f"{opt_out_list.id}",
        )
    return found


def e164(number: str) -> str:
    """Return a phone number with a leading plus sign, which requests can omit."""
    return "+" + number.removeprefix("+")
