"""What the registrations of an RCS agent launch: its testing agent and its countries.

https://docs.aws.amazon.com/sms-voice/latest/userguide/rcs-agents.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..progress import RCS_LAUNCH, Progress
from ..registrations.registrations import Registration

#: The carriers of a country. The carriers of launches are not published: those of the US
#: are known, and the carrier of other countries is one of the mock. (assumed)
_CARRIERS: Mapping[str, Sequence[str]] = {"US": ("AT&T", "T-Mobile", "Verizon")}
_CARRIER = ("Example Carrier",)


@dataclass
class Launch:
    """The launch of an agent in a country, with the members of
    CountryLaunchStatusInformation, or the launch of its testing agent, with those of
    TestingAgentInformation.
    """

    registration: Registration
    #: None for a testing agent
    iso_country_code: str | None
    #: by carrier, PENDING, ACTIVE or REJECTED
    carriers: dict[str, str] = field(default_factory=dict)
    progress: Progress | None = None

    def __post_init__(self) -> None:
        names = _CARRIERS.get(self.iso_country_code or "", _CARRIER)
        self.carriers = dict.fromkeys(names, "PENDING")

    def advance(self, described: bool) -> None:
        """Let the carriers go live one after the other, at the pace of moto's state
        transitions, after the registration is approved.
        """
        self.registration.settle()
        if self.approved and self.progress is None:
            self.progress = Progress(RCS_LAUNCH, ["", *self.carriers], self._go_live)
        if self.progress is not None:
            self.progress.settle(described)

    def _go_live(self, carrier: str) -> None:
        if self.carriers[carrier] == "PENDING":
            self.carriers[carrier] = "ACTIVE"

    @property
    def approved(self) -> bool:
        """Whether a version of the registration is approved, also while a later one is
        in review. (assumed)
        """
        registration = self.registration
        return registration.registration_status not in ("PROVISIONING", "CLOSED") and (
            any(
                version.registration_version_status == "APPROVED"
                for version in registration.versions
            )
        )

    @property
    def status(self) -> str:
        """CREATED, PENDING, PARTIAL, ACTIVE or REJECTED.

        A launch that is denied is REJECTED. (assumed)
        """
        carriers = set(self.carriers.values())
        if self.approved:
            for status in ("ACTIVE", "REJECTED"):
                if carriers == {status}:
                    return status
            return "PARTIAL" if "ACTIVE" in carriers else "PENDING"
        known = {
            "CREATED": "CREATED",
            "REQUIRES_UPDATES": "REJECTED",
            "CLOSED": "REJECTED",
        }
        return known.get(self.registration.registration_status, "PENDING")

    @property
    def live(self) -> bool:
        return self.status in ("PARTIAL", "ACTIVE")

    @property
    def conversational(self) -> bool:
        """Whether a fee covers all messages of a conversation. The US has no such fee.
        (AWS docs)

        A testing agent has no conversations. (assumed)
        """
        if not self.approved or self.iso_country_code in (None, "US"):
            return False
        values = self.registration.submitted_version().field_values
        category = values.get("agentDetails.billingCategory")
        return category is not None and category.select_choices == ["CONVERSATIONAL"]

    @property
    def position(self) -> int:
        """The sort key: launches are listed in order of their registrations. (assumed)"""
        return self.registration.position

    @property
    def registration_id(self) -> str:
        return self.registration.id

    @property
    def carrier_status(self) -> list[dict[str, str]]:
        return [
            {"CarrierName": name, "Status": status}
            for name, status in self.carriers.items()
        ]

    @property
    def rcs_platform_id(self) -> str | None:
        """The id that the platform of RCS gives the agent, once it is approved.

        It is made of the name of the brand and a part that differs. (assumed)
        """
        if not self.approved:
            return None
        value = self.registration.submitted_version().field_values.get(
            "agentDetails.brandName"
        )
        brand = (value and value.text_value) or "brand"
        name = re.sub("[^a-z0-9]", "", brand.lower())
        return f"{name}_{self.registration.id[-8:]}_agent"

    @property
    def testing_agent(self) -> dict[str, str]:
        """The members of TestingAgentInformation.

        A testing agent that is denied is CREATED again. (assumed)
        """
        status = "CREATED" if self.status == "REJECTED" else self.status
        members = {"Status": status, "RegistrationId": self.registration.id}
        if self.rcs_platform_id:
            members["TestingAgentId"] = self.rcs_platform_id
        return members


def status_of(launches: Sequence[Launch]) -> str:
    """Return the status of an agent with these launches.

    It is PENDING with a submitted registration, TESTING when its test launch is
    approved, PARTIAL when the first carrier is live, and ACTIVE when all are. (AWS docs)
    Launches that have not been submitted do not count. (assumed)
    """
    submitted = [launch for launch in launches if launch.status != "CREATED"]
    countries = [launch for launch in submitted if launch.iso_country_code]
    if any(launch.live for launch in countries):
        complete = all(launch.status == "ACTIVE" for launch in countries)
        return "ACTIVE" if complete else "PARTIAL"
    tests = [launch for launch in submitted if not launch.iso_country_code]
    if any(launch.approved for launch in tests):
        return "TESTING"
    return "PENDING" if submitted else "CREATED"
