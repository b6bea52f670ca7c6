/* `sandbox.guest._accelerator`: the tracer in C. The Python files of `sandbox.guest` say what it does; here is how it is fast. */
#include "tracer.h"

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "_accelerator",
    .m_doc = "The tracer in C, for one minor version of CPython; its traces are those of sandbox.guest.tracer.",
    .m_size = -1,
};

static int
is_right_version(void)
{
    if (Py_Version >> 16 == PY_VERSION_HEX >> 16) {
        return 1;
    }
    PyErr_SetString(PyExc_ImportError, "the accelerator was compiled for another version of Python");
    return 0;
}

#pragma GCC visibility pop
PyMODINIT_FUNC
PyInit__accelerator(void)
{
    if (!is_right_version() || PyType_Ready(&Look_Type) < 0 || PyType_Ready(&Activation_Type) < 0) {
        return NULL;
    }
    PyObject *module = PyModule_Create(&definition);
    if (module != NULL && PyModule_AddType(module, &Tracer_Type) < 0) {
        Py_CLEAR(module);
    }
    return module;
}
