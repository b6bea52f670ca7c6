/* What a code object of the program says about all its frames. */
#ifndef ACCELERATOR_SCOPE_H
#define ACCELERATOR_SCOPE_H

#include "statement.h"
#include "variables.h"

struct Scope {
    PyCodeObject *code;
    Text *line_head;  /* how the row of a line begins: event and function */
    Text *function;   /* its qualified name */
    PyObject *opcodes; /* bytes */
    Statement *first;  /* where it begins */
    int hidden;        /* part of an expression: not traced */
    int optimized;     /* variables are in the frame, not in a dictionary */
    int slow;          /* its variables are left to Python */
    int decides;       /* no lambda */
    int suspends;
    int parameters;
    int count; /* of variables */
    Names names;
    Text **labels; /* owned; those of `names` */
    const char *kinds; /* of variables; NULL if none is in a cell */
    PyObject *spare;   /* activations that ended, chained by their `tracer`, to be used again */
    int spare_count;
    char *shadows;     /* flags of the global data that its own names hide; NULL if none is */
};

typedef struct {
    Scope **cells; /* by identity of the code, open addressing */
    size_t room, taken;
} Scopes;

/* What is known of a code object of the program; NULL with an exception. data: names of the global data. */
Scope *scope_of(Scopes *scopes, PyCodeObject *code, PyObject *data);
void scopes_clear(Scopes *scopes);

/* Frees the activations that are spare: done where it is known what they are. */
void activations_free(Scope *scope);

/* The values of the frame's variables, borrowed, NULL where there is none. */
static inline void
scope_values(const Scope *scope, _PyInterpreterFrame *frame, PyObject **values)
{
    memcpy(values, frame->localsplus, scope->count * sizeof(PyObject *));
    for (int place = 0; scope->kinds != NULL && place < scope->count; place++) {
        if (scope->kinds[place] & (CO_FAST_CELL | CO_FAST_FREE) && values[place] != NULL && PyCell_Check(values[place])) {
            values[place] = PyCell_GET(values[place]);
        }
    }
}

#endif
