#include "writer.h"

#define HEX_FROM_BITS 14000
#define EXACT_FLOAT (1LL << 52)

static inline Status
put(Writer *writer, const char *bytes, Py_ssize_t size)
{
    writer->chars += size;
    return buffer_add(writer->out, bytes, size) < 0 ? FAILED : writer->chars > writer->limit ? RARE : DONE;
}

#define PUT(writer, text) put(writer, "" text, sizeof(text) - 1)

static Status
put_text(Writer *writer, const Text *text)
{
    writer->chars += text->chars;
    return buffer_add(writer->out, text->bytes, text->size) < 0 ? FAILED : writer->chars > writer->limit ? RARE : DONE;
}

static Status
put_string(Writer *writer, PyObject *string)
{
    writer->chars += PyUnicode_GET_LENGTH(string);
    if (writer->chars > writer->limit) {
        return RARE;
    }
    return buffer_escaped(writer->out, string) < 0 ? FAILED : DONE;
}

/* Writes a string that a call of Python gave, and drops it; a ValueError says that an integer has too many digits to be shown. */
static Status
put_told(Writer *writer, PyObject *string)
{
    if (string == NULL) {
        if (!PyErr_ExceptionMatches(PyExc_ValueError)) {
            return FAILED;
        }
        PyErr_Clear();
        return RARE;
    }
    Status status = PyUnicode_Check(string) ? put_string(writer, string) : RARE;
    Py_DECREF(string);
    return status;
}

static Status
put_number(Writer *writer, long long number)
{
    Buffer *out = writer->out;
    if (number >= 0 && number < 1000 && out->room - out->size > 3) { /* most numbers of most programs */
        char *end = out->bytes + out->size;
        int length = number < 10 ? 1 : number < 100 ? 2 : 3;
        end[length - 1] = (char)('0' + number % 10);
        if (length > 1) {
            end[length - 2] = (char)('0' + number / 10 % 10);
        }
        if (length > 2) {
            end[0] = (char)('0' + number / 100);
        }
        out->size += length;
        writer->chars += length;
        return writer->chars > writer->limit ? RARE : DONE;
    }
    int size = buffer_number(writer->out, number);
    writer->chars += size;
    return size < 0 ? FAILED : writer->chars > writer->limit ? RARE : DONE;
}

static Status
write_int(Writer *writer, PyObject *value)
{
    if (PyUnstable_Long_IsCompact((PyLongObject *)value)) {
        return put_number(writer, PyUnstable_Long_CompactValue((PyLongObject *)value));
    }
    int overflow;
    long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (!overflow) {
        return put_number(writer, number);
    }
    if (_PyLong_NumBits(value) > HEX_FROM_BITS) {
        return RARE;
    }
    return put_told(writer, PyObject_Repr(value));
}

/* Whether a string stands between its quotes in its representation, and in JSON, as it is. */
static int
is_simple(const unsigned char *bytes, Py_ssize_t size)
{
    for (Py_ssize_t place = 0; place < size; place++) {
        unsigned char one = bytes[place];
        if (one < ' ' || one > '~' || one == '\'' || one == '"' || one == '\\') {
            return 0;
        }
    }
    return 1;
}

static Status
write_string(Writer *writer, PyObject *value)
{
    Py_ssize_t size = PyUnicode_GET_LENGTH(value);
    if (size > writer->limit) {
        return RARE;
    }
    if (!PyUnicode_IS_ASCII(value) || !is_simple(PyUnicode_1BYTE_DATA(value), size)) {
        return put_told(writer, PyObject_Repr(value));
    }
    Buffer *out = writer->out;
    writer->chars += size + 2;
    if (buffer_reserve(out, size + 2) < 0) {
        return FAILED;
    }
    out->bytes[out->size] = '\'';
    memcpy(out->bytes + out->size + 1, PyUnicode_1BYTE_DATA(value), size);
    out->bytes[out->size + size + 1] = '\'';
    out->size += size + 2;
    return writer->chars > writer->limit ? RARE : DONE;
}

Status
write_plain(Writer *writer, PyObject *value)
{
    PyTypeObject *type = Py_TYPE(value);
    if (type == &PyLong_Type) {
        return write_int(writer, value);
    }
    if (type == &PyUnicode_Type) {
        return write_string(writer, value);
    }
    if (value == Py_None) {
        return PUT(writer, "None");
    }
    if (type == &PyBool_Type) {
        return value == Py_True ? PUT(writer, "True") : PUT(writer, "False");
    }
    if (type == &PyBytes_Type && PyBytes_GET_SIZE(value) > writer->limit) {
        return RARE;
    }
    return put_told(writer, PyObject_Repr(value));
}

