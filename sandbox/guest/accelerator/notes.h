/* What a walk through a value met that can change: each such container, and its parts as they were. */
#ifndef ACCELERATOR_NOTES_H
#define ACCELERATOR_NOTES_H

#include "shape.h"

typedef struct {
    PyObject *owner;
    const Shape *shape;
    uint64_t version; /* of a dict: a number that no other state of it has */
    Py_ssize_t start, size; /* its parts among `parts`; of mappings and records keys and values in turn */
} Note;

typedef struct {
    Note *notes;
    Py_ssize_t count, room;
    PyObject **parts; /* strong, so that no identity is given to another */
    Py_ssize_t part_count, part_room;
} Notes;

/* Takes in a container and its parts. */
Status notes_take(Notes *notes, PyObject *owner, const Shape *shape);

/* Whether anything noted has changed since: 1, 0, or -1 with an exception. */
int notes_differ(const Notes *notes);

/* Forgets all from the given counts on. The references are dropped last, since that may run code of the program. */
void notes_cut(Notes *notes, Py_ssize_t count, Py_ssize_t part_count);
void notes_free(Notes *notes);
int notes_traverse(Notes *notes, visitproc visit, void *arg);

#endif
