#include "look.h"

#define FIRST_ROOM 64
#define REMOVED ((Look *)1)

/* --- which look is whose --- */

static Look **
cell_of(Look **cells, size_t room, PyObject *value)
{
    size_t place = ((size_t)value >> 4) * 0x9E3779B97F4A7C15ULL >> 20;
    while (cells[place & (room - 1)] != NULL
           && (cells[place & (room - 1)] == REMOVED || cells[place & (room - 1)]->shared != value)) {
        place++;
    }
    return &cells[place & (room - 1)];
}

/* Makes the table anew, with room for as many again as there are, and without the marks. */
static int
tidy(Looks *looks)
{
    size_t live = 0, room = FIRST_ROOM;
    for (size_t place = 0; place < looks->room; place++) {
        live += looks->cells[place] != NULL && looks->cells[place] != REMOVED;
    }
    while (room < 4 * (live + 1)) {
        room *= 2;
    }
    Look **cells = PyMem_Calloc(room, sizeof(Look *));
    if (cells == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t place = 0; place < looks->room; place++) {
        if (looks->cells[place] != NULL && looks->cells[place] != REMOVED) {
            *cell_of(cells, room, looks->cells[place]->shared) = looks->cells[place];
        }
    }
    PyMem_Free(looks->cells);
    looks->cells = cells;
    looks->room = room;
    looks->used = live;
    return 0;
}

static int
share(Looks *looks, Look *look)
{
    if (2 * looks->used >= looks->room && tidy(looks) < 0) {
        return -1;
    }
    look->shared = look->value;
    *cell_of(looks->cells, looks->room, look->value) = look;
    looks->used++;
    return 0;
}

static void
forget(Look *look)
{
    if (look->shared != NULL && look->looks->cells != NULL) {
        *cell_of(look->looks->cells, look->looks->room, look->shared) = REMOVED;
    }
    look->shared = NULL;
}

/* --- one look --- */

static int
set_text(Look *look, const char *bytes, Py_ssize_t size, Py_ssize_t chars)
{
    if (look->text != NULL && text_equals(look->text, bytes, size)) {
        return 0;
    }
    Text *text = text_new(bytes, size, chars);
    if (text == NULL) {
        return -1;
    }
    text_drop(look->text);
    look->text = text;
    return 0;
}

/* Reads the text of the specification's look. */
static int
read_python(Look *look)
{
    PyObject *written = PyObject_GetAttrString(look->python, "text");
    if (written == NULL || written == look->written) {
        Py_XDECREF(written);
        return written == NULL ? -1 : 0;
    }
    Text *text = text_of(written);
    if (text == NULL) {
        Py_DECREF(written);
        return -1;
    }
    text_drop(look->text);
    look->text = text;
    Py_XSETREF(look->written, written);
    return 0;
}

static int
hand_over(Look *look)
{
    look->python = PyObject_CallMethod(look->looks->python, "at", "(O)", look->value);
    return look->python == NULL ? -1 : read_python(look);
}

/* Writes the text and takes in what can change, or hands over to Python. What was noted before is dropped at the very end. */
static int
look_write(Look *look)
{
    Looks *looks = look->looks;
    Notes fresh = looks->spare;
    Buffer scratch = looks->scratch;
    looks->spare = (Notes){0};
    looks->scratch = (Buffer){0};
    scratch.size = 0;
    Writer writer;
    writer_init(&writer, &scratch, &fresh, &looks->shapes, looks->limit);
    Status status = write_value(&writer, look->value);
    int failed = status == FAILED || (status == DONE && set_text(look, scratch.bytes, scratch.size, writer.chars) < 0);
    if (status == DONE) {
        Notes old = look->notes;
        look->notes = fresh;
        fresh = old;
    }
    else {
        failed = failed || hand_over(look) < 0;
    }
    buffer_free(&looks->scratch);
    looks->scratch = scratch;
    if (status == RARE) {
        notes_free(&look->notes);
    }
    notes_cut(&fresh, 0, 0);
    notes_free(&looks->spare);
    looks->spare = fresh;
    return failed ? -1 : 0;
}

Look *
looks_at(Looks *looks, PyObject *value)
{
    Look *found = *cell_of(looks->cells, looks->room, value);
    if (found != NULL) {
        Py_INCREF(found);
        if (look_refresh(found) < 0) {
            Py_CLEAR(found);
        }
        return found;
    }
    Look *look = PyObject_GC_New(Look, &Look_Type);
    if (look == NULL) {
        return NULL;
    }
    look->looks = looks;
    look->home = Py_NewRef(looks->home);
    look->value = Py_NewRef(value);
    look->shared = look->python = look->written = NULL;
    look->text = NULL;
    look->notes = (Notes){0};
    PyObject_GC_Track(look);
    if (look_write(look) < 0 || (look_can_change(look) && share(looks, look) < 0)) {
        Py_CLEAR(look);
    }
    return look;
}