int
same_plain(PyObject *one, PyObject *other)
{
    PyTypeObject *type = Py_TYPE(one);
    if (type != Py_TYPE(other) || one == Py_None || type == &PyBool_Type) {
        return one == other;
    }
    if (type == &PyFloat_Type) {
        double first = PyFloat_AS_DOUBLE(one), second = PyFloat_AS_DOUBLE(other);
        return !memcmp(&first, &second, sizeof(double)) || (first != first && second != second);
    }
    if (type == &PyLong_Type && PyUnstable_Long_IsCompact((PyLongObject *)one) && PyUnstable_Long_IsCompact((PyLongObject *)other)) {
        return PyUnstable_Long_CompactValue((PyLongObject *)one) == PyUnstable_Long_CompactValue((PyLongObject *)other);
    }
    if (type == &PyUnicode_Type && PyUnicode_GET_LENGTH(one) != PyUnicode_GET_LENGTH(other)) {
        return 0;
    }
    return PyObject_RichCompareBool(one, other, Py_EQ);
}

static Status
write_function(Writer *writer, PyObject *value)
{
    if (Py_IS_TYPE(value, &PyMethod_Type)) {
        value = PyMethod_GET_FUNCTION(value);
    }
    PyObject *name = Py_IS_TYPE(value, &PyFunction_Type) ? ((PyFunctionObject *)value)->func_name : NULL;
    if (name == NULL || !PyUnicode_CheckExact(name)) {
        return RARE;
    }
    Status status = PUT(writer, "<function ");
    status = status ? status : put_string(writer, name);
    return status ? status : PUT(writer, ">");
}

static Status
write_class(Writer *writer, PyObject *value)
{
    Status status = PUT(writer, "<class ");
    PyObject *name = PyType_GetName((PyTypeObject *)value);
    if (name == NULL) {
        return FAILED;
    }
    status = status || !PyUnicode_CheckExact(name) ? RARE : put_string(writer, name);
    Py_DECREF(name);
    return status ? status : PUT(writer, ">");
}

/* Parts from `start` on, each `step` apart, with commas. The array may move while they are written. */
static Status
write_parts(Writer *writer, Py_ssize_t start, Py_ssize_t size)
{
    Status status = DONE;
    for (Py_ssize_t place = start; !status && place < start + size; place++) {
        status = place > start ? PUT(writer, ", ") : DONE;
        status = status ? status : write_value(writer, writer->notes->parts[place]);
    }
    return status;
}

static Status
write_pairs(Writer *writer, Py_ssize_t start, Py_ssize_t size)
{
    Status status = DONE;
    for (Py_ssize_t place = start; !status && place < start + size; place += 2) {
        status = place > start ? PUT(writer, ", ") : DONE;
        status = status ? status : write_value(writer, writer->notes->parts[place]);
        status = status ? status : PUT(writer, ": ");
        status = status ? status : write_value(writer, writer->notes->parts[place + 1]);
    }
    return status;
}

static Status
write_list(Writer *writer, const Note *note)
{
    Py_ssize_t start = note->start, size = note->size;
    Status status = PUT(writer, "[");
    status = status ? status : write_parts(writer, start, size);
    return status ? status : PUT(writer, "]");
}

static Status
write_braced(Writer *writer, Py_ssize_t start, Py_ssize_t size)
{
    Status status = PUT(writer, "{");
    status = status ? status : write_pairs(writer, start, size);
    return status ? status : PUT(writer, "}");
}

/* `Counter({...})`, or `defaultdict(<class int>, {...})`: the factory is read where the class has it. */
static Status
write_named_dict(Writer *writer, const Note *note)
{
    const Shape *shape = note->shape;
    PyObject *owner = note->owner;
    Py_ssize_t start = note->start, size = note->size;
    Status status = put_text(writer, shape->name);
    status = status ? status : PUT(writer, "(");
    if (!status && !strcmp(shape->type->tp_name, "collections.defaultdict")) {
        PyObject *factory = PyObject_GetAttrString(owner, "default_factory");
        if (factory == NULL) {
            return FAILED;
        }
        status = write_value(writer, factory);
        Py_DECREF(factory);
        status = status ? status : PUT(writer, ", ");
    }
    status = status ? status : write_braced(writer, start, size);
    return status ? status : PUT(writer, ")");
}

