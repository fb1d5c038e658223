"""The keywords of phone numbers, pools and RCS agents."""

from __future__ import annotations

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Listing, Reply, Resource
from ..quotas import Quotas
from ..store import Family, Store
from .origination_identities import PhoneNumber, Pool, RcsAgent, SenderId
from .settings import Keyword, Settings

#: the maximum number of keywords of a phone number, a pool or an RCS agent (AWS docs)
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
        """Create a keyword, or change its message and action.

        A keyword is stored in uppercase. (observed)

        :param origination_identity: the id or ARN of a phone number, a pool or an RCS
            agent
        :param keyword: 1 to 30 characters
        :param keyword_message: the response to the keyword, 1 to 1600 characters
        :param keyword_action: AUTOMATIC_RESPONSE, OPT_OUT or OPT_IN, by default
            AUTOMATIC_RESPONSE
        :return: the keyword and its origination identity
        :raises ResourceNotFoundException: if the phone number, the pool or the RCS
            agent does not exist
        :raises ConflictException: The action of HELP and STOP cannot be changed.
            (observed)
            The Reason is RESOURCE_MODIFICATION_NOT_ALLOWED. (assumed)
            PHONE_NUMBER_ASSOCIATED_TO_POOL for a phone number in a pool, which uses the
            keywords of the pool. (assumed)
        :raises ValidationException: INVALID_PARAMETER if the keyword starts or ends
            with a space, or for an identity that cannot have keywords. (assumed)
        :raises ServiceQuotaExceededException: KEYWORDS_PER_PHONE_NUMBER or
            KEYWORDS_PER_POOL for the 31st keyword if quotas are enforced. That of an
            RCS agent is KEYWORDS_PER_PHONE_NUMBER. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutKeyword.html
        """
        owner, settings = _find_owner(self.store, origination_identity)
        _check_not_in_pool(owner)
        word = uppercase(keyword)
        if word.strip() != word:
            raise ValidationException(
                "INVALID_PARAMETER",
                [Field("keyword", f"Must not start or end with a space: '{keyword}'")],
            )
        known = settings.keywords.get(word)
        fixed = {"HELP": "AUTOMATIC_RESPONSE", "STOP": "OPT_OUT"}
        action = keyword_action or fixed.get(word, "AUTOMATIC_RESPONSE")
        if fixed.get(word, action) != action:
            raise owner.conflict(
                "RESOURCE_MODIFICATION_NOT_ALLOWED",
                f"Set KeywordAction to {fixed[word]}, the action of {word}, or omit it",
            )
        if known is None:
            of_pool = isinstance(owner, Pool)
            reason = "KEYWORDS_PER_POOL" if of_pool else "KEYWORDS_PER_PHONE_NUMBER"
            self.store.record(Quotas).check(len(settings.keywords), _KEYWORDS, reason)
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
        """List keywords.

        HELP and STOP are first, then the order is oldest first. (assumed)

        :param origination_identity: the id or ARN of a phone number, a pool or an RCS
            agent
        :param keywords: up to 5 keywords, by default all keywords
        :raises ResourceNotFoundException: if the phone number, the pool, the RCS agent
            or a keyword does not exist
        :raises ValidationException: INVALID_PARAMETER for an identity that cannot have
            keywords. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeKeywords.html
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

        :param origination_identity: the id or ARN of a phone number, a pool or an RCS
            agent
        :param keyword: the keyword
        :return: the keyword and its origination identity
        :raises ResourceNotFoundException: if the phone number, the pool, the RCS agent
            or the keyword does not exist
        :raises ConflictException: HELP and STOP cannot be deleted. (AWS docs)
            The Reason is RESOURCE_DELETION_NOT_ALLOWED. (assumed)
            PHONE_NUMBER_ASSOCIATED_TO_POOL for a phone number in a pool. (assumed)
        :raises ValidationException: INVALID_PARAMETER for an identity that cannot have
            keywords. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteKeyword.html
        """
        owner, settings = _find_owner(self.store, origination_identity)
        _check_not_in_pool(owner)
        found = _find_keyword(settings, keyword)
        if found.keyword in ("HELP", "STOP"):
            raise owner.conflict(
                "RESOURCE_DELETION_NOT_ALLOWED",
                f"Change the message of {found.keyword} with PutKeyword instead",
            )
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
    """Return the phone number, pool or RCS agent with the keywords.

    :param name: the OriginationIdentity of the request
    :return: the resource, as a resource and as its settings
    """
    kinds = (PhoneNumber, Pool, RcsAgent, SenderId)
    owner = store.resolve(kinds, name, "OriginationIdentity")
    if not isinstance(owner, Settings):
        # Sender IDs cannot have keywords. (assumed)
        message = (
            f"A {owner.KIND.name} cannot have keywords. Use a phone number, a pool or an "
            "RCS agent"
        )
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
    found = settings.keywords.get(uppercase(name))
    if found is None:
        known = ", ".join(settings.keywords)
        raise ResourceNotFoundException("keyword", name, f"Use one of: {known}")
    return found


def _check_not_in_pool(owner: Resource) -> None:
    if isinstance(owner, PhoneNumber) and owner.pools:
        raise owner.conflict(
            owner.IN_POOL,
            f"Use the pool {owner.pool_id} as OriginationIdentity: its phone numbers have "
            "its keywords",
        )


def uppercase(keyword: str) -> str:
    """Return a keyword in uppercase, the form in which it is stored.

    A letter with an uppercase form of several letters is unchanged, so that the keyword
    does not exceed the maximum length.
    """
    return "".join(
        letter.upper() if len(letter.upper()) == 1 else letter for letter in keyword
    )
