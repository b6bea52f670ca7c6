/* The tracer: `sandbox.guest.tracer`. */
#ifndef ACCELERATOR_TRACER_H
#define ACCELERATOR_TRACER_H

#include "activation.h"

/* A list of activations; each is held. */
typedef struct {
    Activation **items;
    int count, room;
} Frames;

struct Tracer {
    PyObject_HEAD
    Rows rows;
    Looks looks;
    Statements statements;
    Scopes scopes;
    Frames stack;   /* entered and not left, outermost first */
    Frames resumed; /* those of them that were resumed and have not yet told so */
    PyObject *filename;
    PyObject *rare;      /* variables of slow scopes */
    PyObject *namespace; /* globals of the program */
    PyObject *data;      /* tuple: names of its data */
    Text **labels;       /* these names as they stand in rows */
    PyObject **now;      /* their values, while they are looked at */
    Slot *globals;
    char *untold, *hidden; /* flags, of the same order */
    int told, untold_count, data_count;
    int entered;
    int limit; /* of recursion, as the program sees it */
    int blinded; /* it was stopped, or a frame had its line events turned off */
};

extern PyTypeObject Tracer_Type;

int frames_push(Frames *frames, Activation *activation);

/* Calls the watcher: a frame hands out a value and is about to leave the stack. */
int tracer_tell_left(Tracer *tracer, int number, PyObject *value, int over);

/* What changed in the program's global data since the last step; names in `shadowed` are left out: flags, or NULL for none. */
int tracer_global_changes(Tracer *tracer, const char *shadowed, Quiet *quiet, Changes *changes);

/* The program's global data that no step has told yet. */
int tracer_global_news(Tracer *tracer, const char *shadowed, Changes *changes);

#endif
