"""How fast programs run and are traced here, beside everything else that runs or traces programs, paired in one run.

Run ``python -m evals.speed --help``. Five questions are asked:

- *short programs*: how many a second, by each contender (``contenders``), in interleaved rounds (``rounds``);
- *pyedu programs*: how many traced a second, against tracers that start a process for each, and what tracing adds to a warm run;
- *tracers*: what a step costs per kind of program (``kinds``), all tracers on the same Python in the same image (``tracers``);
- *checks*: what the whole check of a narration costs, against a traced run of the program that it tells (``checks``);
- *soak*: whether anything drifts over many programs (``soak``).

Rules of fairness: only right answers count; no two programs have the same source, so that no cache of compiled programs can
help; programs that others wrote never run on the host itself, whoever runs them; processes inside a container are timed there, so
that they do not pay for the way in.
"""
