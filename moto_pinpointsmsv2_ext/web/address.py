"""The address bar of the page: the view, what is searched for, and what is selected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from ..control.routes import PAGE_PATH

#: the views of the page by name, with their titles
VIEWS = {
    "messages": "Messages",
    "conversations": "Conversations",
    "registrations": "Registrations",
    "resources": "Resources",
}

#: by name, the values that are known. The control limits the number of messages that are
#: left out before a page. The commands that the page shows have the Region.
_FORMS = {
    "view": "|".join(VIEWS),
    "account": "[0-9]{12}",
    "region": "[A-Za-z0-9_-]+",
    "page": "[1-9][0-9]{0,3}",
}


@dataclass(frozen=True)
class Address:
    """What a request to the page asks for."""

    view: str = "messages"
    #: what is searched for
    q: str = ""
    #: the account and the Region to show, all by default
    account: str = ""
    region: str = ""
    #: the number of the page of a list
    page: int = 1
    #: the kind of resources
    kind: str = ""
    #: the message, registration or resource that is selected, and where it is:
    #: 123456789012/us-east-1
    id: str = ""
    place: str = ""
    #: the conversation that is selected
    person: str = ""
    identity: str = ""

    @classmethod
    def of(cls, url: str) -> Address:
        """Return the address of a URL. What the page does not know is ignored."""
        given: dict[str, Any] = dict(parse_qsl(urlsplit(url).query))
        known = {
            each.name: given[each.name]
            for each in fields(cls)
            if each.name in given
            and re.fullmatch(_FORMS.get(each.name, "(?s:.*)"), given[each.name])
        }
        return cls(**{**known, "page": int(known.get("page", 1))})

    def link(self, **changes: object) -> str:
        """Return the URL of this address with changes, without what is by default."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        members = {each.name: getattr(changed, each.name) for each in fields(self)}
        given = {
            name: value
            for name, value in members.items()
            if value != getattr(_NOWHERE, name)
        }
        return f"{PAGE_PATH}?{urlencode(given)}" if given else PAGE_PATH

    def to(self, view: str, **changes: object) -> str:
        """Return the URL of a view of the same account and Region."""
        here = Address(view=view, account=self.account, region=self.region)
        return here.link(**changes)

    @property
    def selected(self) -> bool:
        return bool(self.id or self.person)


_NOWHERE = Address()


@dataclass(frozen=True)
class Place:
    """An account in a Region."""

    account_id: str
    region_name: str

    def __str__(self) -> str:
        return f"{self.account_id}/{self.region_name}"

    @property
    def arguments(self) -> Mapping[str, str]:
        """The arguments of an action of the control there."""
        return {"account_id": self.account_id, "region_name": self.region_name}
