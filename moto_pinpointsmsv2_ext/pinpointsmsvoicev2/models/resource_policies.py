"""Policies of resources, and the sharing with other accounts that they allow."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from moto.core.utils import utcnow

from ..exceptions import Field, ValidationException
from .store import Resource, StoreBackend


@dataclass(frozen=True)
class ResourcePolicy:
    policy: str
    created_timestamp: datetime = field(default_factory=utcnow)

    def allows(self, account_id: str) -> bool:
        """Whether a statement lets an account in."""
        statements = json.loads(self.policy).get("Statement", [])
        return any(
            statement.get("Effect") == "Allow"
            and {account_id, "*"} & _accounts(statement.get("Principal"))
            for statement in _listed(statements)
            if isinstance(statement, dict)
        )


@dataclass(frozen=True)
class PolicyOf:
    """A policy as replies have it. Where there is none AWS was seen to answer ``{}``."""

    resource_arn: str
    policy: str = "{}"
    created_timestamp: datetime | None = None


class ResourcePolicyBackend(StoreBackend):
    """The operations on resource policies."""

    def put_resource_policy(self, resource_arn: str, policy: str) -> PolicyOf:
        """Attach a policy to a phone number, a sender ID, a pool or an opt-out list.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutResourcePolicy.html

        :param resource_arn: the resource's ARN
        :param policy: the policy, a JSON object
        :raises ResourceNotFoundException: where there is no such resource
        :raises ValidationException: INVALID_ARN, for another kind of resource;
            CANNOT_PARSE, for what is no JSON object (inferred)
        """
        resource = self._shareable(resource_arn)
        try:
            parsed = json.loads(policy)
        except ValueError:
            parsed = None
        if not isinstance(parsed, dict):
            raise ValidationException(
                "CANNOT_PARSE", [Field("policy", "It is no JSON object")]
            )
        resource.policy = ResourcePolicy(policy)
        return _of(resource)

    def get_resource_policy(self, resource_arn: str) -> PolicyOf:
        """The policy of a resource, ``{}`` where it has none.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_GetResourcePolicy.html

        :param resource_arn: the resource's ARN
        :raises ResourceNotFoundException: where there is no such resource
        :raises ValidationException: INVALID_ARN
        """
        return _of(self._shareable(resource_arn))

    def delete_resource_policy(self, resource_arn: str) -> PolicyOf:
        """Take the policy of a resource away.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteResourcePolicy.html

        :param resource_arn: the resource's ARN
        :return: the policy that it had
        :raises ResourceNotFoundException: where there is no such resource
        :raises ValidationException: INVALID_ARN
        """
        resource = self._shareable(resource_arn)
        had = _of(resource)
        resource.policy = None
        return had

    def _shareable(self, resource_arn: str) -> Resource:
        resource = self.store.get_by_arn(resource_arn)
        if not resource.SHAREABLE:
            raise ValidationException(
                "INVALID_ARN",
                [Field("resourceArn", f"A {resource.KIND} has no policy")],
            )
        return resource


def _of(resource: Resource) -> PolicyOf:
    if resource.policy is None:
        return PolicyOf(resource.arn)
    return PolicyOf(
        resource.arn, resource.policy.policy, resource.policy.created_timestamp
    )


def _accounts(principal: Any) -> set[str]:
    """The accounts that a principal names, by id or by ARN."""
    if isinstance(principal, dict):
        principal = principal.get("AWS", [])
    return {
        name.split(":")[4] if name.startswith("arn:") and name.count(":") > 4 else name
        for name in _listed(principal)
        if isinstance(name, str)
    }


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
