"""Prose about executions without anchors: 60 true narrations and 180 false ones written by hand, and what a real model wrote.

All of what stands in this folder itself is our own text. It was written from the programs' recorded executions, without regard
to what any checker can read.

- ``programs.jsonl``: 30 small programs, each with one call and its answer: ``id``, ``source``, ``entry``, ``args`` (texts of
  Python literals), ``kwargs``, ``answer`` (the value's text) and ``problem``. Ten are of the usual kinds (loops, recursion, a
  class, sorting), ten in the manner of CRUXEval, five in the manner of pyedu, five are word problems.
- ``narrations.jsonl``: two tellings of each program, both wholly true: ``id``, ``program``, ``style`` (``stepwise`` names every
  step or says which go the same way; ``concise`` sums up), ``traits`` (how it is worded: ``gloss`` for phrases in place of
  names, ``passive``, ``past-tense``, ``bullets`` and so on) and ``narration``.
- ``lies.jsonl``: three of each telling, each with one planted error: ``id``, ``narration_id``, ``class``, ``narration`` and
  ``why`` (what is true instead). There are ten of each of the 18 classes.

What a class means where its name does not say it: ``stale-value`` is a value that held before; ``swapped-variables`` exchanges
two things or puts one in the other's place; ``sign`` turns a plus into a minus or the reverse; ``skipped-iteration`` and
``extra-iteration`` drop or add a round, a call or an item; ``wrong-summary`` misstates what several steps come to;
``false-reason`` gives a reason that is untrue, or true but not the reason.

The folder ``model`` holds what qwen2.5-coder-1.5b-instruct (Q4_K_M, temperature 0.2) wrote when it was shown a program, its
call and the changes of its variables, and asked to tell the call stepwise or concisely. Texts that the limit of tokens cut are
left out, and those that describe the code and then give the answer without a step towards it. Its ``programs.jsonl`` has the
same keys and ``glosses``; ``narrations.jsonl`` says of each text whether it is ``faithful``, decided by reading it beside the
execution, and if not ``why``: the first thing in it that is false. ``lies.jsonl`` has, as above, three lies of each faithful
one, planted by hand.

The folder ``voices`` has the same three files once more: 24 further programs, one telling of each in many voices (``traits``:
``textbook``, ``chatty``, ``terse``, ``bullets``, ``question-answer`` and so on), and three lies of each. It was held out until
the reader was developed on it, too.

The folder ``held_out`` is like it, with 24 other programs. It was written before any checker read it, and no reader is developed
on it: the figures on it say what to expect of prose by others. They stand in a line of their own and do not count into the total.
``held_out_short`` is a second such set: eight short programs, one short telling of each in another voice, two lies of each.

``told.py`` reads all of it, with what the template tells of the grammar's programs; ``bench.py`` checks it, by the reader alone
or with an annotator, such as ``aligner.py``, which stands for a strong model that knows the execution and not the verdict;
``fates.py`` counts what became of it. All of it is one command: ``python -m evals.faithfulness --plain``.
"""
