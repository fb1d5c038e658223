"""From a request to its reply, as the service model has it.

Nothing here knows a family of the service or raises one of its errors: what is wrong with a
request is returned as a :class:`~.problems.Refusal`, and the caller raises.
"""
