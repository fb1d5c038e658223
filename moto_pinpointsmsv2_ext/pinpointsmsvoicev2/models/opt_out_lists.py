"""Opt-out lists, and the numbers of people who want no messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from moto.core.utils import utcnow

from ..exceptions import (
    ConflictException,
    Field,
    ResourceNotFoundException,
    ValidationException,
)
from ..paging import Listing
from .store import Created, Resource, Store, StoreBackend, Tag

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

    KIND: ClassVar[str] = "opt-out-list"
    ID: ClassVar[str] = "opt_out_list_name"
    ARN: ClassVar[str] = "opt_out_list_arn"
    PREFIX: ClassVar[str] = "list"
    QUOTA: ClassVar[tuple[int, str]] = (25, "OPT_OUT_LISTS_PER_ACCOUNT")
    SHAREABLE: ClassVar[bool] = True

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
                position=Store.next_position(),
                opted_out_number=number,
                opted_out_timestamp=utcnow(),
                end_user_opted_out=end_user_opted_out,
            ),
        )


@dataclass(frozen=True)
class NumberOf:
    """An opted-out number together with its list, as replies have them."""

    opt_out_list_arn: str
    opt_out_list_name: str
    opted_out_number: str
    opted_out_timestamp: datetime
    end_user_opted_out: bool

    @classmethod
    def of(cls, opt_out_list: OptOutList, number: OptedOutNumber) -> NumberOf:
        return cls(
            opt_out_list.opt_out_list_arn,
            opt_out_list.opt_out_list_name,
            number.opted_out_number,
            number.opted_out_timestamp,
            number.end_user_opted_out,
        )


class OptOutListBackend(StoreBackend):
    """The operations on opt-out lists and the numbers in them."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        # One list is always there: documented.
        self._add_list("Default")

    def create_opt_out_list(
        self, opt_out_list_name: str, tags: Sequence[Tag] | None = None
    ) -> Created:
        """Create an opt-out list.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateOptOutList.html

        :param opt_out_list_name: its name
        :param tags: up to 200 tags
        :raises ConflictException: RESOURCE_ALREADY_EXISTS (inferred)
        :raises ServiceQuotaExceededException: OPT_OUT_LISTS_PER_ACCOUNT, with the 26th
            (Default counts), where the test asks for quotas
        """
        if self.store.has(OptOutList, opt_out_list_name):
            existing = self.store.get(OptOutList, opt_out_list_name)
            raise ConflictException("RESOURCE_ALREADY_EXISTS", existing)
        self.store.check_creation(OptOutList, tags)
        return self.store.created(self._add_list(opt_out_list_name, tags))

    def describe_opt_out_lists(
        self, opt_out_list_names: list[str] | None = None, owner: str | None = None
    ) -> Listing[OptOutList]:
        """List opt-out lists, oldest first (the order is ours).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeOptOutLists.html

        :param opt_out_list_names: up to 5 names or ARNs
        :param owner: SELF, or SHARED for those that other accounts share
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER, for names and an
            owner; INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        return self.owned(OptOutList, opt_out_list_names, owner, "OptOutListNames")

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
            raise ConflictException("RESOURCE_DELETION_NOT_ALLOWED", opt_out_list)
        in_use = {
            getattr(resource, "opt_out_list_name", None)
            for resource in self.store
            if resource is not opt_out_list
            and getattr(resource, "status", None) not in ("DISASSOCIATING", "DELETING")
        }
        if opt_out_list.id in in_use:
            raise ConflictException("RESOURCE_NOT_EMPTY", opt_out_list)
        self.store.remove(opt_out_list)
        return opt_out_list

    def put_opted_out_number(
        self, opt_out_list_name: str, opted_out_number: str
    ) -> NumberOf:
        """Put a number into an opt-out list. It may be in it already.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutOptedOutNumber.html

        :param opt_out_list_name: the list's name or ARN
        :param opted_out_number: the number, in E.164 format
        :raises ResourceNotFoundException: where there is no such list
        """
        opt_out_list = self.store.get(OptOutList, opt_out_list_name)
        return NumberOf.of(opt_out_list, opt_out_list.opt_out(e164(opted_out_number)))

    def describe_opted_out_numbers(
        self, opt_out_list_name: str, opted_out_numbers: list[str] | None = None
    ) -> Listing[OptedOutNumber]:
        """List the numbers of an opt-out list, oldest first (the order is ours).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeOptedOutNumbers.html

        :param opt_out_list_name: the list's name or ARN
        :param opted_out_numbers: up to 5 numbers
        :raises ResourceNotFoundException: for the list, or the first number not in it
        """
        opt_out_list = self.store.get(OptOutList, opt_out_list_name)
        numbers = list(opt_out_list.numbers.values())
        if opted_out_numbers:
            wanted = [self._number(opt_out_list, name) for name in opted_out_numbers]
            numbers = [number for number in numbers if number in wanted]
        return Listing(numbers, of=opt_out_list)

    def delete_opted_out_number(
        self, opt_out_list_name: str, opted_out_number: str
    ) -> NumberOf:
        """Opt a number in again.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteOptedOutNumber.html

        :param opt_out_list_name: the list's name or ARN
        :param opted_out_number: the number, in E.164 format
        :raises ResourceNotFoundException: for the list, or the number
        :raises ValidationException: PHONE_NUMBER_CANNOT_BE_OPTED_IN, the second time in
            30 days (the rule is documented, the Reason inferred)
        """
        opt_out_list = self.store.get(OptOutList, opt_out_list_name)
        number = self._number(opt_out_list, opted_out_number)
        key, now = number.opted_out_number, utcnow()
        if (
            key in opt_out_list.opted_in
            and now < opt_out_list.opted_in[key] + OPT_IN_PAUSE
        ):
            raise ValidationException(
                "PHONE_NUMBER_CANNOT_BE_OPTED_IN",
                [Field("optedOutNumber", "It was opted in less than 30 days ago")],
            )
        opt_out_list.opted_in[key] = now
        return NumberOf.of(opt_out_list, opt_out_list.numbers.pop(key))

    def _add_list(self, name: str, tags: Sequence[Tag] | None = None) -> OptOutList:
        return self.store.add(
            OptOutList(
                opt_out_list_arn=self.store.arn_of(OptOutList, name),
                opt_out_list_name=name,
            ),
            tags,
        )

    def _number(self, opt_out_list: OptOutList, number: str) -> OptedOutNumber:
        found = opt_out_list.numbers.get(e164(number))
        if found is None:
            raise ResourceNotFoundException("opted-out-number", number)
        return found


def e164(number: str) -> str:
    """A number with its plus, which requests may leave out."""
    return "+" + number.removeprefix("+")
