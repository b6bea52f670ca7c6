#include "notes.h"

static int
reserve_note(Notes *notes)
{
    if (notes->count < notes->room) {
        return 0;
    }
    Py_ssize_t room = notes->room ? 2 * notes->room : 1;
    Note *wider = PyMem_Realloc(notes->notes, room * sizeof(Note));
    if (wider == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    notes->notes = wider;
    notes->room = room;
    return 0;
}

static int
reserve_parts(Notes *notes, Py_ssize_t more)
{
    if (more <= notes->part_room - notes->part_count) {
        return 0;
    }
    Py_ssize_t room = notes->part_room ? 2 * notes->part_room : 8;
    while (room - notes->part_count < more) {
        room *= 2;
    }
    PyObject **wider = PyMem_Realloc(notes->parts, room * sizeof(PyObject *));
    if (wider == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    notes->parts = wider;
    notes->part_room = room;
    return 0;
}

static inline void
put(Notes *notes, PyObject *part)
{
    notes->parts[notes->part_count++] = Py_NewRef(part);
}

static int
take_dict(Notes *notes, PyObject *dict)
{
    PyObject *key, *value;
    Py_ssize_t place = 0;
    if (reserve_parts(notes, 2 * PyDict_GET_SIZE(dict)) < 0) {
        return -1;
    }
    while (PyDict_Next(dict, &place, &key, &value)) {
        put(notes, key);
        put(notes, value);
    }
    return 0;
}

/* The next item of a set, borrowed, in the set's order; NULL at the end. */
static inline PyObject *
next_item(PyObject *set, Py_ssize_t *place)
{
    const PySetObject *table = (PySetObject *)set;
    while (*place <= table->mask) {
        const setentry *entry = &table->table[(*place)++];
        if (entry->key != NULL && entry->hash != -1) { /* no hash is -1 but that of what was removed */
            return entry->key;
        }
    }
    return NULL;
}

static int
take_set(Notes *notes, PyObject *set)
{
    PyObject *item;
    Py_ssize_t place = 0;
    if (reserve_parts(notes, PySet_GET_SIZE(set)) < 0) {
        return -1;
    }
    while ((item = next_item(set, &place)) != NULL) {
        put(notes, item);
    }
    return 0;
}

static int
take_deque(Notes *notes, PyObject *deque)
{
    PyObject *items = PySequence_List(deque);
    if (items == NULL || reserve_parts(notes, PyList_GET_SIZE(items)) < 0) {
        Py_XDECREF(items);
        return -1;
    }
    for (Py_ssize_t place = 0; place < PyList_GET_SIZE(items); place++) {
        put(notes, PyList_GET_ITEM(items, place));
    }
    Py_DECREF(items);
    return 0;
}

/* The values inside an instance, if it has no dictionary of its own yet. */
static PyDictValues *
inline_values(PyObject *owner)
{
    if (!(Py_TYPE(owner)->tp_flags & Py_TPFLAGS_INLINE_VALUES) || _PyObject_GetManagedDict(owner) != NULL) {
        return NULL;
    }
    PyDictValues *values = _PyObject_InlineValues(owner);
    return values->valid ? values : NULL;
}

static PyObject *
inline_key(PyObject *owner, int index)
{
    PyDictKeysObject *keys = ((PyHeapTypeObject *)Py_TYPE(owner))->ht_cached_keys;
    return DK_UNICODE_ENTRIES(keys)[index].me_key;
}

static Py_ssize_t
most_fields(PyObject *owner, const Shape *shape)
{
    PyDictValues *values = shape->stored ? inline_values(owner) : NULL;
    PyDictObject *dict = shape->stored ? _PyObject_GetManagedDict(owner) : NULL;
    return shape->members + (values ? values->size : 0) + (dict ? PyDict_GET_SIZE((PyObject *)dict) : 0);
}

/* Locks and conditions of the library's queues are no fields. */
static int
is_hidden(PyObject *key)
{
    static const char *const NAMES[] = {"mutex", "not_empty", "not_full", "all_tasks_done", "unfinished_tasks", "is_shutdown"};
    Py_ssize_t length = PyUnicode_GET_LENGTH(key); /* theirs are 5, 8, 9, 11, 14 and 16 */
    if (length != 5 && length != 8 && length != 9 && length != 11 && length != 14 && length != 16) {
        return 0;
    }
    for (size_t place = 0; place < Py_ARRAY_LENGTH(NAMES); place++) {
        if (PyUnicode_EqualToUTF8(key, NAMES[place])) {
            return 1;
        }
    }
    return 0;
}

static inline int
is_field(PyObject *key)
{
    return PyUnicode_CheckExact(key) && !is_hidden(key);
}

/* The fields of a record, borrowed, key and value in turn, in the order of storing; gives the number of both. */
static Py_ssize_t
fields_of(PyObject *owner, const Shape *shape, PyObject **found)
{
    Py_ssize_t count = 0;
    for (int place = 0; place < shape->members; place++) {
        PyObject *value = *(PyObject **)((char *)owner + shape->member[place].offset);
        if (value != NULL) {
            found[count++] = shape->member[place].key;
            found[count++] = value;
        }
    }
    PyDictValues *values = shape->stored ? inline_values(owner) : NULL;
    PyDictObject *dict = shape->stored ? _PyObject_GetManagedDict(owner) : NULL;
    if (values != NULL) {
        const uint8_t *order = get_insertion_order_array(values);
        for (int place = 0; place < values->size; place++) {
            PyObject *key = inline_key(owner, order[place]);
            if (values->values[order[place]] != NULL && is_field(key)) {
                found[count++] = key;
                found[count++] = values->values[order[place]];
            }
        }
    }
    else if (dict != NULL) {
        PyObject *key, *value;
        Py_ssize_t place = 0;
        while (PyDict_Next((PyObject *)dict, &place, &key, &value)) {
            if (is_field(key)) {
                found[count++] = key;
                found[count++] = value;
            }
        }
    }
    return count;
}

static int
take_record(Notes *notes, PyObject *owner, const Shape *shape)
{
    if (reserve_parts(notes, 2 * most_fields(owner, shape)) < 0) {
        return -1;
    }
    Py_ssize_t count = fields_of(owner, shape, notes->parts + notes->part_count);
    for (Py_ssize_t place = 0; place < count; place++) {
        Py_INCREF(notes->parts[notes->part_count++]);
    }
    return 0;
}

static int
take_list(Notes *notes, PyObject *list)
{
    Py_ssize_t size = PyList_GET_SIZE(list);
    if (reserve_parts(notes, size) < 0) {
        return -1;
    }
    for (Py_ssize_t place = 0; place < size; place++) {
        put(notes, PyList_GET_ITEM(list, place));
    }
    return 0;
}

static int
take_parts(Notes *notes, PyObject *owner, const Shape *shape)
{
    switch (shape->kind) {
    case LIST:
        return take_list(notes, owner);
    case DICT:
        return take_dict(notes, owner);
    case SET:
    case FROZENSET:
        return take_set(notes, owner);
    case DEQUE:
        return take_deque(notes, owner);
    default:
        return take_record(notes, owner, shape);
    }
}

Status
notes_take(Notes *notes, PyObject *owner, const Shape *shape)
{
    if (reserve_note(notes) < 0) {
        return FAILED;
    }
    Note *note = &notes->notes[notes->count];
    note->shape = shape;
    note->start = notes->part_count;
    note->version = shape->kind == DICT ? ((PyDictObject *)owner)->ma_version_tag : 0;
    if (take_parts(notes, owner, shape) < 0) {
        return FAILED;
    }
    note->owner = Py_NewRef(owner);
    note->size = notes->part_count - note->start;
    notes->count++;
    return DONE;
}

static int
dict_differs(const Note *note, PyObject *const *parts)
{
    PyDictObject *dict = (PyDictObject *)note->owner;
    if (dict->ma_values == NULL && dict->ma_version_tag == note->version) {
        return 0; /* values that a dict shares with an instance change without its knowledge */
    }
    if (2 * PyDict_GET_SIZE(note->owner) != note->size) {
        return 1;
    }
    PyObject *key, *value;
    Py_ssize_t place = 0, at = 0;
    while (PyDict_Next(note->owner, &place, &key, &value)) {
        if (parts[at] != key || parts[at + 1] != value) {
            return 1;
        }
        at += 2;
    }
    return 0;
}

static int
set_differs(const Note *note, PyObject *const *parts)
{
    PyObject *item;
    Py_ssize_t place = 0, at = 0;
    if (PySet_GET_SIZE(note->owner) != note->size) {
        return 1;
    }
    while ((item = next_item(note->owner, &place)) != NULL) {
        if (parts[at++] != item) {
            return 1;
        }
    }
    return 0;
}

static int
deque_differs(const Note *note, PyObject *const *parts)
{
    if (PyObject_Size(note->owner) != note->size) {
        return 1;
    }
    PyObject *items = PyObject_GetIter(note->owner), *item;
    Py_ssize_t at = 0;
    int differs = 0;
    if (items == NULL) {
        return -1;
    }
    while (!differs && (item = PyIter_Next(items)) != NULL) {
        differs = at >= note->size || parts[at++] != item;
        Py_DECREF(item);
    }
    Py_DECREF(items);
    return PyErr_Occurred() ? -1 : differs;
}

static int
record_differs(const Note *note, PyObject *const *parts)
{
    PyObject *few[64], **now = few;
    Py_ssize_t most = 2 * most_fields(note->owner, note->shape);
    if (most > 64) {
        now = PyMem_New(PyObject *, most);
        if (now == NULL) {
            PyErr_NoMemory();
            return -1;
        }
    }
    Py_ssize_t count = fields_of(note->owner, note->shape, now);
    int differs = count != note->size || memcmp(now, parts, count * sizeof(PyObject *));
    if (now != few) {
        PyMem_Free(now);
    }
    return differs;
}

static int
note_differs(const Note *note, PyObject *const *parts)
{
    switch (note->shape->kind) {
    case LIST:
        return PyList_GET_SIZE(note->owner) != note->size
               || memcmp(((PyListObject *)note->owner)->ob_item, parts, note->size * sizeof(PyObject *));
    case DICT:
        return dict_differs(note, parts);
    case SET:
        return set_differs(note, parts);
    case FROZENSET:
        return 0;
    case DEQUE:
        return deque_differs(note, parts);
    default:
        return record_differs(note, parts);
    }
}

int
notes_differ(const Notes *notes)
{
    for (Py_ssize_t place = 0; place < notes->count; place++) {
        int differs = note_differs(&notes->notes[place], notes->parts + notes->notes[place].start);
        if (differs) {
            return differs < 0 ? -1 : 1;
        }
    }
    return 0;
}

void
notes_cut(Notes *notes, Py_ssize_t count, Py_ssize_t part_count)
{
    while (notes->count > count) {
        Py_DECREF(notes->notes[--notes->count].owner);
    }
    while (notes->part_count > part_count) {
        Py_DECREF(notes->parts[--notes->part_count]);
    }
}

void
notes_free(Notes *notes)
{
    Notes dropped = *notes;
    *notes = (Notes){0};
    notes_cut(&dropped, 0, 0);
    PyMem_Free(dropped.notes);
    PyMem_Free(dropped.parts);
}

int
notes_traverse(Notes *notes, visitproc visit, void *arg)
{
    for (Py_ssize_t place = 0; place < notes->count; place++) {
        Py_VISIT(notes->notes[place].owner);
    }
    for (Py_ssize_t place = 0; place < notes->part_count; place++) {
        Py_VISIT(notes->parts[place]);
    }
    return 0;
}
