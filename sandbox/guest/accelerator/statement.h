/* The statements of the program by the line number that they are compiled with: `sandbox.guest.briefs`, read once for each. */
#ifndef ACCELERATOR_STATEMENT_H
#define ACCELERATOR_STATEMENT_H

#include "common.h"

#define VIRTUAL 10000000 /* from here on the line numbers of statements that share their line with another */

struct Statement {
    PyObject *brief; /* of Python, which holds the objects below */
    int index, line, mark;
    int first, stop; /* of its body */
    int decides, asserts;
    int quiet;              /* whether a run of it changes nothing but what names stand for */
    PyObject *target;       /* of an augmented assignment to a name: that name; to anything else: None; of the others NULL */
    PyObject *order;        /* tuple of the names that it binds, in the order of the text */
    PyObject *comprehended; /* set of the variables of comprehensions */
};

typedef struct {
    PyObject *briefs; /* dict: line number -> tuple of `sandbox.guest.briefs` */
    Statement **plain, **shared; /* by line number, by line number less VIRTUAL; ABSENT where there is none */
    int plain_count, shared_count;
} Statements;

int statements_init(Statements *statements, PyObject *briefs);
void statements_clear(Statements *statements);

/* The statement compiled with a line number, in `*found`; NULL if there is none. Gives -1 with an exception. */
int statement_at(Statements *statements, int mark, Statement **found);

#endif
