"""The attacker: somebody who works with everything that is published, and knows who is in which group.

``part`` takes what hangs together and asks the engine that fits: ``nested`` for sums of groups within groups,
``enumeration`` for every sample of a small group, ``integer`` for whatever is larger (integer programs, by HiGHS),
``frequencies`` for numbers of persons and ``magnitudes`` for amounts. ``system`` states what is published as conditions
on whole numbers, ``limits`` says what must stay possible, and ``wide`` which totals say nothing about any small group.
"""
