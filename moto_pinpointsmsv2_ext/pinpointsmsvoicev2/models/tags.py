"""The operations on the tags of resources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moto.core.resource_tagging import TaggableResourcesMixin, TaggedResource

from .base import Reply, Tag
from .store import Family


class Tags(Family, TaggableResourcesMixin):
    """TagResource, UntagResource and ListTagsForResource."""

    SERVICE_NAMESPACE = "sms-voice"

    def tag_resource(
        self, resource_arn: str, tags: Sequence[Tag] | dict[str, str]
    ) -> None:
        """Add tags to a resource. A tag replaces the tag with the same key.

        :param resource_arn: the ARN of any resource of the service
        :param tags: up to 50 tags; a dict if the caller is moto's Resource Groups
            Tagging API
        :raises ResourceNotFoundException: if the resource does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE, or
            INVALID_PARAMETER for a key that starts with ``aws:``. (assumed)
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags.
            (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_TagResource.html
        """
        resource = self.store.get_by_arn(resource_arn)
        if isinstance(tags, dict):
            tags = self.store.tagger.convert_dict_to_tags_input(tags)
        self.store.tag(resource, tags)

    def untag_resource(self, resource_arn: str, tag_keys: list[str]) -> None:
        """Remove tags from a resource.

        A key that the resource does not have is ignored. (assumed)

        :param resource_arn: the ARN of any resource of the service
        :param tag_keys: up to 200 keys
        :raises ResourceNotFoundException: if the resource does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UntagResource.html
        """
        resource = self.store.get_by_arn(resource_arn)
        self.store.tagger.untag_resource_using_names(resource.arn, tag_keys)

    def list_tags_for_resource(self, resource_arn: str) -> Reply:
        """Return the tags of a resource, in the order in which they were added.

        :param resource_arn: the ARN of any resource of the service
        :raises ResourceNotFoundException: if the resource does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ListTagsForResource.html
        """
        resource = self.store.get_by_arn(resource_arn)
        tags = self.store.tagger.list_tags_for_resource(resource.arn)
        return Reply(resource_arn=resource.arn, tags=tags["Tags"])

    def iter_tagged_resources(self) -> Iterator[TaggedResource]:
        for resource in self.store:
            yield TaggedResource(
                arn=resource.arn,
                tags=self.store.tagger.get_tag_dict_for_resource(resource.arn),
                resource_type=f"{self.SERVICE_NAMESPACE}:{resource.KIND.name}",
            )
