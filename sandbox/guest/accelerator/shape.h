/* What kind of thing a value is: `sandbox.guest.shape`, asked once for each class. */
#ifndef ACCELERATOR_SHAPE_H
#define ACCELERATOR_SHAPE_H

#include "buffer.h"

typedef enum {
    PLAIN, /* int, str, float, bool, None, bytes: its text is a literal and it never changes */
    LIST,
    TUPLE,
    DICT, /* and Counter, defaultdict */
    SET,
    FROZENSET,
    DEQUE,
    NAMEDTUPLE,
    RECORD,
    FUNCTION,
    CLASS,
    OTHER, /* no container, and its text comes from Python */
    EXOTIC, /* a container that is left to Python */
} Kind;

typedef struct {
    Text *name;
    Py_ssize_t offset; /* where the instance has the pointer */
    PyObject *key;
} Member;

typedef struct Shape {
    PyTypeObject *type;
    PyObject *told; /* the Shape of Python, which keeps the class alive */
    Kind kind;
    Text *name;
    int members;
    Member *member; /* slots of a record, fields of a named tuple */
    int stored; /* whether it has a dictionary */
} Shape;

typedef struct {
    Shape **cells; /* by identity of the class, open addressing */
    size_t room, taken;
    PyObject *ask;        /* shape_of */
    PyObject *containers; /* set: the kinds of containers */
    Shape plain, list, tuple, dict, set;
} Shapes;

int shapes_init(Shapes *shapes, PyObject *ask, PyObject *containers);
void shapes_clear(Shapes *shapes);
int shapes_traverse(Shapes *shapes, visitproc visit, void *arg);

/* The shape of a class that is not among the commonest. */
const Shape *shape_lookup(Shapes *shapes, PyTypeObject *type);

static inline int
is_plain(PyObject *value)
{
    PyTypeObject *type = Py_TYPE(value);
    return type == &PyLong_Type || type == &PyUnicode_Type || value == Py_None || type == &PyBool_Type || type == &PyFloat_Type
           || type == &PyBytes_Type;
}

/* NULL with an exception set if Python failed. */
static inline const Shape *
shape_of(Shapes *shapes, PyObject *value)
{
    PyTypeObject *type = Py_TYPE(value);
    if (is_plain(value)) {
        return &shapes->plain;
    }
    if (type == &PyList_Type) {
        return &shapes->list;
    }
    if (type == &PyTuple_Type) {
        return &shapes->tuple;
    }
    return type == &PyDict_Type ? &shapes->dict : type == &PySet_Type ? &shapes->set : shape_lookup(shapes, type);
}

static inline int
is_container(const Shape *shape)
{
    return (shape->kind >= LIST && shape->kind <= RECORD) || shape->kind == EXOTIC;
}

#endif
