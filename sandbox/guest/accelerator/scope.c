#include "scope.h"

#define FIRST_ROOM 32

static int
is_any(PyObject *name, const char *const *known, size_t count)
{
    for (size_t place = 0; place < count; place++) {
        if (PyUnicode_EqualToUTF8(name, known[place])) {
            return 1;
        }
    }
    return 0;
}

/* Whether two variables have one name, as when a comprehension within the function has a variable named like one from outside. */
static int
has_doubles(const Scope *scope)
{
    for (int one = 0; one < scope->count; one++) {
        for (int other = 0; other < one; other++) {
            if (scope->names.names[one] == scope->names.names[other] || !PyUnicode_Compare(scope->names.names[one], scope->names.names[other])) {
                return 1;
            }
        }
    }
    return 0;
}

static int
has_cells(const Scope *scope)
{
    for (int place = 0; place < scope->count; place++) {
        if (scope->kinds[place] & (CO_FAST_CELL | CO_FAST_FREE)) {
            return 1;
        }
    }
    return 0;
}

static int
find_shadows(Scope *scope, PyObject *data)
{
    Py_ssize_t size = PyTuple_GET_SIZE(data);
    for (Py_ssize_t place = 0; place < size; place++) {
        for (int one = 0; one < scope->count; one++) {
            if (!PyUnicode_Compare(scope->names.names[one], PyTuple_GET_ITEM(data, place))) {
                if (scope->shadows == NULL) {
                    scope->shadows = PyMem_Calloc(size, 1);
                }
                if (scope->shadows == NULL) {
                    PyErr_NoMemory();
                    return -1;
                }
                scope->shadows[place] = 1;
            }
        }
    }
    return PyErr_Occurred() ? -1 : 0;
}

/* Writes what rows of its frames have in common. */
static int
write_labels(Scope *scope)
{
    Buffer head = {0};
    if (buffer_literal(&head, "[\"line\",\"") == 0 && buffer_add(&head, scope->function->bytes, scope->function->size) == 0
        && buffer_literal(&head, "\",") == 0) {
        scope->line_head = text_new(head.bytes, head.size, 0);
    }
    buffer_free(&head);
    scope->names.labels = scope->labels = PyMem_Calloc(scope->count + 1, sizeof(Text *));
    if (scope->line_head == NULL || scope->labels == NULL) {
        return PyErr_Occurred() ? -1 : (PyErr_NoMemory(), -1);
    }
    for (int place = 0; place < scope->count; place++) {
        scope->labels[place] = label_of(scope->names.names[place]);
        if (scope->labels[place] == NULL) {
            return -1;
        }
    }
    return 0;
}

static void
free_scope(Scope *scope)
{
    activations_free(scope);
    Py_XDECREF(scope->code);
    Py_XDECREF(scope->opcodes);
    text_drop(scope->function);
    for (int place = 0; scope->labels != NULL && place < scope->count; place++) {
        text_drop(scope->labels[place]);
    }
    PyMem_Free(scope->labels);
    text_drop(scope->line_head);
    PyMem_Free(scope->shadows);
    PyMem_Free(scope);
}

static Scope *
make_scope(PyCodeObject *code, PyObject *data)
{
    static const char *const PARTS[] = {"<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>"};
    Scope *scope = PyMem_Calloc(1, sizeof(Scope));
    if (scope == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    scope->code = (PyCodeObject *)Py_NewRef(code);
    scope->function = text_of(code->co_qualname);
    scope->opcodes = PyCode_GetCode(code);
    scope->hidden = is_any(code->co_name, PARTS, Py_ARRAY_LENGTH(PARTS));
    scope->optimized = (code->co_flags & CO_OPTIMIZED) != 0;
    scope->decides = !PyUnicode_EqualToUTF8(code->co_name, "<lambda>");
    scope->suspends = (code->co_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) != 0;
    scope->parameters = code->co_argcount + code->co_kwonlyargcount + ((code->co_flags & CO_VARARGS) != 0)
                        + ((code->co_flags & CO_VARKEYWORDS) != 0);
    scope->count = code->co_nlocalsplus;
    scope->names.names = &PyTuple_GET_ITEM(code->co_localsplusnames, 0);
    scope->kinds = PyBytes_AS_STRING(code->co_localspluskinds);
    if (!has_cells(scope)) {
        scope->kinds = NULL;
    }
    scope->slow = !scope->optimized || has_doubles(scope);
    if (scope->function == NULL || scope->opcodes == NULL || write_labels(scope) < 0 || find_shadows(scope, data) < 0) {
        free_scope(scope);
        return NULL;
    }
    return scope;
}

static Scope **
cell_of(Scope **cells, size_t room, PyCodeObject *code)
{
    size_t place = ((size_t)code >> 4) * 0x9E3779B97F4A7C15ULL >> 20;
    while (cells[place & (room - 1)] != NULL && cells[place & (room - 1)]->code != code) {
        place++;
    }
    return &cells[place & (room - 1)];
}

static int
widen(Scopes *scopes)
{
    size_t room = scopes->room ? 2 * scopes->room : FIRST_ROOM;
    Scope **cells = PyMem_Calloc(room, sizeof(Scope *));
    if (cells == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t place = 0; place < scopes->room; place++) {
        if (scopes->cells[place] != NULL) {
            *cell_of(cells, room, scopes->cells[place]->code) = scopes->cells[place];
        }
    }
    PyMem_Free(scopes->cells);
    scopes->cells = cells;
    scopes->room = room;
    return 0;
}

Scope *
scope_of(Scopes *scopes, PyCodeObject *code, PyObject *data)
{
    if (2 * scopes->taken >= scopes->room && widen(scopes) < 0) {
        return NULL;
    }
    Scope **cell = cell_of(scopes->cells, scopes->room, code);
    if (*cell == NULL) {
        Scope *made = make_scope(code, data);
        if (made == NULL) {
            return NULL;
        }
        *cell = made;
        scopes->taken++;
    }
    return *cell;
}

void
scopes_clear(Scopes *scopes)
{
    for (size_t place = 0; place < scopes->room; place++) {
        if (scopes->cells[place] != NULL) {
            free_scope(scopes->cells[place]);
        }
    }
    PyMem_Free(scopes->cells);
    *scopes = (Scopes){0};
}
