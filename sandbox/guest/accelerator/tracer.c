#include "tracer.h"
#include "watcher.h"

int
frames_push(Frames *frames, Activation *activation)
{
    if (frames->count == frames->room) {
        int room = frames->room ? 2 * frames->room : 32;
        Activation **wider = PyMem_Realloc(frames->items, room * sizeof(Activation *));
        if (wider == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        frames->items = wider;
        frames->room = room;
    }
    frames->items[frames->count++] = (Activation *)Py_NewRef((PyObject *)activation);
    return 0;
}

static void
frames_clear(Frames *frames)
{
    while (frames->count) {
        Py_DECREF(frames->items[--frames->count]);
    }
    PyMem_Free(frames->items);
    *frames = (Frames){0};
}

static int
frames_traverse(Frames *frames, visitproc visit, void *arg)
{
    for (int place = 0; place < frames->count; place++) {
        Py_VISIT(frames->items[place]);
    }
    return 0;
}

/* --- the program's global data --- */

static int
change_globals(Tracer *tracer, const char *hidden, Quiet *quiet, Changes *changes)
{
    PyObject *const *names = &PyTuple_GET_ITEM(tracer->data, 0);
    Names both = {names, tracer->labels};
    int found = 0, failed = 0;
    for (; found < tracer->data_count && !failed; found++) {
        tracer->now[found] = Py_XNewRef(PyDict_GetItemWithError(tracer->namespace, names[found]));
        failed = tracer->now[found] == NULL && PyErr_Occurred() ? -1 : 0;
    }
    if (!failed) {
        failed = variables_change(&tracer->looks, tracer->globals, tracer->data_count, &tracer->told, &both, tracer->now, hidden,
                                  quiet, changes);
    }
    while (found--) {
        Py_CLEAR(tracer->now[found]);
    }
    return failed;
}

int
tracer_global_changes(Tracer *tracer, const char *shadowed, Quiet *quiet, Changes *changes)
{
    return change_globals(tracer, shadowed, quiet, changes);
}

int
tracer_global_news(Tracer *tracer, const char *shadowed, Changes *changes)
{
    char *hidden = PyMem_Malloc(tracer->data_count + 1);
    if (hidden == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (int place = 0; place < tracer->data_count; place++) {
        int news = tracer->untold[place] && !(shadowed != NULL && shadowed[place]);
        tracer->untold[place] -= news;
        tracer->untold_count -= news;
        hidden[place] = !news;
    }
    int failed = change_globals(tracer, hidden, NULL, changes);
    PyMem_Free(hidden);
    return failed;
}

/* --- events --- */

/* The interpreter's frames from the program's module level up to `frame`, as if that had made the call. */
static int
depth_of(const Tracer *tracer, PyFrameObject *frame)
{
    if (tracer->stack.count == 0) {
        return 2;
    }
    const Activation *below = tracer->stack.items[tracer->stack.count - 1];
    int distance = 1;
    _PyInterpreterFrame *one = _PyFrame_GetFirstComplete(frame->f_frame->previous);
    while (one != NULL && (one->frame_obj == NULL || one->frame_obj != below->frame)) {
        distance++;
        one = _PyFrame_GetFirstComplete(one->previous);
    }
    return below->python_depth + distance;
}

static int
is_program(const Tracer *tracer, const PyCodeObject *code)
{
    return code->co_filename == tracer->filename
           || (PyUnicode_CheckExact(code->co_filename) && PyUnicode_Compare(code->co_filename, tracer->filename) == 0);
}

static Activation *
activation_of(PyFrameObject *frame)
{
    return frame->f_trace != NULL && Py_IS_TYPE(frame->f_trace, &Activation_Type) ? (Activation *)frame->f_trace : NULL;
}

static Scope *
find_scope(Tracer *tracer, PyCodeObject *code)
{
    Scope *scope = scope_of(&tracer->scopes, code, tracer->data);
    if (scope != NULL && scope->first == NULL && !scope->hidden) {
        if (statement_at(&tracer->statements, code->co_firstlineno, &scope->first) < 0) {
            return NULL;
        }
        if (scope->first == NULL) {
            PyErr_Format(PyExc_KeyError, "%d", code->co_firstlineno);
            return NULL;
        }
    }
    return scope;
}

/* A frame was entered; `*refused` tells whether for its depth it may not go on. */
static int
enter(Tracer *tracer, PyFrameObject *frame, int *refused)
{
    PyCodeObject *code = _PyFrame_GetCode(frame->f_frame);
    if (!is_program(tracer, code)) {
        return 0;
    }
    Scope *scope = find_scope(tracer, code);
    if (scope == NULL || scope->hidden) {
        return scope == NULL ? -1 : 0;
    }
    int depth = depth_of(tracer, frame);
    if (depth > tracer->limit) {
        *refused = 1;
        PyErr_SetString(PyExc_RecursionError, "maximum recursion depth exceeded");
        return -1;
    }
    Activation *owner = activation_of(frame);
    if (owner != NULL) {
        return activation_enter(owner, frame, depth, 1);
    }
    owner = activation_new(tracer, scope, tracer->entered);
    if (owner == NULL) {
        return -1;
    }
    tracer->entered++;
    Py_XSETREF(frame->f_trace, (PyObject *)owner);
    return activation_enter(owner, frame, depth, 0);
}

static int
tell(Tracer *tracer, PyFrameObject *frame, int what, PyObject *arg)
{
    int count = tracer->stack.count;
    Activation *owner = count ? tracer->stack.items[count - 1] : NULL;
    if (owner == NULL || owner->frame != frame) {
        owner = activation_of(frame);
    }
    if (owner == NULL || owner->tracer != tracer || owner->frame != frame) {
        return 0;
    }
    Py_INCREF(owner);
    int failed = what == PyTrace_LINE        ? activation_line(owner, frame)
                 : what == PyTrace_RETURN    ? activation_return(owner, frame, arg)
                 : what == PyTrace_EXCEPTION ? activation_exception(owner, frame, arg)
                                             : 0;
    Py_DECREF(owner);
    return failed;
}

/* The interpreter's events. Like a trace function of Python's that raises, one that fails is removed. */
static int
on_event(PyObject *self, PyFrameObject *frame, int what, PyObject *arg)
{
    Tracer *tracer = (Tracer *)self;
    int refused = 0;
    int failed = what == PyTrace_CALL ? enter(tracer, frame, &refused) : tell(tracer, frame, what, arg);
    if (failed && !refused) {
        PyObject *error = PyErr_GetRaisedException();
        PyEval_SetTrace(NULL, NULL);
        PyErr_SetRaisedException(error);
    }
    return failed ? -1 : 0;
}

/* --- the object --- */

static PyObject *
tracer_start(PyObject *self, PyObject *Py_UNUSED(none))
{
    PyEval_SetTrace(on_event, self);
    Py_RETURN_NONE;
}

static PyObject *
tracer_stop(PyObject *self, PyObject *Py_UNUSED(none))
{
    PyEval_SetTrace(NULL, NULL);
    ((Tracer *)self)->blinded = 1;
    Py_RETURN_NONE;
}

/* Read from the thread itself: what `sys` says is the program's to change. */
static PyObject *
tracer_intact(PyObject *self, PyObject *Py_UNUSED(none))
{
    PyThreadState *thread = PyThreadState_Get();
    int there = thread->c_tracefunc == on_event && thread->c_traceobj == self;
    return PyBool_FromLong(there && !((Tracer *)self)->blinded && ((Tracer *)self)->stack.count == 0);
}

static PyObject *
tracer_steps(PyObject *self, PyObject *Py_UNUSED(none))
{
    return rows_view(&((Tracer *)self)->rows);
}

static int
init_globals(Tracer *tracer, PyObject *namespace, PyObject *data)
{
    tracer->namespace = Py_NewRef(namespace);
    tracer->data = Py_NewRef(data);
    tracer->data_count = tracer->untold_count = (int)PyTuple_GET_SIZE(data);
    tracer->now = PyMem_Calloc(tracer->data_count + 1, sizeof(PyObject *));
    tracer->globals = PyMem_Calloc(tracer->data_count + 1, sizeof(Slot));
    tracer->labels = PyMem_Calloc(tracer->data_count + 1, sizeof(Text *));
    tracer->untold = PyMem_Malloc(tracer->data_count + 1);
    tracer->hidden = PyMem_Calloc(tracer->data_count + 1, 1);
    if (tracer->now == NULL || tracer->globals == NULL || tracer->labels == NULL || tracer->untold == NULL
        || tracer->hidden == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memset(tracer->untold, 1, tracer->data_count + 1);
    for (int place = 0; place < tracer->data_count; place++) {
        tracer->labels[place] = label_of(PyTuple_GET_ITEM(data, place));
        if (tracer->labels[place] == NULL) {
            return -1;
        }
    }
    return 0;
}

static PyObject *
tracer_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"filename", "briefs", "namespace", "data", "looks", "shape_of", "containers", "differs", "rare", "cut", "steps",
                            "trace_bytes", NULL};
    PyObject *filename, *briefs, *namespace, *data, *looks, *shape_of, *containers, *differs;
    PyObject *rare, *cut;
    Py_ssize_t steps;
    long long trace_bytes;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "$UO!O!O!OOOO!OOnL", names, &filename, &PyDict_Type, &briefs, &PyDict_Type,
                                     &namespace, &PyTuple_Type, &data, &looks, &shape_of, &containers, &PyTuple_Type, &differs,
                                     &rare, &cut, &steps, &trace_bytes)) {
        return NULL;
    }
    Tracer *tracer = (Tracer *)type->tp_alloc(type, 0);
    if (tracer == NULL) {
        return NULL;
    }
    tracer->filename = Py_NewRef(filename);
    tracer->rare = Py_NewRef(rare);
    tracer->limit = 1000;
    if (rows_init(&tracer->rows, steps, trace_bytes, cut) < 0
        || looks_init(&tracer->looks, (PyObject *)tracer, looks, shape_of, containers, differs) < 0
        || statements_init(&tracer->statements, briefs) < 0
        || init_globals(tracer, namespace, data) < 0) {
        Py_CLEAR(tracer);
    }
    return (PyObject *)tracer;
}

