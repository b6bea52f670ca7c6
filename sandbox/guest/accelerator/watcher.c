#include "watcher.h"

#include "tracer.h"

int
tracer_tell_left(Tracer *tracer, int number, PyObject *value, int over)
{
    PyObject *done = PyObject_CallMethod(tracer->rows.watcher, "left", "iOO", number, value, over ? Py_True : Py_False);
    Py_XDECREF(done);
    return done == NULL ? -1 : 0;
}

PyObject *
tracer_watch(PyObject *self, PyObject *args)
{
    Rows *rows = &((Tracer *)self)->rows;
    PyObject *watcher;
    if (!PyArg_ParseTuple(args, "On", &watcher, &rows->next)) {
        return NULL;
    }
    Py_XSETREF(rows->watcher, Py_NewRef(watcher));
    Py_RETURN_NONE;
}

static PyObject *
frame_at(const Tracer *tracer, int place)
{
    PyFrameObject *frame = place < 0 ? NULL : tracer->stack.items[place]->frame;
    return Py_NewRef(frame == NULL ? Py_None : (PyObject *)frame);
}

PyObject *
tracer_frame(PyObject *self, PyObject *number)
{
    const Tracer *tracer = (Tracer *)self;
    long wanted = PyLong_AsLong(number);
    if (wanted == -1 && PyErr_Occurred()) {
        return NULL;
    }
    int place = tracer->stack.count - 1;
    while (place >= 0 && tracer->stack.items[place]->number != wanted) {
        place--;
    }
    return frame_at(tracer, place);
}

PyObject *
tracer_below(PyObject *self, PyObject *Py_UNUSED(none))
{
    return frame_at((Tracer *)self, ((Tracer *)self)->stack.count - 2);
}

PyObject *
tracer_place(PyObject *self, PyObject *Py_UNUSED(none))
{
    return PyLong_FromSsize_t(((Tracer *)self)->rows.json.size);
}

PyObject *
tracer_since(PyObject *self, PyObject *place)
{
    Py_ssize_t from = PyLong_AsSsize_t(place);
    return from == -1 && PyErr_Occurred() ? NULL : rows_since(&((Tracer *)self)->rows, from);
}

PyObject *
tracer_last(PyObject *self, PyObject *Py_UNUSED(none))
{
    const Rows *rows = &((Tracer *)self)->rows;
    PyObject *name = rows->count ? event_name(rows->last) : PyUnicode_FromString("");
    return name == NULL ? NULL : Py_BuildValue("nN", rows->count - 1, name);
}
