"""Random sequences of operations, and what holds whatever came before.

``service`` carries a call out and sees what it changes, ``listings`` holds everything that
is listed against itself, ``statuses`` has the edges on which statuses move. The rules, from
which Hypothesis makes the sequences, are in ``registration_rules``, ``identity_rules`` and
``reading_rules``; ``machine`` has what they share.
"""
