"""Why messages of Notify are refused. The rows are in :mod:`..messages.refusals`."""

from __future__ import annotations

from datetime import datetime, timedelta

from ...utils import to_the_minute
from ..messages.subject import Subject, about
from ..quotas import Quotas
from .request import NotifyRequest, NotifyUse
from .templates import NotifyTemplate, problem_of

#: the most messages of a configuration of the tier BASIC in 24 hours (AWS docs)
_BASIC = 200
#: the most messages to a destination in 24 hours (AWS docs)
_DESTINATION = 10


def inactive(request: NotifyRequest) -> Subject | None:
    configuration = request.configuration
    if configuration.status == "ACTIVE":
        return None
    advice = {
        "PENDING": "Wait until DescribeNotifyConfigurations returns ACTIVE",
        "REQUIRES_VERIFICATION": "Create a case with AWS Support to verify the name, or "
        "use another configuration",
    }.get(configuration.status, "Use a configuration with another DisplayName")
    return about(configuration, f"It is {configuration.status}. {advice}")


def other_country(request: NotifyRequest) -> Subject | None:
    configuration = request.configuration
    if request.country in configuration.enabled_countries:
        return None
    return Subject(
        f"{configuration.id} does not send to {request.destination} in "
        f"{request.country}. Use another destination, or add the country to "
        "EnabledCountries if ListNotifyCountries returns it",
        ["destinationPhoneNumber"],
    )


def other_channel(request: NotifyRequest) -> Subject | None:
    configuration = request.configuration
    if request.capability in configuration.enabled_channels:
        return None
    return Subject(
        f"{configuration.id} does not send {request.capability}. Add it to "
        "EnabledChannels with UpdateNotifyConfiguration",
        ["notifyConfigurationId"],
    )


def without_template(request: NotifyRequest) -> Subject | None:
    if request.template is not None:
        return None
    return Subject(
        f"Set TemplateId, or DefaultTemplateId of {request.configuration.id}",
        ["templateId"],
    )


def unfit_template(request: NotifyRequest) -> Subject | None:
    """Return what a message has that its template excludes. (assumed)"""
    template, configuration = _template_of(request), request.configuration
    for what, value, values in (
        ("Status", "ACTIVE", [template.status]),
        ("Channels", request.capability, template.channels),
        ("TierAccess", configuration.tier, template.tier_access),
        ("SupportedCountries", request.country, template.supported_countries),
    ):
        if value not in values:
            return Subject(
                f"{template.template_id} has the {what} {', '.join(values)}, not {value}. "
                "Use another template",
                ["templateId"],
            )
    voices = template.supported_voice_ids
    if request.voice_id and voices and request.voice_id not in voices:
        return Subject(
            f"{template.template_id} is not spoken by {request.voice_id}. Use one of: "
            f"{', '.join(voices)}",
            ["voiceId"],
        )
    return None


def missing_variable(request: NotifyRequest) -> Subject | None:
    return _variable(request, missing=True)


def invalid_variable(request: NotifyRequest) -> Subject | None:
    return _variable(request, missing=False)


def _variable(request: NotifyRequest, missing: bool) -> Subject | None:
    problem = problem_of(_template_of(request), request.template_variables)
    if problem is None or problem.missing is not missing:
        return None
    return Subject(problem.message, [f"templateVariables.{problem.name}"])


def beyond_tier(request: NotifyRequest) -> Subject | None:
    """The limit is one of the configuration. (assumed)"""
    configuration = request.configuration
    if configuration.tier != "BASIC" or not request.store.record(Quotas).apply():
        return None
    times = [at for at, by, _ in _last_day(request) if by == configuration.id]
    if len(times) < _BASIC:
        return None
    return Subject(
        f"{configuration.id} of the tier BASIC sent {_BASIC} messages in 24 hours. Wait "
        f"until {to_the_minute(times[0] + timedelta(hours=24))}, or submit a "
        "registration for the tier ADVANCED"
    )


def sent_too_often(request: NotifyRequest) -> Subject | None:
    """The limit is one of all configurations of both tiers. (assumed)"""
    if not request.store.record(Quotas).apply():
        return None
    times = [at for at, _, to in _last_day(request) if to == request.destination]
    if len(times) < _DESTINATION:
        return None
    return Subject(
        f"{request.destination} was sent {_DESTINATION} messages in 24 hours. Wait until "
        f"{to_the_minute(times[0] + timedelta(hours=24))}"
    )


def _template_of(request: NotifyRequest) -> NotifyTemplate:
    assert request.template is not None
    return request.template


def _last_day(request: NotifyRequest) -> list[tuple[datetime, str, str]]:
    return request.store.record(NotifyUse).last_day()