static Status
write_deque(Writer *writer, const Note *note)
{
    PyObject *owner = note->owner;
    Status status = PUT(writer, "deque(");
    status = status ? status : write_list(writer, note);
    PyObject *bound = status ? NULL : PyObject_GetAttrString(owner, "maxlen");
    if (!status && bound == NULL) {
        return FAILED;
    }
    if (!status && bound != Py_None) {
        status = PUT(writer, ", maxlen=");
        status = status ? status : write_value(writer, bound);
    }
    Py_XDECREF(bound);
    return status ? status : PUT(writer, ")");
}

static Status
write_record(Writer *writer, const Note *note)
{
    Py_ssize_t start = note->start, size = note->size;
    Status status = put_text(writer, note->shape->name);
    status = status ? status : PUT(writer, "(");
    for (Py_ssize_t place = start; !status && place < start + size; place += 2) {
        status = place > start ? PUT(writer, ", ") : DONE;
        status = status ? status : put_string(writer, writer->notes->parts[place]);
        status = status ? status : PUT(writer, "=");
        status = status ? status : write_value(writer, writer->notes->parts[place + 1]);
    }
    return status ? status : PUT(writer, ")");
}

/* One written item of a set, and its rank. */
typedef struct {
    const char *type;
    double size;
    const char *bytes;
    Py_ssize_t start, length;
} Item;

static int
by_rank(const void *one, const void *other)
{
    const Item *first = one, *second = other;
    int order = strcmp(first->type, second->type);
    if (order || first->size != second->size) {
        return order ? order : first->size < second->size ? -1 : 1;
    }
    Py_ssize_t shared = Py_MIN(first->length, second->length);
    order = memcmp(first->bytes, second->bytes, shared);
    return order ? order : first->length < second->length ? -1 : first->length > second->length;
}

static double
size_of(PyObject *item)
{
    if (Py_IS_TYPE(item, &PyFloat_Type)) {
        double size = PyFloat_AS_DOUBLE(item);
        return size > -(double)EXACT_FLOAT && size < (double)EXACT_FLOAT ? size : 0.0;
    }
    if (!Py_IS_TYPE(item, &PyLong_Type)) {
        return 0.0;
    }
    int overflow;
    long long size = PyLong_AsLongLongAndOverflow(item, &overflow);
    return !overflow && size > -EXACT_FLOAT && size < EXACT_FLOAT ? (double)size : 0.0;
}

/* Writes the items one after another, each with its place; RARE where escapes would change their order. */
static Status
write_items(Writer *writer, Py_ssize_t start, Py_ssize_t size, Item *items)
{
    for (Py_ssize_t place = 0; place < size; place++) {
        PyObject *item = writer->notes->parts[start + place];
        const Shape *shape = shape_of(writer->shapes, item);
        if (shape == NULL) {
            return FAILED;
        }
        items[place].type = shape->name ? shape->name->bytes : Py_TYPE(item)->tp_name;
        items[place].size = size_of(item);
        items[place].start = writer->out->size;
        Status status = strchr(items[place].type, '\\') ? RARE : write_value(writer, item);
        if (status) {
            return status;
        }
        items[place].length = writer->out->size - items[place].start;
        if (size > 1 && memchr(writer->out->bytes + items[place].start, '\\', items[place].length)) {
            return RARE;
        }
    }
    return DONE;
}

