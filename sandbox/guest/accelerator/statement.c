#include "statement.h"

#define ABSENT ((Statement *)1)

static int
read_int(PyObject *owner, const char *name, int *found)
{
    PyObject *number = PyObject_GetAttrString(owner, name);
    *found = number == NULL ? 0 : PyLong_AsInt(number);
    Py_XDECREF(number);
    return PyErr_Occurred() ? -1 : 0;
}

static int
read_body(Statement *statement)
{
    PyObject *body = PyObject_GetAttrString(statement->told, "body");
    int fine = body != NULL && PyArg_ParseTuple(body, "ii", &statement->first, &statement->stop);
    Py_XDECREF(body);
    return fine ? 0 : -1;
}

static int
read_kind(Statement *statement)
{
    PyObject *decides = PyObject_GetAttrString(statement->told, "decides");
    PyObject *kind = PyObject_GetAttrString(statement->told, "kind");
    int fine = decides != NULL && kind != NULL && PyUnicode_Check(kind);
    if (fine) {
        statement->decides = decides == Py_True;
        statement->asserts = PyUnicode_EqualToUTF8(kind, "assert");
    }
    Py_XDECREF(decides);
    Py_XDECREF(kind);
    return fine ? 0 : -1;
}

static int
read_target(Statements *statements, Statement *statement)
{
    PyObject *node = PyObject_GetAttrString(statement->told, "node"), *target = NULL;
    int fine = node != NULL;
    if (fine && (PyObject *)Py_TYPE(node) == statements->augmented) {
        target = PyObject_GetAttrString(node, "target");
        fine = target != NULL;
        if (fine && (PyObject *)Py_TYPE(target) == statements->name) {
            statement->target = PyObject_GetAttrString(target, "id");
            fine = statement->target != NULL;
        }
        else if (fine) {
            statement->target = Py_NewRef(Py_None);
        }
    }
    Py_XDECREF(node);
    Py_XDECREF(target);
    return fine ? 0 : -1;
}

static void
free_statement(Statement *statement)
{
    if (statement != NULL && statement != ABSENT) {
        Py_XDECREF(statement->told);
        Py_XDECREF(statement->target);
        Py_XDECREF(statement->order);
        Py_XDECREF(statement->comprehended);
        PyMem_Free(statement);
    }
}

static Statement *
read_statement(Statements *statements, PyObject *told)
{
    Statement *statement = PyMem_Calloc(1, sizeof(Statement));
    if (statement == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    statement->told = Py_NewRef(told);
    statement->quiet = -1;
    if (read_int(told, "index", &statement->index) < 0 || read_int(told, "line", &statement->line) < 0
        || read_int(told, "mark", &statement->mark) < 0 || read_body(statement) < 0 || read_kind(statement) < 0
        || read_target(statements, statement) < 0) {
        free_statement(statement);
        return NULL;
    }
    return statement;
}

static int
ask(Statements *statements, int mark, Statement **cell)
{
    PyObject *key = PyLong_FromLong(mark);
    PyObject *told = key == NULL ? NULL : PyDict_GetItemWithError(statements->by_mark, key);
    Py_XDECREF(key);
    if (told == NULL) {
        *cell = ABSENT;
        return PyErr_Occurred() ? -1 : 0;
    }
    *cell = read_statement(statements, told);
    return *cell == NULL ? -1 : 0;
}

int
statement_at(Statements *statements, int mark, Statement **found)
{
    Statement **cell = mark >= 0 && mark < statements->plain_count ? &statements->plain[mark]
                       : mark >= VIRTUAL && mark - VIRTUAL < statements->shared_count ? &statements->shared[mark - VIRTUAL]
                                                                                       : NULL;
    *found = NULL;
    if (cell == NULL) {
        return 0;
    }
    if (*cell == NULL && ask(statements, mark, cell) < 0) {
        return -1;
    }
    *found = *cell == ABSENT ? NULL : *cell;
    return 0;
}

int
statement_quiet(Statements *statements, Statement *statement)
{
    if (statement->quiet < 0) {
        PyObject *quiet = PyObject_CallOneArg(statements->is_quiet, statement->told);
        if (quiet == NULL) {
            return -1;
        }
        statement->quiet = quiet == Py_True;
        Py_DECREF(quiet);
    }
    return statement->quiet;
}

PyObject *
statement_order(Statement *statement)
{
    if (statement->order == NULL) {
        statement->order = PyObject_GetAttrString(statement->told, "binding_order");
    }
    return statement->order;
}

PyObject *
statement_comprehended(Statement *statement)
{
    if (statement->comprehended == NULL) {
        statement->comprehended = PyObject_GetAttrString(statement->told, "comprehended");
    }
    return statement->comprehended;
}

/* Finds how many line numbers of both kinds there are. */
static int
measure(Statements *statements)
{
    PyObject *key, *told;
    Py_ssize_t place = 0;
    while (PyDict_Next(statements->by_mark, &place, &key, &told)) {
        int mark = PyLong_AsInt(key);
        if (mark < 0) {
            return -1;
        }
        if (mark >= VIRTUAL) {
            statements->shared_count = Py_MAX(statements->shared_count, mark - VIRTUAL + 1);
        }
        else {
            statements->plain_count = Py_MAX(statements->plain_count, mark + 1);
        }
    }
    return 0;
}

int
statements_init(Statements *statements, PyObject *by_mark, PyObject *is_quiet, PyObject *classes)
{
    statements->by_mark = Py_NewRef(by_mark);
    statements->is_quiet = Py_NewRef(is_quiet);
    if (!PyArg_ParseTuple(classes, "OO", &statements->augmented, &statements->name) || measure(statements) < 0) {
        return -1;
    }
    Py_INCREF(statements->augmented);
    Py_INCREF(statements->name);
    statements->plain = PyMem_Calloc(statements->plain_count + 1, sizeof(Statement *));
    statements->shared = PyMem_Calloc(statements->shared_count + 1, sizeof(Statement *));
    if (statements->plain == NULL || statements->shared == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

void
statements_clear(Statements *statements)
{
    for (int place = 0; statements->plain != NULL && place < statements->plain_count; place++) {
        free_statement(statements->plain[place]);
    }
    for (int place = 0; statements->shared != NULL && place < statements->shared_count; place++) {
        free_statement(statements->shared[place]);
    }
    PyMem_Free(statements->plain);
    PyMem_Free(statements->shared);
    statements->plain = statements->shared = NULL;
    statements->plain_count = statements->shared_count = 0;
    Py_CLEAR(statements->by_mark);
    Py_CLEAR(statements->is_quiet);
    Py_CLEAR(statements->augmented);
    Py_CLEAR(statements->name);
}

int
statements_traverse(Statements *statements, visitproc visit, void *arg)
{
    Py_VISIT(statements->by_mark);
    Py_VISIT(statements->is_quiet);
    return 0;
}
