"""Keywords: what a phone number or a pool answers to."""

from __future__ import annotations

from dataclasses import dataclass

from ..exceptions import (
    ConflictException,
    Field,
    ResourceNotFoundException,
    ValidationException,
)
from ..paging import Listing
from .identities import Keyword, PhoneNumber, Settings
from .pools import Pool, PoolBackend
from .store import Resource, Store, check_quota

#: how many keywords a number or a pool may have: documented
_KEYWORDS = 30


@dataclass(frozen=True)
class KeywordOf:
    """A keyword together with what it is of, as replies have them."""

    origination_identity_arn: str
    origination_identity: str
    keyword: str | None = None
    keyword_message: str | None = None
    keyword_action: str | None = None

    @classmethod
    def of(cls, owner: Resource, keyword: Keyword) -> KeywordOf:
        return cls(
            owner.arn,
            owner.id,
            keyword.keyword,
            keyword.keyword_message,
            keyword.keyword_action,
        )


class KeywordBackend(PoolBackend):
    """The operations on keywords."""

    def put_keyword(
        self,
        origination_identity: str,
        keyword: str,
        keyword_message: str,
        keyword_action: str | None = None,
    ) -> KeywordOf:
        """Add a keyword, or change what it does. AWS was seen to write it in capitals.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutKeyword.html

        :param origination_identity: the id or ARN of a phone number or a pool
        :param keyword: 1 to 30 characters, none of them a space at an end
        :param keyword_message: what is answered
        :param keyword_action: AUTOMATIC_RESPONSE, if left out, OPT_OUT or OPT_IN
        :raises ResourceNotFoundException: for the number or the pool
        :raises ConflictException: RESOURCE_MODIFICATION_NOT_ALLOWED, for another action
            of HELP or STOP (the rule was observed, the Reason is inferred);
            PHONE_NUMBER_ASSOCIATED_TO_POOL, for a number in a pool, which answers to the
            keywords of the pool (the rule is that of UpdatePhoneNumber: inferred)
        :raises ValidationException: INVALID_PARAMETER (inferred)
        :raises ServiceQuotaExceededException: KEYWORDS_PER_PHONE_NUMBER or
            KEYWORDS_PER_POOL, where the test asks for quotas
        """
        owner, settings = self._owner(origination_identity)
        _check_not_in_pool(owner)
        word = _capitals(keyword)
        if word.strip() != word:
            raise ValidationException(
                "INVALID_PARAMETER",
                [Field("keyword", "It has a space at an end")],
            )
        known = settings.keywords.get(word)
        fixed = {"HELP": "AUTOMATIC_RESPONSE", "STOP": "OPT_OUT"}
        action = keyword_action or fixed.get(word, "AUTOMATIC_RESPONSE")
        if fixed.get(word, action) != action:
            raise ConflictException("RESOURCE_MODIFICATION_NOT_ALLOWED", owner)
        if known is None:
            of_pool = isinstance(owner, Pool)
            reason = "KEYWORDS_PER_POOL" if of_pool else "KEYWORDS_PER_PHONE_NUMBER"
            check_quota(len(settings.keywords), _KEYWORDS, reason)
        put = Keyword(
            position=known.position if known else Store.next_position(),
            keyword=word,
            keyword_message=keyword_message,
            keyword_action=action,
        )
        self._set(owner, settings, {**settings.keywords, word: put})
        return KeywordOf.of(owner, put)

    def describe_keywords(
        self, origination_identity: str, keywords: list[str] | None = None
    ) -> Listing[Keyword]:
        """List keywords, HELP and STOP first (the order is ours).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeKeywords.html

        :param origination_identity: the id or ARN of a phone number or a pool
        :param keywords: up to 5 keywords
        :raises ResourceNotFoundException: for the number, the pool, or the first keyword
            that it does not have
        """
        owner, settings = self._owner(origination_identity)
        found = list(settings.keywords.values())
        if keywords:
            named = [self._keyword(settings, name) for name in keywords]
            found = [keyword for keyword in found if keyword in named]
        return Listing(
            sorted(found, key=lambda keyword: keyword.position),
            of=KeywordOf(owner.arn, owner.id),
        )

    def delete_keyword(self, origination_identity: str, keyword: str) -> KeywordOf:
        """Delete a keyword.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteKeyword.html

        :param origination_identity: the id or ARN of a phone number or a pool
        :param keyword: the keyword
        :raises ResourceNotFoundException: for the number, the pool or the keyword
        :raises ConflictException: RESOURCE_DELETION_NOT_ALLOWED for HELP and STOP (the
            rule is documented, the Reason inferred); PHONE_NUMBER_ASSOCIATED_TO_POOL, as
            for PutKeyword
        """
        owner, settings = self._owner(origination_identity)
        _check_not_in_pool(owner)
        found = self._keyword(settings, keyword)
        if found.keyword in ("HELP", "STOP"):
            raise ConflictException("RESOURCE_DELETION_NOT_ALLOWED", owner)
        rest = {
            word: each
            for word, each in settings.keywords.items()
            if word != found.keyword
        }
        self._set(owner, settings, rest)
        return KeywordOf.of(owner, found)

    def _owner(self, id_or_arn: str) -> tuple[Resource, Settings]:
        is_pool = id_or_arn.startswith("pool-") or ":pool/" in id_or_arn
        owner: Resource
        if is_pool:
            owner = self.store.get(Pool, id_or_arn, "OriginationIdentity")
        elif id_or_arn.startswith(("phone-", "rcs-", "arn:")):
            owner = self.find_identity(id_or_arn, None)
        else:
            raise ResourceNotFoundException(PhoneNumber.KIND, id_or_arn)
        if not isinstance(owner, Settings):
            # That nothing else has keywords is ours.
            raise ValidationException(
                "INVALID_PARAMETER",
                [Field("originationIdentity", f"A {owner.KIND} has no keywords")],
            )
        return owner, owner

    def _set(
        self, owner: Resource, settings: Settings, keywords: dict[str, Keyword]
    ) -> None:
        settings.keywords = keywords
        if isinstance(owner, Pool):
            for number in owner.phone_numbers:
                number.keywords = keywords

    def _keyword(self, settings: Settings, name: str) -> Keyword:
        found = settings.keywords.get(_capitals(name))
        if found is None:
            raise ResourceNotFoundException("keyword", name)
        return found


def _check_not_in_pool(owner: Resource) -> None:
    if isinstance(owner, PhoneNumber) and owner.pools:
        raise ConflictException(owner.IN_POOL, owner)


def _capitals(keyword: str) -> str:
    """A keyword as it is kept. A letter whose capital is several stays as it is, so that
    no keyword grows longer than a request can name."""
    return "".join(
        letter.upper() if len(letter.upper()) == 1 else letter for letter in keyword
    )
