/* Value texts: `sandbox.guest.snapshot`, for values whose whole text is within the limit. */
#ifndef ACCELERATOR_WRITER_H
#define ACCELERATOR_WRITER_H

#include "notes.h"

#define MOST_DEPTH 99

typedef struct {
    Buffer *out;
    Py_ssize_t limit, chars; /* characters allowed and written, before they were escaped */
    Shapes *shapes;
    Notes *notes; /* takes in the containers that can change */
    int depth;
    PyObject *open[MOST_DEPTH]; /* the containers that the walk is in */
} Writer;

static inline void
writer_init(Writer *writer, Buffer *out, Notes *notes, Shapes *shapes, Py_ssize_t limit)
{
    writer->out = out;
    writer->limit = limit;
    writer->chars = 0;
    writer->shapes = shapes;
    writer->notes = notes;
    writer->depth = 0;
}

/* Writes a value. RARE where its text is longer than the limit or only Python knows it; what was written is worthless then. */
Status write_value(Writer *writer, PyObject *value);

/* Writes what never changes and holds nothing. */
Status write_plain(Writer *writer, PyObject *value);

/* Whether two different objects, plain both, have the same text: 1, 0, or -1 with an exception. */
int same_plain(PyObject *one, PyObject *other);

#endif
