"""The parts of request handling that are the same for every operation.

All of it follows from the service model. Nothing here imports the backend or raises an
error of the service: a :class:`~.problems.Refusal` describes what is wrong with a
request, and the caller raises the error.
"""
