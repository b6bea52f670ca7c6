/* What all files of the accelerator share: the interpreter's headers, for exactly one minor version of CPython. */
#ifndef ACCELERATOR_COMMON_H
#define ACCELERATOR_COMMON_H

#define PY_SSIZE_T_CLEAN
#define Py_BUILD_CORE 1 /* frames and instances are read where the interpreter keeps them */
#ifndef NDEBUG
#define NDEBUG 1 /* the headers' own checks need symbols that the interpreter does not export */
#endif
#include <Python.h>

#if PY_VERSION_HEX < 0x030D0000 || PY_VERSION_HEX >= 0x030E0000 || defined(Py_GIL_DISABLED)
#error "the accelerator knows the inside of CPython 3.13 with its lock only"
#endif

#include "internal/pycore_code.h"
#include "internal/pycore_dict.h"
#include "internal/pycore_frame.h"
#include "internal/pycore_object.h"

#include <sys/mman.h>

#pragma GCC visibility push(hidden) /* calls among our own files need no detour */

typedef struct Tracer Tracer;
typedef struct Scope Scope;
typedef struct Statement Statement;

/* How a piece of work ended. */
typedef enum {
    FAILED = -1, /* a Python exception is set */
    DONE = 0,
    RARE = 1, /* left to the specification in Python */
} Status;

#endif