/* Puts written items in order, with commas. */
static Status
arrange(Writer *writer, Item *items, Py_ssize_t size)
{
    Py_ssize_t start = items[0].start, length = writer->out->size - start;
    char *copy = PyMem_Malloc(length ? length : 1);
    if (copy == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    memcpy(copy, writer->out->bytes + start, length);
    for (Py_ssize_t place = 0; place < size; place++) {
        items[place].bytes = copy + (items[place].start - start);
    }
    qsort(items, size, sizeof(Item), by_rank);
    writer->out->size = start;
    writer->chars -= length;
    Status status = DONE;
    for (Py_ssize_t place = 0; !status && place < size; place++) {
        status = place ? PUT(writer, ", ") : DONE;
        status = status ? status : put(writer, items[place].bytes, items[place].length);
    }
    PyMem_Free(copy);
    return status;
}

static Status
write_sorted(Writer *writer, Py_ssize_t start, Py_ssize_t size)
{
    Item few[32], *items = size > 32 ? PyMem_New(Item, size) : few;
    if (items == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    Status status = write_items(writer, start, size, items);
    if (!status && size > 1) {
        status = arrange(writer, items, size);
    }
    if (items != few) {
        PyMem_Free(items);
    }
    return status;
}

static Status
write_set(Writer *writer, const Note *note)
{
    Py_ssize_t start = note->start, size = note->size;
    int frozen = note->shape->kind == FROZENSET;
    if (size == 0) {
        return frozen ? PUT(writer, "frozenset()") : PUT(writer, "set()");
    }
    Status status = frozen ? PUT(writer, "frozenset({") : PUT(writer, "{");
    status = status ? status : write_sorted(writer, start, size);
    return status ? status : frozen ? PUT(writer, "})") : PUT(writer, "}");
}

static Status
write_tuple(Writer *writer, PyObject *tuple)
{
    Py_ssize_t size = PyTuple_GET_SIZE(tuple);
    Status status = PUT(writer, "(");
    for (Py_ssize_t place = 0; !status && place < size; place++) {
        status = place ? PUT(writer, ", ") : DONE;
        status = status ? status : write_value(writer, PyTuple_GET_ITEM(tuple, place));
    }
    return status ? status : size == 1 ? PUT(writer, ",)") : PUT(writer, ")");
}

static Status
write_namedtuple(Writer *writer, PyObject *tuple, const Shape *shape)
{
    Py_ssize_t size = Py_MIN(PyTuple_GET_SIZE(tuple), shape->members);
    Status status = put_text(writer, shape->name);
    status = status ? status : PUT(writer, "(");
    for (Py_ssize_t place = 0; !status && place < size; place++) {
        status = place ? PUT(writer, ", ") : DONE;
        status = status ? status : put_text(writer, shape->member[place].name);
        status = status ? status : PUT(writer, "=");
        status = status ? status : write_value(writer, PyTuple_GET_ITEM(tuple, place));
    }
    return status ? status : PUT(writer, ")");
}

/* The items of a container at once, so long that their text is beyond the limit in any case. */
static int
is_too_long(const Writer *writer, PyObject *value, const Shape *shape)
{
    Py_ssize_t most = writer->limit / 3 + 2;
    switch (shape->kind) {
    case LIST:
    case TUPLE:
        return Py_SIZE(value) > most;
    case DICT:
        return PyDict_GET_SIZE(value) > most / 2 + 1;
    case SET:
    case FROZENSET:
        return PySet_GET_SIZE(value) > most;
    default:
        return 0;
    }
}

static Status
write_changing(Writer *writer, PyObject *value, const Shape *shape)
{
    Status status = notes_take(writer->notes, value, shape);
    if (status) {
        return status;
    }
    Note note = writer->notes->notes[writer->notes->count - 1];
    switch (shape->kind) {
    case LIST:
        return write_list(writer, &note);
    case DICT:
        return shape->type == &PyDict_Type ? write_braced(writer, note.start, note.size) : write_named_dict(writer, &note);
    case SET:
    case FROZENSET:
        return write_set(writer, &note);
    case DEQUE:
        return write_deque(writer, &note);
    default:
        return write_record(writer, &note);
    }
}

static Status
write_container(Writer *writer, PyObject *value, const Shape *shape)
{
    if (writer->depth == MOST_DEPTH || is_too_long(writer, value, shape)) {
        return RARE;
    }
    for (int above = 0; above < writer->depth; above++) {
        if (writer->open[above] == value) {
            return RARE;
        }
    }
    writer->open[writer->depth++] = value;
    Status status = shape->kind == TUPLE        ? write_tuple(writer, value)
                    : shape->kind == NAMEDTUPLE ? write_namedtuple(writer, value, shape)
                                                : write_changing(writer, value, shape);
    writer->depth--;
    return status;
}

Status
write_value(Writer *writer, PyObject *value)
{
    const Shape *shape = shape_of(writer->shapes, value);
    if (shape == NULL) {
        return FAILED;
    }
    switch (shape->kind) {
    case PLAIN:
        return write_plain(writer, value);
    case FUNCTION:
        return write_function(writer, value);
    case CLASS:
        return write_class(writer, value);
    case OTHER:
    case EXOTIC:
        return RARE;
    default:
        return write_container(writer, value, shape);
    }
}
