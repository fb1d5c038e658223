"""Policies of resources, and the sharing with other accounts that they allow."""

from __future__ import annotations

from ..exceptions import Field, ValidationException
from .base import Reply, Resource
from .sharing import ResourcePolicy
from .store import Family, Store


class ResourcePolicies(Family):
    """The operations on resource policies."""

    def put_resource_policy(self, resource_arn: str, policy: str) -> Reply:
        """Attach a policy to a phone number, a sender ID, a pool or an opt-out list.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutResourcePolicy.html

        :param resource_arn: the resource's ARN
        :param policy: the policy, a JSON object
        :raises ResourceNotFoundException: where there is no such resource
        :raises ValidationException: INVALID_ARN, for another kind of resource;
            CANNOT_PARSE, for what is no JSON object (inferred)
        """
        resource = _find_shareable(self.store, resource_arn)
        try:
            self.store.policies[resource.arn] = ResourcePolicy.parse(policy)
        except ValueError as error:
            raise ValidationException(
                "CANNOT_PARSE", [Field("policy", str(error))]
            ) from None
        return _policy_of(self.store, resource)

    def get_resource_policy(self, resource_arn: str) -> Reply:
        """The policy of a resource, ``{}`` where it has none.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_GetResourcePolicy.html

        :param resource_arn: the resource's ARN
        :raises ResourceNotFoundException: where there is no such resource
        :raises ValidationException: INVALID_ARN
        """
        return _policy_of(self.store, _find_shareable(self.store, resource_arn))

    def delete_resource_policy(self, resource_arn: str) -> Reply:
        """Take the policy of a resource away.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteResourcePolicy.html

        :param resource_arn: the resource's ARN
        :return: the policy that it had
        :raises ResourceNotFoundException: where there is no such resource
        :raises ValidationException: INVALID_ARN
        """
        resource = _find_shareable(self.store, resource_arn)
        had = _policy_of(self.store, resource)
        self.store.policies.pop(resource.arn, None)
        return had


def _find_shareable(store: Store, resource_arn: str) -> Resource:
    resource = store.get_by_arn(resource_arn)
    if not resource.KIND.shareable:
        message = f"A {resource.KIND.name} cannot have a resource policy"
        raise ValidationException("INVALID_ARN", [Field("resourceArn", message)])
    return resource


def _policy_of(store: Store, resource: Resource) -> Reply:
    """A policy as replies have it; ``{}`` where there is none. (observed)"""
    policy = store.policies.get(resource.arn)
    none = {} if policy else {"policy": "{}"}
    return Reply(policy, resource_arn=resource.arn, **none)
