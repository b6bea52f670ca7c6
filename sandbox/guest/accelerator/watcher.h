/* What who watches a tracer may ask: `sandbox.guest.probe`. */
#ifndef ACCELERATOR_WATCHER_H
#define ACCELERATOR_WATCHER_H

#include "common.h"

PyObject *tracer_watch(PyObject *self, PyObject *args);
PyObject *tracer_frame(PyObject *self, PyObject *number);
PyObject *tracer_below(PyObject *self, PyObject *none);
PyObject *tracer_place(PyObject *self, PyObject *none);
PyObject *tracer_since(PyObject *self, PyObject *place);
PyObject *tracer_last(PyObject *self, PyObject *none);

#endif