static int
tracer_traverse(PyObject *self, visitproc visit, void *arg)
{
    Tracer *tracer = (Tracer *)self;
    Py_VISIT(tracer->rare);
    Py_VISIT(tracer->namespace);
    Py_VISIT(tracer->rows.cut);
    Py_VISIT(tracer->rows.watcher);
    int stopped = frames_traverse(&tracer->stack, visit, arg);
    stopped = stopped ? stopped : frames_traverse(&tracer->resumed, visit, arg);
    stopped = stopped ? stopped : looks_traverse(&tracer->looks, visit, arg);
    return stopped || tracer->globals == NULL ? stopped : slots_traverse(tracer->globals, tracer->data_count, visit, arg);
}

/* Breaks the cycles; what its activations and looks still use stays until it is gone. */
static int
tracer_clear(PyObject *self)
{
    Tracer *tracer = (Tracer *)self;
    frames_clear(&tracer->stack);
    frames_clear(&tracer->resumed);
    if (tracer->globals != NULL) {
        slots_clear(tracer->globals, tracer->data_count);
    }
    Py_CLEAR(tracer->rare);
    Py_CLEAR(tracer->rows.cut);
    Py_CLEAR(tracer->rows.watcher);
    return 0;
}

static void
tracer_dealloc(PyObject *self)
{
    Tracer *tracer = (Tracer *)self;
    PyObject_GC_UnTrack(self);
    tracer_clear(self);
    rows_clear(&tracer->rows);
    looks_clear(&tracer->looks);
    statements_clear(&tracer->statements);
    scopes_clear(&tracer->scopes);
    for (int place = 0; tracer->labels != NULL && place < tracer->data_count; place++) {
        text_drop(tracer->labels[place]);
    }
    PyMem_Free(tracer->labels);
    PyMem_Free(tracer->now);
    PyMem_Free(tracer->globals);
    PyMem_Free(tracer->untold);
    PyMem_Free(tracer->hidden);
    Py_XDECREF(tracer->filename);
    Py_XDECREF(tracer->namespace);
    Py_XDECREF(tracer->data);
    Py_TYPE(self)->tp_free(self);
}

