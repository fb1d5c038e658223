"""The operations on the policies of resources, which share them with other accounts."""

from __future__ import annotations

from ..exceptions import Field, ValidationException
from .base import Reply, Resource
from .sharing import ResourcePolicy
from .store import Family, Store


class ResourcePolicies(Family):
    """The operations on resource policies."""

    def put_resource_policy(self, resource_arn: str, policy: str) -> Reply:
        """Attach a policy to a phone number, a sender ID, a pool or an opt-out list.

        :param resource_arn: the ARN of the resource
        :param policy: the policy, a JSON object
        :return: the members of the policy and the ARN
        :raises ResourceNotFoundException: if the resource does not exist
        :raises ValidationException: INVALID_ARN for another kind of resource,
            CANNOT_PARSE for a policy that is not a JSON object. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutResourcePolicy.html
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
        """Return the policy of a resource.

        The policy is ``{}`` if the resource does not have one. (observed)

        :param resource_arn: the ARN of the resource
        :return: the members of the policy and the ARN
        :raises ResourceNotFoundException: if the resource does not exist
        :raises ValidationException: INVALID_ARN for another kind of resource. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_GetResourcePolicy.html
        """
        return _policy_of(self.store, _find_shareable(self.store, resource_arn))

    def delete_resource_policy(self, resource_arn: str) -> Reply:
        """Delete the policy of a resource.

        :param resource_arn: the ARN of the resource
        :return: the members of the deleted policy and the ARN
        :raises ResourceNotFoundException: if the resource does not exist
        :raises ValidationException: INVALID_ARN for another kind of resource. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteResourcePolicy.html
        """
        resource = _find_shareable(self.store, resource_arn)
        had = _policy_of(self.store, resource)
        self.store.policies.pop(resource.arn, None)
        return had


def _find_shareable(store: Store, resource_arn: str) -> Resource:
    resource = store.get_by_arn(resource_arn)
    if not resource.KIND.shareable:
        message = (
            f"A {resource.KIND.name} cannot have a resource policy. Use the ARN of a "
            "phone number, a sender ID, a pool or an opt-out list"
        )
        raise ValidationException("INVALID_ARN", [Field("resourceArn", message)])
    return resource


def _policy_of(store: Store, resource: Resource) -> Reply:
    """Return the response for a policy, ``{}`` without a policy. (observed)"""
    policy = store.policies.get(resource.arn)
    none = {} if policy else {"policy": "{}"}
    return Reply(policy, resource_arn=resource.arn, **none)
