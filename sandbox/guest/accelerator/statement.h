/* The statements of the program by the line number that they are compiled with: `sandbox.guest.statements`, asked once for each. */
#ifndef ACCELERATOR_STATEMENT_H
#define ACCELERATOR_STATEMENT_H

#include "common.h"

#define VIRTUAL 10000000 /* from here on the line numbers of statements that share their line with another */

struct Statement {
    PyObject *told; /* the Statement of Python */
    int index, line, mark;
    int first, stop; /* of its body */
    int decides, asserts;
    int quiet;              /* 1 or 0, or -1 before it was asked for */
    PyObject *target;       /* of an augmented assignment to a name: that name; to anything else: None; of the others NULL */
    PyObject *order;        /* names that it binds, in the order of the text; NULL before it was asked for */
    PyObject *comprehended; /* variables of comprehensions; NULL before it was asked for */
};

typedef struct {
    PyObject *by_mark;  /* dict: line number -> Statement of Python */
    PyObject *is_quiet; /* of sandbox.guest.quiet */
    PyObject *augmented; /* the class ast.AugAssign */
    PyObject *name;      /* the class ast.Name */
    Statement **plain, **shared; /* by line number, by line number less VIRTUAL; ABSENT where there is none */
    int plain_count, shared_count;
} Statements;

int statements_init(Statements *statements, PyObject *by_mark, PyObject *is_quiet, PyObject *classes);
void statements_clear(Statements *statements);
int statements_traverse(Statements *statements, visitproc visit, void *arg);

/* The statement compiled with a line number, in `*found`; NULL if there is none. Gives -1 with an exception. */
int statement_at(Statements *statements, int mark, Statement **found);

/* Whether a run of it changes nothing but what names stand for: 1, 0, or -1 with an exception. */
int statement_quiet(Statements *statements, Statement *statement);

/* Tuple of the names that it binds in their order, and set of the variables of its comprehensions: borrowed. */
PyObject *statement_order(Statement *statement);
PyObject *statement_comprehended(Statement *statement);

#endif
