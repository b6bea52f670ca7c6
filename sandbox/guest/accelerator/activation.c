#include "tracer.h"

#include "opcode_ids.h"

#define NOWHERE (-1)
#define FEW_VALUES 64

/* --- its variables --- */

/* The specification's answer for a slow scope. */
static int
slow_changes(Activation *self, PyFrameObject *frame, PyObject *comprehended, Changes *changes)
{
    Tracer *tracer = self->tracer;
    PyObject *found = PyObject_CallMethod(tracer->rare, "changes", "OOO", self->variables, frame, comprehended);
    PyObject *name, *text;
    Py_ssize_t place = 0;
    if (found == NULL || !PyDict_CheckExact(found)) {
        Py_XDECREF(found);
        return -1;
    }
    int failed = 0;
    while (!failed && PyDict_Next(found, &place, &name, &text)) {
        Text *told = text == Py_None ? NULL : text_of(text);
        failed = (text != Py_None && told == NULL) || changes_put(changes, name, NULL, told) < 0;
        text_drop(told);
    }
    Py_DECREF(found);
    return failed ? -1 : 0;
}

/* Flags of the variables in a set of names; NULL if there is none, or with an exception. */
static char *
flags_of(const Scope *scope, PyObject *names)
{
    if (names == NULL || PySet_GET_SIZE(names) == 0) {
        return NULL;
    }
    char *flags = PyMem_Calloc(scope->count + 1, 1);
    if (flags == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    for (int place = 0; place < scope->count; place++) {
        flags[place] = PySet_Contains(names, scope->names.names[place]) > 0;
    }
    return flags;
}

/* What changed in the frame's variables. comprehended: set of names left for the next time, or NULL. */
static int
own_changes(Activation *self, PyFrameObject *frame, PyObject *comprehended, Quiet *quiet, Changes *changes)
{
    Scope *scope = self->scope;
    if (scope->slow) {
        return slow_changes(self, frame, comprehended ? comprehended : Py_None, changes);
    }
    PyObject *few[FEW_VALUES], **values = scope->count > FEW_VALUES ? PyMem_New(PyObject *, scope->count) : few;
    if (values == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    char *hidden = flags_of(scope, comprehended);
    int failed = PyErr_Occurred() ? -1 : 0;
    if (!failed) {
        scope_values(scope, frame->f_frame, values);
        failed = variables_change(&self->tracer->looks, self->slots, scope->count, &self->told, &scope->names, values, hidden,
                                  quiet, changes);
    }
    PyMem_Free(hidden);
    if (values != few) {
        PyMem_Free(values);
    }
    return failed;
}

/* Flags of the global data that names of the frame hide, in `*shadows`. */
static int
find_shadows(Activation *self, PyFrameObject *frame, const char **shadows)
{
    Tracer *tracer = self->tracer;
    *shadows = self->scope->shadows;
    if (self->scope->optimized) {
        return 0;
    }
    PyObject *names = PyObject_CallMethod(tracer->rare, "names", "(O)", frame);
    if (names == NULL || !PyAnySet_Check(names)) {
        Py_XDECREF(names);
        return -1;
    }
    for (int place = 0; place < tracer->data_count; place++) {
        tracer->hidden[place] = PySet_Contains(names, PyTuple_GET_ITEM(tracer->data, place)) > 0;
    }
    *shadows = tracer->hidden;
    Py_DECREF(names);
    return PyErr_Occurred() ? -1 : 0;
}

static int
is_quiet_target(Activation *self, PyFrameObject *frame, PyObject *target)
{
    const Scope *scope = self->scope;
    for (int place = 0; !scope->slow && place < scope->count; place++) {
        if (scope->names.names[place] == target) {
            PyObject *value = frame->f_frame->localsplus[place];
            if (scope->kinds != NULL && value != NULL && PyCell_Check(value)) {
                value = PyCell_GET(value);
            }
            return value != NULL && is_plain(value);
        }
    }
    return 0;
}

/* Whether the statement so far cannot have changed anything but what names stand for: 1, 0, or -1 with an exception. */
static int
is_quiet(const Quiet *quiet)
{
    Activation *self = quiet->owner;
    PyFrameObject *frame = quiet->frame;
    Statement *head = self->head;
    if (head == NULL || head != self->statement || self->row != self->tracer->rows.count - 1) {
        return 0;
    }
    if (!head->quiet || head->target == NULL) {
        return head->quiet;
    }
    return is_quiet_target(self, frame, head->target);
}

/* --- telling --- */

static int
tell(Activation *self, Event event, const Changes *changes, const Told *told, const Text *value)
{
    Row row = {event, self->scope->function, self->line, self->depth, self->number, -1, value, NULL};
    return rows_append(&self->tracer->rows, &self->tracer->looks, &row, changes, told);
}

/* Tells that it was resumed, and what it found changed; then how it was asked to close, if it was. */
static int
go_on(Activation *self)
{
    int failed = tell(self, RESUME_ROW, NULL, &self->found, NULL);
    if (!failed && self->closing != NULL) {
        failed = tell(self, EXCEPTION_ROW, NULL, NULL, self->closing);
        text_drop(self->closing);
        self->closing = NULL;
    }
    return failed;
}

/* Has all frames told that were resumed and did not come to say so. */
static int
catch_up(Tracer *tracer)
{
    Frames *waiting = &tracer->resumed;
    int failed = 0;
    while (!failed && waiting->count) {
        Activation *first = waiting->items[0];
        memmove(waiting->items, waiting->items + 1, --waiting->count * sizeof(Activation *));
        failed = go_on(first);
        Py_DECREF(first);
    }
    return failed;
}

/* Notes where the frame went from the statement that it is in. */
static void
decide(Activation *self, int follower)
{
    const Statement *head = self->head;
    if (self->decided < 0 && head != NULL && self->scope->decides && head->decides) {
        self->decided = head->asserts || (head->first <= follower && follower < head->stop);
    }
}

static int
settle_with(Activation *self, PyFrameObject *frame, int ends, PyObject *comprehended, Changes *changes)
{
    Rows *rows = &self->tracer->rows;
    Quiet quiet = {-1, is_quiet, self, frame};
    const char *shadows;
    if (own_changes(self, frame, comprehended, &quiet, changes) < 0) {
        return -1;
    }
    if (self->tracer->data_count
        && (find_shadows(self, frame, &shadows) < 0 || tracer_global_changes(self->tracer, shadows, &quiet, changes) < 0)) {
        return -1;
    }
    signed char decision = ends ? self->decided : -1;
    if (!changes->count && decision < 0) {
        return 0;
    }
    if (changes->count > 1) {
        if (changes_order(changes, self->head->order) < 0) {
            return -1;
        }
    }
    if (self->row == rows->count - 1) {
        return rows_complete(rows, &self->tracer->looks, changes, decision);
    }
    Row row = {FINISH_ROW, self->scope->function, self->head->line, self->depth, self->number, decision, NULL, NULL};
    self->row = rows->count;
    return rows_append(rows, &self->tracer->looks, &row, changes, NULL);
}

/* Tells what the statement did so far, and if it ends what it decided. */
static int
settle(Activation *self, PyFrameObject *frame, int ends, PyObject *comprehended)
{
    Changes changes;
    changes_init(&changes);
    int failed = settle_with(self, frame, ends, comprehended, &changes);
    changes_clear(&changes);
    return failed;
}

/* --- events --- */

static int
called(Activation *self, PyFrameObject *frame)
{
    Tracer *tracer = self->tracer;
    Scope *scope = self->scope;
    Changes changes;
    const char *shadows;
    if (catch_up(tracer) < 0) {
        return -1;
    }
    changes_init(&changes);
    int failed = own_changes(self, frame, NULL, NULL, &changes);
    int kept = 0; /* parameters come first among the variables, in their order */
    for (int place = 0; place < changes.count; place++) {
        int parameter = 0;
        for (int one = 0; one < scope->parameters && !parameter; one++) {
            parameter = changes.items[place].name == scope->names.names[one];
        }
        if (parameter) {
            Change moved = changes.items[place];
            changes.items[place] = changes.items[kept];
            changes.items[kept++] = moved;
        }
    }
    for (int place = kept; place < changes.count; place++) {
        Py_DECREF(changes.items[place].name);
        Py_XDECREF(changes.items[place].plain);
        text_drop(changes.items[place].text);
    }
    changes.count = kept;
    if (!failed && tracer->untold_count) {
        failed = find_shadows(self, frame, &shadows) < 0 || tracer_global_news(tracer, shadows, &changes) < 0;
    }
    self->line = scope->first->line;
    failed = failed || tell(self, CALL_ROW, &changes, NULL, NULL) < 0;
    changes_clear(&changes);
    return failed ? -1 : 0;
}

static int
resumed_with_changes(Activation *self, PyFrameObject *frame)
{
    Changes changes;
    changes_init(&changes);
    int failed = own_changes(self, frame, NULL, NULL, &changes) < 0 || changes_order(&changes, NULL) < 0
                 || told_write(&self->found, &self->tracer->looks, &changes) < 0
                 || frames_push(&self->tracer->resumed, self) < 0;
    changes_clear(&changes);
    return failed ? -1 : 0;
}

int
activation_enter(Activation *self, PyFrameObject *frame, int python_depth, int resumed)
{
    Frames *stack = &self->tracer->stack;
    self->depth = stack->count;
    self->python_depth = python_depth;
    self->frame = frame;
    if (frames_push(stack, self) < 0) {
        return -1;
    }
    /* A resumed one is told with what comes next: it may only be closed, and that pass without a trace. */
    return resumed ? resumed_with_changes(self, frame) : called(self, frame);
}

static inline int
place_of(PyFrameObject *frame)
{
    return _PyInterpreterFrame_LASTI(frame->f_frame) * (int)sizeof(_Py_CODEUNIT);
}

int
activation_line(Activation *self, PyFrameObject *frame)
{
    Tracer *tracer = self->tracer;
    Statement *statement;
    int place = place_of(frame);
    /* The interpreter hands over -1 for a line far from the one before, as those of statements that share a line are. */
    int mark = frame->f_lineno > 0 ? frame->f_lineno : PyFrame_GetLineNumber(frame);
    if (statement_at(&tracer->statements, mark, &statement) < 0) {
        return -1;
    }
    if (statement == NULL || (statement == self->statement && place > self->started) || statement == self->failed) {
        return 0;
    }
    if (!self->scope->optimized && statement->mark == self->scope->code->co_firstlineno) {
        return 0; /* the compiler's own beginning of a class */
    }
    self->failed = NULL;
    if (tracer->resumed.count && catch_up(tracer) < 0) {
        return -1;
    }
    self->arrived = -2;
    Statement *before = self->statement, *head = self->head;
    self->statement = statement;
    self->started = place;
    if (head != NULL) {
        int follows = before != NULL && statement->mark != statement->line && statement->line == head->line
                      && statement->index > before->index;
        decide(self, statement->index);
        if (follows) {
            return 0;
        }
        if (settle(self, frame, 1, NULL) < 0) {
            return -1;
        }
    }
    self->head = statement;
    self->line = statement->line;
    self->decided = -1;
    self->row = tracer->rows.count;
    return rows_line(&tracer->rows, self->scope->line_head, self->line, self->depth, self->number);
}

static inline int
opcode_at(const Activation *self, int place)
{
    return place >= 0 && place < PyBytes_GET_SIZE(self->scope->opcodes)
               ? (unsigned char)PyBytes_AS_STRING(self->scope->opcodes)[place]
               : -1;
}

static int
is_end_of_iteration(const Activation *self, PyFrameObject *frame, PyObject *kind)
{
    int code = opcode_at(self, place_of(frame));
    return (kind == PyExc_StopIteration || kind == PyExc_StopAsyncIteration)
           && (code == FOR_ITER || code == SEND || code == END_SEND || code == END_ASYNC_FOR);
}

/* An assertion of the frame's own failed. */
static int
is_failed_assertion(const Activation *self, PyObject *kind, PyObject *trail)
{
    return self->head->asserts && self->scope->decides && kind == PyExc_AssertionError && PyTraceBack_Check(trail)
           && ((PyTracebackObject *)trail)->tb_next == NULL;
}

static int
raised(Activation *self, PyFrameObject *frame, PyObject *kind, PyObject *trail)
{
    Statement *head = self->head;
    if (head == NULL) {
        return 0;
    }
    int failed = is_failed_assertion(self, kind, trail);
    if (failed) {
        self->decided = 0;
    }
    return settle(self, frame, failed, head->comprehended);
}

int
activation_exception(Activation *self, PyFrameObject *frame, PyObject *arrival)
{
    Tracer *tracer = self->tracer;
    Frames *waiting = &tracer->resumed;
    PyObject *kind = PyTuple_GET_ITEM(arrival, 0), *error = PyTuple_GET_ITEM(arrival, 1);
    if (is_end_of_iteration(self, frame, kind)) {
        return 0;
    }
    self->arrived = place_of(frame);
    if (waiting->count && waiting->items[waiting->count - 1] == self && kind == PyExc_GeneratorExit) {
        Text *closing = looks_text(&tracer->looks, error);
        text_drop(self->closing);
        self->closing = closing;
        return closing == NULL ? -1 : 0;
    }
    if (catch_up(tracer) < 0 || raised(self, frame, kind, PyTuple_GET_ITEM(arrival, 2)) < 0) {
        return -1;
    }
    Text *text = looks_text(&tracer->looks, error);
    int failed = text == NULL || tell(self, EXCEPTION_ROW, NULL, NULL, text) < 0;
    text_drop(text);
    self->failed = self->statement; /* the compiler's own clearing up after a comprehension is no step */
    self->statement = self->head = NULL;
    return failed ? -1 : 0;
}

/* An exception leaves the frame; a generator that only was closed has nothing to tell. */
static int
unwind(Activation *self, PyFrameObject *frame)
{
    Frames *waiting = &self->tracer->resumed;
    if (waiting->count && waiting->items[waiting->count - 1] == self) {
        waiting->count--;
        Py_DECREF(self);
        return 0;
    }
    if (self->head == NULL) {
        return 0;
    }
    decide(self, NOWHERE);
    return settle(self, frame, 1, NULL);
}

static int
hand_out(Activation *self, PyFrameObject *frame, PyObject *value, int yields)
{
    Tracer *tracer = self->tracer;
    if (catch_up(tracer) < 0) {
        return -1;
    }
    if (self->head != NULL) {
        if (!yields) {
            decide(self, NOWHERE);
        }
        if (settle(self, frame, !yields, NULL) < 0) {
            return -1;
        }
    }
    Row row = {yields ? YIELD_ROW : RETURN_ROW, self->scope->function, self->line, self->depth, self->number, -1, NULL, value};
    if (is_plain(value)) {
        return rows_append(&tracer->rows, &tracer->looks, &row, NULL, NULL);
    }
    Text *text = looks_text(&tracer->looks, value);
    int failed = text == NULL || tell(self, row.event, NULL, NULL, text) < 0;
    text_drop(text);
    return failed ? -1 : 0;
}

int
activation_return(Activation *self, PyFrameObject *frame, PyObject *value)
{
    int place = place_of(frame), code = opcode_at(self, place);
    self->tracer->blinded |= !frame->f_trace_lines;
    int yields = self->scope->suspends && (code == YIELD_VALUE || code == RESUME) && self->arrived != place;
    int failed = yields || code == RETURN_VALUE || code == RETURN_CONST ? hand_out(self, frame, value ? value : Py_None, yields)
                                                                       : unwind(self, frame);
    if (!failed && self->tracer->rows.watcher != NULL) {
        failed = tracer_tell_left(self->tracer, self->number, value ? value : Py_None, !yields);
    }
    Frames *stack = &self->tracer->stack;
    if (!failed && stack->count) {
        Activation *top = stack->items[--stack->count];
        self->frame = NULL;
        Py_DECREF(top);
    }
    return failed;
}

/* --- the object --- */

#define MOST_SPARE 16

/* An activation of the scope's size, new or used before. */
static Activation *
allocate(Scope *scope)
{
    Activation *spare = (Activation *)scope->spare;
    if (spare == NULL) {
        return PyObject_GC_NewVar(Activation, &Activation_Type, scope->slow ? 0 : scope->count);
    }
    scope->spare = (PyObject *)spare->tracer;
    scope->spare_count--;
    _Py_NewReference((PyObject *)spare);
    return spare;
}

Activation *
activation_new(Tracer *tracer, Scope *scope, int number)
{
    Activation *self = allocate(scope);
    if (self == NULL) {
        return NULL;
    }
    size_t start = offsetof(Activation, tracer);
    memset((char *)self + start, 0, sizeof(Activation) - start + Py_SIZE(self) * sizeof(Slot));
    self->tracer = (Tracer *)Py_NewRef((PyObject *)tracer);
    self->scope = scope;
    self->decided = -1;
    self->row = NOWHERE;
    self->started = NOWHERE;
    self->arrived = -2;
    self->number = number;
    PyObject_GC_Track(self);
    if (scope->slow) {
        self->variables = PyObject_CallMethod(tracer->rare, "variables", NULL);
        if (self->variables == NULL) {
            Py_CLEAR(self);
        }
    }
    return self;
}

static int
activation_traverse(PyObject *self, visitproc visit, void *arg)
{
    Activation *activation = (Activation *)self;
    Py_VISIT(activation->tracer);
    Py_VISIT(activation->variables);
    return slots_traverse(activation->slots, (int)Py_SIZE(self), visit, arg);
}

static int
activation_clear(PyObject *self)
{
    Activation *activation = (Activation *)self;
    slots_clear(activation->slots, (int)Py_SIZE(self));
    Py_CLEAR(activation->variables);
    return 0;
}

static void
activation_dealloc(PyObject *self)
{
    Activation *activation = (Activation *)self;
    PyObject_GC_UnTrack(self);
    activation_clear(self);
    text_drop(activation->closing);
    buffer_free(&activation->found.json);
    Tracer *tracer = activation->tracer;
    Scope *scope = activation->scope;
    if (scope->spare_count < MOST_SPARE) {
        activation->tracer = (Tracer *)scope->spare;
        scope->spare = self;
        scope->spare_count++;
    }
    else {
        PyObject_GC_Del(self);
    }
    Py_DECREF(tracer); /* which may end the scope, and all that is spare there */
}

void
activations_free(Scope *scope)
{
    while (scope->spare != NULL) {
        PyObject *spare = scope->spare;
        scope->spare = (PyObject *)((Activation *)spare)->tracer;
        PyObject_GC_Del(spare);
    }
}

PyTypeObject Activation_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "accelerator.Activation",
    .tp_basicsize = sizeof(Activation),
    .tp_itemsize = sizeof(Slot),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .tp_dealloc = activation_dealloc,
    .tp_traverse = activation_traverse,
    .tp_clear = activation_clear,
};
