/* A container or record looked at again and again: `sandbox.guest.look` and the `Looks` of `sandbox.guest.watch`. */
#ifndef ACCELERATOR_LOOK_H
#define ACCELERATOR_LOOK_H

#include "writer.h"

typedef struct Looks Looks;

typedef struct {
    PyObject_HEAD
    Looks *looks;
    PyObject *home;    /* the tracer, which owns `looks` */
    PyObject *value;
    PyObject *shared;  /* what `looks` knows it by, borrowed; NULL if it does not */
    PyObject *python;  /* the specification's Look, which has taken over; NULL while the value is one for C */
    PyObject *written; /* the text of that when it was last read */
    Text *text;
    Notes notes;
} Look;

struct Looks {
    Look **cells; /* by identity of the value, open addressing with marks for what was removed; borrowed */
    size_t room, used;
    Py_ssize_t limit;
    Shapes shapes;
    Buffer scratch;
    Notes spare;      /* arrays to be used again */
    PyObject *home;   /* borrowed */
    PyObject *python; /* the specification's Looks */
    PyObject *differs; /* how that finds out about changes: the three functions that are done here */
    PyObject *list_differs, *version_differs, *dict_differs;
};

extern PyTypeObject Look_Type;

int looks_init(Looks *looks, PyObject *home, PyObject *python, PyObject *shape_of, PyObject *containers,
               PyObject *differs);
void looks_clear(Looks *looks);
int looks_traverse(Looks *looks, visitproc visit, void *arg);

/* How `value` looks now: a new reference. */
Look *looks_at(Looks *looks, PyObject *value);

/* Brings a look up to date. */
int look_refresh(Look *look);

/* Whether it can ever find a change. */
static inline int
look_can_change(const Look *look)
{
    return look->python != NULL || look->notes.count;
}

/* Whether finding out about changes takes longer than finding out whether the statement can have made any. */
static inline int
look_is_dear(const Look *look)
{
    return look->python != NULL || look->notes.count > 4 || look->notes.part_count > 64;
}

/* The text of any value, which is not looked at again: a new reference. */
Text *looks_text(Looks *looks, PyObject *value);

#endif
