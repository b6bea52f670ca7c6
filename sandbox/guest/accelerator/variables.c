#include "variables.h"

Text *
label_of(PyObject *name)
{
    Buffer buffer = {0};
    Text *label = NULL;
    if (buffer_literal(&buffer, "\"") == 0 && buffer_escaped(&buffer, name) == 0 && buffer_literal(&buffer, "\":\"") == 0) {
        label = text_new(buffer.bytes, buffer.size, 0);
    }
    buffer_free(&buffer);
    return label;
}

static int
widen(Changes *changes)
{
    Change *wider = PyMem_Malloc(2 * changes->room * sizeof(Change));
    if (wider == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memcpy(wider, changes->items, changes->count * sizeof(Change));
    if (changes->items != changes->few) {
        PyMem_Free(changes->items);
    }
    changes->items = wider;
    changes->room *= 2;
    return 0;
}

int
changes_add(Changes *changes, PyObject *name, const Text *label, PyObject *plain, Text *text)
{
    if (changes->count == changes->room && widen(changes) < 0) {
        return -1;
    }
    Change *change = &changes->items[changes->count++];
    change->name = Py_NewRef(name);
    change->label = label;
    change->plain = Py_XNewRef(plain);
    change->text = text == NULL ? NULL : text_use(text);
    return 0;
}

int
changes_put(Changes *changes, PyObject *name, PyObject *plain, Text *text)
{
    for (int place = 0; place < changes->count; place++) {
        Change *change = &changes->items[place];
        if (change->name == name) {
            Py_XDECREF(change->plain);
            text_drop(change->text);
            change->plain = Py_XNewRef(plain);
            change->text = text == NULL ? NULL : text_use(text);
            return 0;
        }
    }
    return changes_add(changes, name, NULL, plain, text);
}

static void
move(Changes *changes, int from, int to)
{
    Change moved = changes->items[from];
    memmove(&changes->items[to + 1], &changes->items[to], (from - to) * sizeof(Change));
    changes->items[to] = moved;
}

int
changes_order(Changes *changes, PyObject *first)
{
    int sorted = 0;
    for (Py_ssize_t place = 0; first != NULL && place < PyTuple_GET_SIZE(first); place++) {
        PyObject *name = PyTuple_GET_ITEM(first, place);
        for (int at = sorted; at < changes->count; at++) {
            if (changes->items[at].name == name || !PyUnicode_Compare(changes->items[at].name, name)) {
                move(changes, at, sorted++);
                break;
            }
        }
    }
    for (int at = sorted + 1; at < changes->count; at++) {
        int to = at;
        while (to > sorted && PyUnicode_Compare(changes->items[at].name, changes->items[to - 1].name) < 0) {
            to--;
        }
        move(changes, at, to);
    }
    return PyErr_Occurred() ? -1 : 0;
}

void
changes_clear(Changes *changes)
{
    for (int place = 0; place < changes->count; place++) {
        Py_XDECREF(changes->items[place].plain);
        Py_DECREF(changes->items[place].name);
        text_drop(changes->items[place].text);
    }
    if (changes->items != changes->few) {
        PyMem_Free(changes->items);
    }
    changes_init(changes);
}

/* The run through the variables: from `held` on their values are held, since code of the program may have run. */
typedef struct {
    PyObject **now;
    int count, held;
} Run;

static void
hold(Run *run, int from)
{
    if (run->held == run->count) {
        for (int place = from; place < run->count; place++) {
            Py_XINCREF(run->now[place]);
        }
        run->held = from;
    }
}

static void
release(Run *run)
{
    for (int place = run->held; place < run->count; place++) {
        Py_XDECREF(run->now[place]);
    }
}

/* Looks at a value that the variable did not have before. */
static int
tell(Looks *looks, PyObject *value, Slot *fresh)
{
    *fresh = (Slot){.value = Py_NewRef(value)};
    if (is_plain(value)) {
        return 0;
    }
    const Shape *shape = shape_of(&looks->shapes, value);
    if (shape == NULL) {
        return -1;
    }
    if (!is_container(shape)) {
        fresh->text = looks_text(looks, value);
        return fresh->text == NULL ? -1 : 0;
    }
    fresh->look = looks_at(looks, value);
    if (fresh->look == NULL) {
        return -1;
    }
    fresh->text = text_use(fresh->look->text);
    if (!look_can_change(fresh->look)) {
        Py_CLEAR(fresh->look);
    }
    return 0;
}

static void
slot_clear(Slot *slot)
{
    Slot old = *slot;
    *slot = (Slot){0};
    text_drop(old.text);
    Py_XDECREF(old.look);
    Py_XDECREF(old.value);
}

/* Whether two tellings have different texts: 1, 0, or -1 with an exception. */
static int
slots_differ(const Slot *old, const Slot *fresh)
{
    if (old->value == NULL || (old->text == NULL) != (fresh->text == NULL)) {
        return 1;
    }
    if (old->text != NULL) {
        return !text_equals(old->text, fresh->text->bytes, fresh->text->size);
    }
    int same = same_plain(old->value, fresh->value);
    return same < 0 ? -1 : !same;
}

/* The variable has another value than before. */
static int
replace(Looks *looks, Slot *slot, Run *run, int place, const Names *names, Changes *changes)
{
    PyObject *value = run->now[place];
    Slot fresh;
    if (!is_plain(value) || (slot->value != NULL && !is_plain(slot->value))) {
        hold(run, place);
    }
    int differs = tell(looks, value, &fresh);
    differs = differs < 0 ? -1 : slots_differ(slot, &fresh);
    if (differs < 0) {
        slot_clear(&fresh);
        return -1;
    }
    if (differs
        && changes_add(changes, names->names[place], names->labels[place], fresh.text == NULL ? value : NULL, fresh.text) < 0) {
        slot_clear(&fresh);
        return -1;
    }
    Slot old = *slot;
    *slot = fresh;
    slot_clear(&old);
    return 0;
}

static int
is_quiet(Quiet *quiet)
{
    if (quiet != NULL && quiet->known < 0) {
        quiet->known = quiet->ask(quiet);
    }
    return quiet == NULL ? 0 : quiet->known;
}

/* The variable has the same value, which may have changed inside. */
static int
review(Slot *slot, Run *run, int place, int hidden, const Names *names, Changes *changes)
{
    Look *look = slot->look;
    if (look->python != NULL || notes_differ(&look->notes)) {
        hold(run, place);
        Py_INCREF(look);
        int failed = look_refresh(look);
        Py_DECREF(look);
        if (failed < 0) {
            return -1;
        }
    }
    if (slot->text == look->text || hidden) {
        return 0;
    }
    int differs = !text_equals(slot->text, look->text->bytes, look->text->size);
    text_drop(slot->text);
    slot->text = text_use(look->text);
    return differs ? changes_add(changes, names->names[place], names->labels[place], NULL, slot->text) : 0;
}

static int
drop_gone(Slot *slots, int *told, const Names *names, Run *run, const char *hidden, Changes *changes)
{
    for (int place = 0; place < run->count; place++) {
        if (slots[place].value != NULL && run->now[place] == NULL && !(hidden != NULL && hidden[place])) {
            *told -= 1;
            slot_clear(&slots[place]);
            if (changes_add(changes, names->names[place], names->labels[place], NULL, NULL) < 0) {
                return -1;
            }
        }
    }
    return 0;
}

int
variables_change(Looks *looks, Slot *slots, int count, int *told, const Names *names, PyObject **now,
                 const char *hidden, Quiet *quiet, Changes *changes)
{
    Run run = {now, count, count};
    int present = 0, failed = 0;
    for (int place = 0; !failed && place < count; place++) {
        PyObject *value = now[place];
        Slot *slot = &slots[place];
        if (value == NULL) {
            continue;
        }
        present++;
        if (slot->value == value) {
            if (slot->look != NULL) {
                int dear = look_is_dear(slot->look);
                if (dear) {
                    hold(&run, place); /* asking may run Python, and that a collection of garbage */
                }
                int skipped = dear ? is_quiet(quiet) : 0;
                failed = skipped < 0 ? -1
                         : skipped   ? 0
                                     : review(slot, &run, place, hidden != NULL && hidden[place], names, changes);
            }
        }
        else if (hidden == NULL || !hidden[place]) {
            *told += slot->value == NULL;
            failed = replace(looks, slot, &run, place, names, changes);
        }
    }
    if (!failed && *told != present) {
        failed = drop_gone(slots, told, names, &run, hidden, changes);
    }
    release(&run);
    return failed;
}

void
slots_clear(Slot *slots, int count)
{
    for (int place = 0; place < count; place++) {
        slot_clear(&slots[place]);
    }
}

int
slots_traverse(Slot *slots, int count, visitproc visit, void *arg)
{
    for (int place = 0; place < count; place++) {
        Py_VISIT(slots[place].value);
        Py_VISIT(slots[place].look);
    }
    return 0;
}
