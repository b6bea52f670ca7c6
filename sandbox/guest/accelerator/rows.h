/* The rows of the trace, as JSON, and where it is cut: `sandbox.guest.recorder`. */
#ifndef ACCELERATOR_ROWS_H
#define ACCELERATOR_ROWS_H

#include "variables.h"

typedef enum { CALL_ROW, RESUME_ROW, LINE_ROW, FINISH_ROW, YIELD_ROW, RETURN_ROW, EXCEPTION_ROW } Event;

/* A row without what changed. */
typedef struct {
    Event event;
    const Text *function;
    int line, depth, number;
    signed char decision; /* 1, 0, or -1 for none */
    const Text *value;    /* of what was handed out; NULL for none */
    PyObject *plain;      /* or that itself, if it is plain; otherwise NULL */
} Row;

/* What changed, written already. */
typedef struct {
    Buffer json;
    Py_ssize_t chars;
} Told;

typedef struct {
    Buffer json; /* begins with the bracket; lacks the closing one */
    Py_ssize_t count;
    Py_ssize_t tail; /* where in the last row that begins which it may be completed with */
    long long weight, most_bytes;
    Py_ssize_t most_steps;
    PyObject *cut; /* called with the reason where the trace goes beyond its bounds; does not return */
    Event last;    /* that of the last row */
    Py_ssize_t next;   /* the row before which the watcher is to be called; PY_SSIZE_T_MAX for none */
    PyObject *watcher; /* see `sandbox.guest.probe`; NULL for none */
} Rows;

int rows_init(Rows *rows, Py_ssize_t most_steps, long long most_bytes, PyObject *cut);
void rows_clear(Rows *rows);

/* Writes changes. */
int told_write(Told *told, Looks *looks, const Changes *changes);

/* Takes a row; what changed is in `changes`, or in `told` if that is not NULL, or nothing if both are. */
int rows_append(Rows *rows, Looks *looks, const Row *row, const Changes *changes, const Told *told);

/* Takes the row of a line of which nothing is known yet. head: event and function, written. */
int rows_line(Rows *rows, const Text *head, int line, int depth, int number);

/* Puts what became known since in the place of what the last row said of changes and decision. */
int rows_complete(Rows *rows, Looks *looks, const Changes *changes, signed char decision);

/* The rows from a place in the JSON on, as bytes without brackets. */
PyObject *rows_since(const Rows *rows, Py_ssize_t place);

/* The name of an event. */
PyObject *event_name(Event event);

/* All rows as a memoryview of where they lie, which holds until the next row. */
PyObject *rows_view(Rows *rows);

#endif
