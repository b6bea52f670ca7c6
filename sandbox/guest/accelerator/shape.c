#include "shape.h"

#include "structmember.h"

#define FIRST_ROOM 64

static const struct {
    const char *name;
    Kind kind;
} KINDS[] = {
    {"plain", PLAIN}, {"list", LIST}, {"tuple", TUPLE}, {"dict", DICT}, {"set", SET}, {"frozenset", FROZENSET},
    {"deque", DEQUE}, {"namedtuple", NAMEDTUPLE}, {"record", RECORD}, {"function", FUNCTION}, {"class", CLASS},
};

static Kind
kind_named(PyObject *name, int is_container)
{
    for (size_t place = 0; place < Py_ARRAY_LENGTH(KINDS); place++) {
        if (PyUnicode_EqualToUTF8(name, KINDS[place].name)) {
            return KINDS[place].kind;
        }
    }
    return is_container ? EXOTIC : OTHER;
}

/* Where a slot's getter, `member.__get__`, reads; -1 if it reads no plain pointer. */
static Py_ssize_t
offset_of(PyObject *getter)
{
    PyObject *owner = PyObject_GetAttrString(getter, "__self__");
    Py_ssize_t offset = -1;
    if (owner == NULL) {
        PyErr_Clear();
        return -1;
    }
    if (Py_IS_TYPE(owner, &PyMemberDescr_Type)) {
        PyMemberDef *member = ((PyMemberDescrObject *)owner)->d_member;
        offset = member->type == Py_T_OBJECT_EX ? member->offset : -1;
    }
    Py_DECREF(owner);
    return offset;
}

static Status
read_members(Shape *shape, PyObject *slots)
{
    Py_ssize_t count = PyTuple_GET_SIZE(slots);
    shape->member = PyMem_Calloc(count ? count : 1, sizeof(Member));
    if (shape->member == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    for (Py_ssize_t place = 0; place < count; place++) {
        Member *member = &shape->member[shape->members];
        member->key = Py_NewRef(PyTuple_GET_ITEM(PyTuple_GET_ITEM(slots, place), 0));
        shape->members++;
        member->name = text_of(member->key);
        if (member->name == NULL) {
            return FAILED;
        }
        if (shape->kind == RECORD) {
            member->offset = offset_of(PyTuple_GET_ITEM(PyTuple_GET_ITEM(slots, place), 1));
            if (member->offset < 0) {
                return RARE;
            }
        }
    }
    return DONE;
}

/* Whether the dictionary of instances is where the interpreter puts those of ordinary classes, or there is none. */
static Status
read_stored(Shape *shape, PyObject *told)
{
    PyObject *stored = PyObject_GetAttrString(told, "stored");
    if (stored == NULL) {
        return FAILED;
    }
    shape->stored = stored != Py_None;
    Py_DECREF(stored);
    return shape->stored && !(shape->type->tp_flags & Py_TPFLAGS_MANAGED_DICT) ? RARE : DONE;
}

/* Whether instances may be released at another moment than those that the specification keeps hold of. */
static int
is_finalized(PyTypeObject *type)
{
    return type->tp_finalize != NULL || type->tp_del != NULL;
}

static Status
read_shape(Shape *shape, PyObject *containers)
{
    PyObject *kind = PyObject_GetAttrString(shape->told, "kind");
    PyObject *name = PyObject_GetAttrString(shape->told, "name");
    PyObject *slots = PyObject_GetAttrString(shape->told, "slots");
    PyObject *base = PyObject_GetAttrString(shape->told, "base");
    Status status = kind && name && slots && base ? DONE : FAILED;
    if (status == DONE) {
        shape->kind = kind_named(kind, PySet_Contains(containers, kind) > 0);
        shape->name = text_of(name);
        status = shape->name == NULL || PyErr_Occurred() ? FAILED : DONE;
    }
    if (status == DONE && (shape->kind == RECORD || shape->kind == NAMEDTUPLE)) {
        status = base != Py_None || is_finalized(shape->type) ? RARE : read_members(shape, slots);
        if (status == DONE && shape->kind == RECORD) {
            status = read_stored(shape, shape->told);
        }
    }
    Py_XDECREF(kind);
    Py_XDECREF(name);
    Py_XDECREF(slots);
    Py_XDECREF(base);
    return status;
}

static void
free_shape(Shape *shape)
{
    for (int place = 0; place < shape->members; place++) {
        Py_XDECREF(shape->member[place].key);
        text_drop(shape->member[place].name);
    }
    PyMem_Free(shape->member);
    text_drop(shape->name);
    Py_XDECREF(shape->told);
    PyMem_Free(shape);
}

static Shape *
make_shape(Shapes *shapes, PyTypeObject *type)
{
    Shape *shape = PyMem_Calloc(1, sizeof(Shape));
    if (shape == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    shape->type = type;
    shape->told = PyObject_CallOneArg(shapes->ask, (PyObject *)type);
    Status status = shape->told == NULL ? FAILED : read_shape(shape, shapes->containers);
    if (status == FAILED) {
        free_shape(shape);
        return NULL;
    }
    if (status == RARE) {
        shape->kind = EXOTIC;
    }
    return shape;
}

static Shape **
cell_of(Shape **cells, size_t room, PyTypeObject *type)
{
    size_t place = ((size_t)type >> 4) * 0x9E3779B97F4A7C15ULL >> 20;
    while (cells[place & (room - 1)] != NULL && cells[place & (room - 1)]->type != type) {
        place++;
    }
    return &cells[place & (room - 1)];
}

static int
widen(Shapes *shapes)
{
    size_t room = shapes->room ? 2 * shapes->room : FIRST_ROOM;
    Shape **cells = PyMem_Calloc(room, sizeof(Shape *));
    if (cells == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t place = 0; place < shapes->room; place++) {
        if (shapes->cells[place] != NULL) {
            *cell_of(cells, room, shapes->cells[place]->type) = shapes->cells[place];
        }
    }
    PyMem_Free(shapes->cells);
    shapes->cells = cells;
    shapes->room = room;
    return 0;
}

const Shape *
shape_lookup(Shapes *shapes, PyTypeObject *type)
{
    Shape *found = *cell_of(shapes->cells, shapes->room, type);
    if (found != NULL) {
        return found;
    }
    Shape *made = make_shape(shapes, type);
    if (made == NULL || (2 * shapes->taken >= shapes->room && widen(shapes) < 0)) {
        if (made != NULL) {
            free_shape(made);
        }
        return NULL;
    }
    *cell_of(shapes->cells, shapes->room, type) = made;
    shapes->taken++;
    return made;
}

int
shapes_init(Shapes *shapes, PyObject *ask, PyObject *containers)
{
    shapes->containers = Py_NewRef(containers);
    shapes->ask = Py_NewRef(ask);
    shapes->plain.kind = PLAIN;
    shapes->list.kind = LIST;
    shapes->tuple.kind = TUPLE;
    shapes->dict = (Shape){.kind = DICT, .type = &PyDict_Type};
    shapes->set.kind = SET;
    return widen(shapes);
}

void
shapes_clear(Shapes *shapes)
{
    for (size_t place = 0; place < shapes->room; place++) {
        if (shapes->cells[place] != NULL) {
            free_shape(shapes->cells[place]);
        }
    }
    PyMem_Free(shapes->cells);
    shapes->cells = NULL;
    shapes->room = shapes->taken = 0;
    Py_CLEAR(shapes->ask);
    Py_CLEAR(shapes->containers);
}

int
shapes_traverse(Shapes *shapes, visitproc visit, void *arg)
{
    Py_VISIT(shapes->ask);
    return 0;
}
