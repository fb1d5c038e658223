"""Opt-out lists, and the numbers of people who want no messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from moto.core.utils import utcnow

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Kind, Listing, Reply, Resource, Tag
from ..store import Family, Store

#: A number may be opted in again once in this time: documented.
OPT_IN_PAUSE = timedelta(days=30)


@dataclass(kw_only=True)
class OptedOutNumber:
    """A number in a list, with the members of OptedOutNumberInformation."""

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
    #: by number, in the order they came
    numbers: dict[str, OptedOutNumber] = field(default_factory=dict, repr=False)
    #: when a number was last opted in again
    opted_in: dict[str, datetime] = field(default_factory=dict, repr=False)

    def opt_out(self, number: str, end_user_opted_out: bool = False) -> OptedOutNumber:
        """Put a number into the list; one that is in it stays as it is."""
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
    """Make a list of this name. Every account has the list Default. (AWS docs)"""
    return store.add(
        OptOutList(
            opt_out_list_arn=store.arn_of(OptOutList, name), opt_out_list_name=name
        ),
        tags,
    )


class OptOutLists(Family):
    """The operations on opt-out lists and the numbers in them."""

    def create_opt_out_list(
        self, opt_out_list_name: str, tags: Sequence[Tag] | None = None
    ) -> Reply:
        """Create an opt-out list.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateOptOutList.html

        :param opt_out_list_name: its name
        :param tags: up to 200 tags
        :raises ConflictException: RESOURCE_ALREADY_EXISTS (inferred)
        :raises ServiceQuotaExceededException: OPT_OUT_LISTS_PER_ACCOUNT, with the 26th
            (Default counts), where quotas are enforced
        """
        if self.store.has(OptOutList, opt_out_list_name):
            existing = self.store.get(OptOutList, opt_out_list_name)
            raise existing.conflict("RESOURCE_ALREADY_EXISTS")
        self.store.check_creation(OptOutList, tags)
        return self.store.created(add_opt_out_list(self.store, opt_out_list_name, tags))

    def describe_opt_out_lists(
        self, opt_out_list_names: list[str] | None = None, owner: str | None = None
    ) -> Listing[OptOutList]:
        """List opt-out lists, oldest first (assumed).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeOptOutLists.html

        :param opt_out_list_names: up to 5 names or ARNs
        :param owner: SELF, or SHARED for those that other accounts share
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER, for names and an
            owner; INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        return self.store.get_owned(
            OptOutList, opt_out_list_names, owner, "OptOutListNames"
        )

    def delete_opt_out_list(self, opt_out_list_name: str) -> OptOutList:
        """Delete an opt-out list with the numbers in it.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteOptOutList.html

        :param opt_out_list_name: its name or ARN
        :raises ResourceNotFoundException: where there is none
        :raises ConflictException: RESOURCE_DELETION_NOT_ALLOWED for Default,
            RESOURCE_NOT_EMPTY while a number or a pool uses it (that it is refused is
            documented for the latter; the Reasons are inferred)
        """
        opt_out_list = self.store.get(OptOutList, opt_out_list_name)
        if opt_out_list.id == "Default":
            raise opt_out_list.conflict("RESOURCE_DELETION_NOT_ALLOWED")
        in_use = {
            getattr(resource, "opt_out_list_name", None)
            for resource in self.store
            if resource is not opt_out_list
            and getattr(resource, "status", None) not in ("DISASSOCIATING", "DELETING")
        }
        if opt_out_list.id in in_use:
            raise opt_out_list.conflict("RESOURCE_NOT_EMPTY")
        self.store.remove(opt_out_list)
        return opt_out_list

    def put_opted_out_number(
        self, opt_out_list_name: str, opted_out_number: str
    ) -> Reply:
        """Put a number into an opt-out list. It may be in it already.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutOptedOutNumber.html

        :param opt_out_list_name: the list's name or ARN
        :param opted_out_number: the number, in E.164 format
        :raises ResourceNotFoundException: where there is no such list
        """
        opt_out_list = self.store.get(OptOutList, opt_out_list_name)
        return Reply(opt_out_list, opt_out_list.opt_out(e164(opted_out_number)))

    def describe_opted_out_numbers(
        self, opt_out_list_name: str, opted_out_numbers: list[str] | None = None
    ) -> Listing[OptedOutNumber]:
        """List the numbers of an opt-out list, oldest first (assumed).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeOptedOutNumbers.html

        :param opt_out_list_name: the list's name or ARN
        :param opted_out_numbers: up to 5 numbers
        :raises ResourceNotFoundException: for the list, or the first number not in it
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
        """Opt a number in again.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteOptedOutNumber.html

        :param opt_out_list_name: the list's name or ARN
        :param opted_out_number: the number, in E.164 format
        :raises ResourceNotFoundException: for the list, or the number
        :raises ValidationException: PHONE_NUMBER_CANNOT_BE_OPTED_IN, the second time in
            30 days (the rule is documented, the Reason inferred)
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
                [Field("optedOutNumber", f"{key} was opted in less than 30 days ago")],
            )
        opt_out_list.opted_in[key] = now
        return Reply(opt_out_list, opt_out_list.numbers.pop(key))


def _find_number(opt_out_list: OptOutList, number: str) -> OptedOutNumber:
    found = opt_out_list.numbers.get(e164(number))
    if found is None:
        raise ResourceNotFoundException("opted-out-number", number)
    return found


def e164(number: str) -> str:
    """A number with its plus, which requests may leave out."""
    return "+" + number.removeprefix("+")
