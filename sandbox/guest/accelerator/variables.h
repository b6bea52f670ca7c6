/* The variables of one frame, or of the module, as they were last told: `sandbox.guest.watch`. */
#ifndef ACCELERATOR_VARIABLES_H
#define ACCELERATOR_VARIABLES_H

#include "look.h"

/* One variable as it was last told; `value` is NULL if it was not, or is gone. */
typedef struct {
    PyObject *value;
    Text *text; /* NULL for plain values: theirs follows from the value */
    Look *look; /* NULL for what cannot change */
} Slot;

/* One variable's news: a plain value, a text, or neither if the variable was deleted. */
typedef struct {
    PyObject *name;
    const Text *label; /* the name as it stands in a row, borrowed; NULL where it was not written yet */
    PyObject *plain;
    Text *text;
} Change;

#define FEW_CHANGES 12

typedef struct {
    Change few[FEW_CHANGES];
    Change *items;
    int count, room;
} Changes;

static inline void
changes_init(Changes *changes)
{
    changes->items = changes->few;
    changes->count = 0;
    changes->room = FEW_CHANGES;
}

/* The names of variables, and as they stand in a row. */
typedef struct {
    PyObject *const *names;
    Text *const *labels;
} Names;

/* A name as it stands in a row: `"name":"`. */
Text *label_of(PyObject *name);

/* Adds news, or replaces what there is of the same name. */
int changes_put(Changes *changes, PyObject *name, PyObject *plain, Text *text);

/* Adds news of a name of which there is none. */
int changes_add(Changes *changes, PyObject *name, const Text *label, PyObject *plain, Text *text);

/* Puts the names of a tuple first, in its order, and the rest in that of the alphabet. The tuple may be NULL. */
int changes_order(Changes *changes, PyObject *first);
void changes_clear(Changes *changes);

/* Whether it is known that nothing changed inside the objects: asked for only where looking would be dear. */
typedef struct Quiet {
    int known; /* 1 or 0; -1 before it was asked for */
    int (*ask)(const struct Quiet *quiet);
    void *owner;
    PyFrameObject *frame;
} Quiet;

/* What got another text since the last call, put into `changes`.
 *
 * names: of the variables. now: their values, borrowed, NULL where there is none; not to be used afterwards.
 * hidden: flags of those that are left for the next time, or NULL for none. told: how many have a value, kept here.
 * quiet: NULL where it is known that something may have changed inside the objects.
 */
int variables_change(Looks *looks, Slot *slots, int count, int *told, const Names *names, PyObject **now,
                     const char *hidden, Quiet *quiet, Changes *changes);
void slots_clear(Slot *slots, int count);
int slots_traverse(Slot *slots, int count, visitproc visit, void *arg);

#endif
