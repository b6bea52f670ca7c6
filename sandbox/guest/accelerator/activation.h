/* One entered frame of the program, telling its own steps: `sandbox.guest.activation`. */
#ifndef ACCELERATOR_ACTIVATION_H
#define ACCELERATOR_ACTIVATION_H

#include "rows.h"
#include "scope.h"

typedef struct {
    PyObject_VAR_HEAD
    Tracer *tracer;
    Scope *scope;
    PyFrameObject *frame; /* borrowed, while it is on the stack; NULL otherwise */
    Statement *statement, *head, *failed;
    signed char decided; /* 1, 0, or -1 for not yet */
    int line;
    Py_ssize_t row; /* of its statement */
    int started, arrived; /* where its statement began, where an exception came */
    Told found;     /* what a resumed one found changed */
    Text *closing;  /* how a resumed one was asked to close */
    int number, depth;
    int python_depth;
    PyObject *variables; /* the specification's, for a scope that is slow; otherwise NULL */
    int told;
    Slot slots[];
} Activation;

extern PyTypeObject Activation_Type;

Activation *activation_new(Tracer *tracer, Scope *scope, int number);

/* It goes on the stack: called, or resumed after a yield. */
int activation_enter(Activation *self, PyFrameObject *frame, int python_depth, int resumed);

int activation_line(Activation *self, PyFrameObject *frame);
int activation_exception(Activation *self, PyFrameObject *frame, PyObject *arrival);
int activation_return(Activation *self, PyFrameObject *frame, PyObject *value);

#endif