static PyMethodDef tracer_methods[] = {
    {"start", tracer_start, METH_NOARGS, "Trace whatever the program's code does from now on in this thread."},
    {"stop", tracer_stop, METH_NOARGS, "Trace no more, for good: one that is started again is not intact."},
    {"intact", tracer_intact, METH_NOARGS, "Whether it is still there and saw every frame end that it saw begin."},
    {"steps", tracer_steps, METH_NOARGS, "The rows so far, as canonical JSON, in a memoryview that holds until the next row."},
    {"watch", tracer_watch, METH_VARARGS, "Call an object's `before` before the row of an index, and its `left` at the end of frames."},
    {"frame", tracer_frame, METH_O, "The frame on the stack with a number."},
    {"below", tracer_below, METH_NOARGS, "The frame below the top of the stack."},
    {"place", tracer_place, METH_NOARGS, "Where in the JSON the next row will begin."},
    {"since", tracer_since, METH_O, "The rows from a place in the JSON on, as bytes without brackets."},
    {"last", tracer_last, METH_NOARGS, "Index and event of the last row."},
    {NULL},
};

static PyMemberDef tracer_members[] = {
    {"limit", Py_T_INT, offsetof(Tracer, limit), 0, "The recursion limit that the program sees."},
    {NULL},
};

PyTypeObject Tracer_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "accelerator.Tracer",
    .tp_basicsize = sizeof(Tracer),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = tracer_new,
    .tp_dealloc = tracer_dealloc,
    .tp_traverse = tracer_traverse,
    .tp_clear = tracer_clear,
    .tp_methods = tracer_methods,
    .tp_members = tracer_members,
};