/* Whether the specification finds a container changed: `entry` is how it finds out, the container, and what it compares with. */
static int
entry_differs(Looks *looks, PyObject *entry)
{
    PyObject *how = PyTuple_GET_ITEM(entry, 0), *owner = PyTuple_GET_ITEM(entry, 1);
    PyObject *first = PyTuple_GET_ITEM(entry, 2), *second = PyTuple_GET_ITEM(entry, 3);
    if (how == looks->list_differs && PyList_CheckExact(owner) && PyList_CheckExact(first)) {
        Py_ssize_t size = PyList_GET_SIZE(owner);
        return PyList_GET_SIZE(first) != size
               || (size && memcmp(((PyListObject *)owner)->ob_item, ((PyListObject *)first)->ob_item, size * sizeof(PyObject *)));
    }
    if (how == looks->version_differs && PyDict_CheckExact(owner) && PyLong_CheckExact(first) && PyDict_GET_SIZE(owner) >= 24) {
        return PyLong_AsUnsignedLongLongMask(first) != ((PyDictObject *)owner)->ma_version_tag;
    }
    if (how == looks->dict_differs && PyDict_CheckExact(owner) && PyList_CheckExact(first) && PyList_CheckExact(second)) {
        PyObject *key, *value;
        Py_ssize_t place = 0, at = 0;
        if (PyDict_GET_SIZE(owner) != PyList_GET_SIZE(first)) {
            return 1;
        }
        while (PyDict_Next(owner, &place, &key, &value)) {
            if (PyList_GET_ITEM(first, at) != key || PyList_GET_ITEM(second, at) != value) {
                return 1;
            }
            at++;
        }
        return 0;
    }
    PyObject *differs = PyObject_CallFunctionObjArgs(how, owner, first, second, NULL);
    int found = differs == NULL ? -1 : PyObject_IsTrue(differs);
    Py_XDECREF(differs);
    return found;
}

static int
python_differs(Look *look)
{
    PyObject *entries = PyObject_GetAttrString(look->python, "entries"), *key, *entry;
    Py_ssize_t place = 0;
    int differs = entries == NULL || !PyDict_CheckExact(entries) ? -1 : 0;
    while (!differs && PyDict_Next(entries, &place, &key, &entry)) {
        Py_INCREF(entry);
        differs = PyTuple_CheckExact(entry) && PyTuple_GET_SIZE(entry) == 4 ? entry_differs(look->looks, entry) : 1;
        Py_DECREF(entry);
    }
    Py_XDECREF(entries);
    return differs;
}

static int
refresh_python(Look *look)
{
    int differs = python_differs(look);
    if (differs <= 0) {
        return differs;
    }
    PyObject *done = PyObject_CallMethod(look->python, "refresh", NULL);
    Py_XDECREF(done);
    return done == NULL ? -1 : read_python(look);
}

int
look_refresh(Look *look)
{
    if (look->python != NULL) {
        return refresh_python(look);
    }
    int differs = notes_differ(&look->notes);
    return differs <= 0 ? differs : look_write(look);
}

static int
look_traverse(PyObject *self, visitproc visit, void *arg)
{
    Look *look = (Look *)self;
    Py_VISIT(look->home);
    Py_VISIT(look->value);
    Py_VISIT(look->python);
    return notes_traverse(&look->notes, visit, arg);
}

static int
look_clear(PyObject *self)
{
    Look *look = (Look *)self;
    forget(look);
    notes_free(&look->notes);
    Py_CLEAR(look->python);
    Py_CLEAR(look->written);
    Py_CLEAR(look->value);
    return 0;
}

static void
look_dealloc(PyObject *self)
{
    Look *look = (Look *)self;
    PyObject_GC_UnTrack(self);
    look_clear(self);
    text_drop(look->text);
    Py_CLEAR(look->home);
    PyObject_GC_Del(self);
}

PyTypeObject Look_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "accelerator.Look",
    .tp_basicsize = sizeof(Look),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .tp_dealloc = look_dealloc,
    .tp_traverse = look_traverse,
    .tp_clear = look_clear,
};

/* --- texts of values that are not looked at again --- */

static Text *
python_text(Looks *looks, PyObject *value)
{
    PyObject *written = PyObject_CallMethod(looks->python, "text", "(O)", value);
    Text *text = written == NULL ? NULL : text_of(written);
    Py_XDECREF(written);
    return text;
}

Text *
looks_text(Looks *looks, PyObject *value)
{
    Notes notes = looks->spare;
    Buffer scratch = looks->scratch;
    looks->spare = (Notes){0};
    looks->scratch = (Buffer){0};
    scratch.size = 0;
    Writer writer;
    writer_init(&writer, &scratch, &notes, &looks->shapes, looks->limit);
    Status status = write_value(&writer, value);
    Text *text = status == DONE ? text_new(scratch.bytes, scratch.size, writer.chars) : NULL;
    buffer_free(&looks->scratch);
    looks->scratch = scratch;
    notes_cut(&notes, 0, 0);
    notes_free(&looks->spare);
    looks->spare = notes;
    return status == RARE ? python_text(looks, value) : text;
}

int
looks_init(Looks *looks, PyObject *home, PyObject *python, PyObject *shape_of, PyObject *containers, PyObject *differs)
{
    PyObject *limit = PyObject_GetAttrString(python, "limit");
    looks->limit = limit == NULL ? -1 : PyLong_AsSsize_t(limit);
    Py_XDECREF(limit);
    if (PyErr_Occurred() || shapes_init(&looks->shapes, shape_of, containers) < 0 || tidy(looks) < 0) {
        return -1;
    }
    looks->home = home;
    looks->python = Py_NewRef(python);
    looks->differs = Py_NewRef(differs);
    return PyArg_ParseTuple(differs, "OOO", &looks->list_differs, &looks->version_differs, &looks->dict_differs) ? 0 : -1;
}

void
looks_clear(Looks *looks)
{
    PyMem_Free(looks->cells);
    looks->cells = NULL;
    shapes_clear(&looks->shapes);
    buffer_free(&looks->scratch);
    notes_free(&looks->spare);
    Py_CLEAR(looks->python);
    Py_CLEAR(looks->differs);
}

int
looks_traverse(Looks *looks, visitproc visit, void *arg)
{
    Py_VISIT(looks->python);
    return shapes_traverse(&looks->shapes, visit, arg);
}
