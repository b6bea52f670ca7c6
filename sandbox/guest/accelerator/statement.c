#include "statement.h"

#define ABSENT ((Statement *)1)

static void
free_statement(Statement *statement)
{
    if (statement != NULL && statement != ABSENT) {
        Py_XDECREF(statement->brief);
        PyMem_Free(statement);
    }
}

static Statement *
read_statement(PyObject *brief)
{
    Statement *statement = PyMem_Calloc(1, sizeof(Statement));
    if (statement == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    statement->brief = Py_NewRef(brief);
    if (!PyArg_ParseTuple(brief, "iiiiipppOO!O!", &statement->index, &statement->line, &statement->mark, &statement->first,
                          &statement->stop, &statement->decides, &statement->asserts, &statement->quiet, &statement->target,
                          &PyTuple_Type, &statement->order, &PyFrozenSet_Type, &statement->comprehended)) {
        free_statement(statement);
        return NULL;
    }
    if (PyUnicode_Check(statement->target) && PyUnicode_GET_LENGTH(statement->target) == 0) {
        statement->target = NULL;
    }
    return statement;
}

static int
ask(Statements *statements, int mark, Statement **cell)
{
    PyObject *key = PyLong_FromLong(mark);
    PyObject *brief = key == NULL ? NULL : PyDict_GetItemWithError(statements->briefs, key);
    Py_XDECREF(key);
    if (brief == NULL) {
        *cell = ABSENT;
        return PyErr_Occurred() ? -1 : 0;
    }
    *cell = read_statement(brief);
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

/* Finds how many line numbers of both kinds there are. */
static int
measure(Statements *statements)
{
    PyObject *key, *brief;
    Py_ssize_t place = 0;
    while (PyDict_Next(statements->briefs, &place, &key, &brief)) {
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
statements_init(Statements *statements, PyObject *briefs)
{
    statements->briefs = Py_NewRef(briefs);
    if (measure(statements) < 0) {
        return -1;
    }
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
    Py_CLEAR(statements->briefs);
}
