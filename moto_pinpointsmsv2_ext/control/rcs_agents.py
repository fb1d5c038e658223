"""Control RCS agents: seed them, launch them and set how far a launch is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from moto.core.utils import utcnow

from ..pinpointsmsvoicev2.models.identities.origination_identities import RcsAgent
from ..pinpointsmsvoicev2.models.identities.rcs_launches import Launch
from ..pinpointsmsvoicev2.models.registrations.registrations import associate
from ..pinpointsmsvoicev2.models.registrations.types import all_types
from .action import Group, action
from .arguments import checked, checked_text, checked_value, find, wire
from .identities import seed_identity
from .names import unknown
from .seeding import seed_registration
from .types import (
    RcsAgentInformationTypeDef,
    RcsAgentMembers,
    RcsAgentStatusType,
)

if TYPE_CHECKING:
    from typing_extensions import Unpack

CarrierStatus = Literal["PENDING", "ACTIVE", "REJECTED"]
BillingCategory = Literal["CONVERSATIONAL", "NON_CONVERSATIONAL"]

_LAUNCH = "_RCS_LAUNCH_REGISTRATION"


class RcsAgents(Group):
    """Seed RCS agents, launch them, and set how far they are."""

    NOUN: ClassVar[str] = "rcs_agents"

    @action(shape="RcsAgentInformation")
    def seed(self, **members: Unpack[RcsAgentMembers]) -> RcsAgentInformationTypeDef:
        """Seed an RCS agent.

        :param members: any members of RcsAgentInformation. Status and TestingAgent follow
            from the registrations of the agent by default. An agent that is ACTIVE or
            PARTIAL without registrations sends to every country.
        :return: the agent as RcsAgentInformation
        :raises TypeError: if the model does not have a member
        :raises ValueError: if the model does not allow a value, or the id exists

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_RcsAgentInformation.html
        """
        defaults = {
            "RcsAgentArn": "",
            "RcsAgentId": self.backend.store.new_id(RcsAgent),
            "Status": "CREATED",
            "DeletionProtectionEnabled": False,
            "SelfManagedOptOutsEnabled": False,
            "TwoWayEnabled": False,
            "CreatedTimestamp": utcnow(),
        }
        given = checked("RcsAgentInformation", members, defaults)
        fixed = {"Status": "FixedStatus", "TestingAgent": "FixedTestingAgent"}
        if members.get("Status") is None:
            del given["Status"]
        given = {fixed.get(name, name): value for name, value in given.items()}
        return seed_identity(self.backend, RcsAgent, RcsAgentInformationTypeDef, given)

    @action()
    def launch(
        self,
        rcs_agent_id: str,
        iso_country_code: str | None = None,
        *,
        billing_category: BillingCategory = "NON_CONVERSATIONAL",
    ) -> RcsAgentInformationTypeDef:
        """Launch an agent in a country, with a registration that is COMPLETE.

        :param rcs_agent_id: the id or ARN of the agent
        :param iso_country_code: the country. The default is a launch for testers.
        :param billing_category: CONVERSATIONAL if a session fee covers all messages of
            24 hours between the agent and a person, which the US does not have
        :return: the agent as RcsAgentInformation
        :raises ValueError: if the agent or the billing category does not exist, there is
            no launch in the country, or the agent has a registration of one
        """
        agent = find(self.backend, RcsAgent, rcs_agent_id)
        code = "TEST"
        if iso_country_code is not None:
            code = checked_text("iso_country_code", iso_country_code)
        types = all_types(self.backend.store)
        codes = [name.removesuffix(_LAUNCH) for name in types if name.endswith(_LAUNCH)]
        if code not in codes:
            raise ValueError(unknown("country code", code, sorted(codes)))
        for known in agent.launches:
            if known.registration.registration_type == code + _LAUNCH:
                raise ValueError(
                    f"{agent.id} has {known.registration_id} of this type. Approve that"
                )
        registration = seed_registration(
            self.backend,
            {"RegistrationType": code + _LAUNCH, "RegistrationStatus": "COMPLETE"},
            {"agentDetails.billingCategory": [billing_category]},
            None,
        )
        [supported] = types[code + _LAUNCH].supported_associations
        associate(registration, agent, supported)
        agent.settle()
        return wire(RcsAgentInformationTypeDef, agent)

    @action()
    def set_status(
        self, rcs_agent_id: str, status: RcsAgentStatusType | None
    ) -> RcsAgentInformationTypeDef:
        """Set the status of an agent, whatever its registrations are.

        :param rcs_agent_id: the id or ARN of the agent
        :param status: the status, None to let it follow from the registrations again
        :return: the agent as RcsAgentInformation
        :raises ValueError: if the agent or the status does not exist
        """
        agent = find(self.backend, RcsAgent, rcs_agent_id)
        if status is not None:
            checked_value("RcsAgentStatus", "status", status)
        agent.fixed_status = status
        return wire(RcsAgentInformationTypeDef, agent)

    @action()
    def set_carrier_status(
        self,
        rcs_agent_id: str,
        iso_country_code: str,
        status: CarrierStatus,
        *,
        carrier: str | None = None,
    ) -> RcsAgentInformationTypeDef:
        """Set how far the launch of an agent in a country is at the carriers.

        The status of the country and of the agent follow from it.

        :param rcs_agent_id: the id or ARN of the agent
        :param iso_country_code: the country
        :param status: PENDING, ACTIVE or REJECTED
        :param carrier: the CarrierName. The default is all carriers of the country.
        :return: the agent as RcsAgentInformation
        :raises ValueError: if the agent, its launch, the carrier or the status does not
            exist
        """
        agent = find(self.backend, RcsAgent, rcs_agent_id)
        checked_value("CarrierStatus", "status", status)
        launch = _launch_in(agent, checked_text("iso_country_code", iso_country_code))
        if (
            carrier is not None
            and checked_text("carrier", carrier) not in launch.carriers
        ):
            raise ValueError(unknown("carrier", carrier, launch.carriers))
        agent.settle()
        for name in launch.carriers if carrier is None else (carrier,):
            launch.carriers[name] = status
        return wire(RcsAgentInformationTypeDef, agent)


def _launch_in(agent: RcsAgent, country: str) -> Launch:
    launches = {
        launch.iso_country_code: launch
        for launch in agent.launches
        if launch.iso_country_code
    }
    if country not in launches:
        raise ValueError(unknown("launched country code", country, launches))
    return launches[country]
