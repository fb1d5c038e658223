"""Keywords: what a phone number or a pool answers to."""

from __future__ import annotations

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Listing, Reply, Resource
from ..quotas import check_quota
from ..store import Family, Store
from .origination_identities import PhoneNumber, Pool, RcsAgent, SenderId
from .settings import Keyword, Settings

#: how many keywords a number or a pool may have (AWS docs)
_KEYWORDS = 30


class Keywords(Family):
    """The operations on keywords."""

    def put_keyword(
        self,
        origination_identity: str,
        keyword: str,
        keyword_message: str,
        keyword_action: str | None = None,
    ) -> Reply:
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
            KEYWORDS_PER_POOL, where quotas are enforced
        """
        owner, settings = _find_owner(self.store, origination_identity)
        _check_not_in_pool(owner)
        word = _capitals(keyword)
        if word.strip() != word:
            raise ValidationException(
                "INVALID_PARAMETER",
                [Field("keyword", "Must not start or end with a space")],
            )
        known = settings.keywords.get(word)
        fixed = {"HELP": "AUTOMATIC_RESPONSE", "STOP": "OPT_OUT"}
        action = keyword_action or fixed.get(word, "AUTOMATIC_RESPONSE")
        if fixed.get(word, action) != action:
            raise owner.conflict("RESOURCE_MODIFICATION_NOT_ALLOWED")
        if known is None:
            of_pool = isinstance(owner, Pool)
            reason = "KEYWORDS_PER_POOL" if of_pool else "KEYWORDS_PER_PHONE_NUMBER"
            check_quota(len(settings.keywords), _KEYWORDS, reason)
        put = Keyword(
            position=known.position if known else self.store.links.next_position(),
            keyword=word,
            keyword_message=keyword_message,
            keyword_action=action,
        )
        _set_keywords(owner, settings, {**settings.keywords, word: put})
        return Reply(put, **_identity(owner))

    def describe_keywords(
        self, origination_identity: str, keywords: list[str] | None = None
    ) -> Listing[Keyword]:
        """List keywords, HELP and STOP first (assumed).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeKeywords.html

        :param origination_identity: the id or ARN of a phone number or a pool
        :param keywords: up to 5 keywords
        :raises ResourceNotFoundException: for the number, the pool, or the first keyword
            that it does not have
        """
        owner, settings = _find_owner(self.store, origination_identity)
        found = list(settings.keywords.values())
        if keywords:
            named = [_find_keyword(settings, name) for name in keywords]
            found = [keyword for keyword in found if keyword in named]
        return Listing(
            sorted(found, key=lambda keyword: keyword.position),
            of=Reply(**_identity(owner)),
        )

    def delete_keyword(self, origination_identity: str, keyword: str) -> Reply:
        """Delete a keyword.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteKeyword.html

        :param origination_identity: the id or ARN of a phone number or a pool
        :param keyword: the keyword
        :raises ResourceNotFoundException: for the number, the pool or the keyword
        :raises ConflictException: RESOURCE_DELETION_NOT_ALLOWED for HELP and STOP (the
            rule is documented, the Reason inferred); PHONE_NUMBER_ASSOCIATED_TO_POOL, as
            for PutKeyword
        """
        owner, settings = _find_owner(self.store, origination_identity)
        _check_not_in_pool(owner)
        found = _find_keyword(settings, keyword)
        if found.keyword in ("HELP", "STOP"):
            raise owner.conflict("RESOURCE_DELETION_NOT_ALLOWED")
        rest = {
            word: each
            for word, each in settings.keywords.items()
            if word != found.keyword
        }
        _set_keywords(owner, settings, rest)
        return Reply(found, **_identity(owner))


def _identity(owner: Resource) -> dict[str, object]:
    return {
        "origination_identity_arn": owner.arn,
        "origination_identity": owner.id,
    }


def _find_owner(store: Store, name: str) -> tuple[Resource, Settings]:
    """The phone number or pool that a request names."""
    kinds = (PhoneNumber, Pool, RcsAgent, SenderId)
    owner = store.resolve(kinds, name, "OriginationIdentity")
    if not isinstance(owner, Settings):
        # Nothing else has keywords. (assumed)
        message = f"A {owner.KIND.name} has no keywords. Use a phone number or a pool"
        raise ValidationException(
            "INVALID_PARAMETER", [Field("originationIdentity", message)]
        )
    return owner, owner


def _set_keywords(
    owner: Resource, settings: Settings, keywords: dict[str, Keyword]
) -> None:
    settings.keywords = keywords
    if isinstance(owner, Pool):
        for number in owner.phone_numbers:
            number.keywords = keywords


def _find_keyword(settings: Settings, name: str) -> Keyword:
    found = settings.keywords.get(_capitals(name))
    if found is None:
        raise ResourceNotFoundException("keyword", name)
    return found


def _check_not_in_pool(owner: Resource) -> None:
    if isinstance(owner, PhoneNumber) and owner.pools:
        raise owner.conflict(owner.IN_POOL)


def _capitals(keyword: str) -> str:
    """A keyword as it is kept. A letter whose capital is several stays as it is, so that
    no keyword grows longer than a request can name."""
    return "".join(
        letter.upper() if len(letter.upper()) == 1 else letter for letter in keyword
    )
