#include "rows.h"

#define ROW_BYTES 64

#define BEGINNING(event) {"[\"" event "\",\"", sizeof("[\"" event "\",\"") - 1}

static const struct {
    const char *text;
    Py_ssize_t size;
} EVENTS[] = {BEGINNING("call"),  BEGINNING("resume"), BEGINNING("line"),     BEGINNING("finish"),
              BEGINNING("yield"), BEGINNING("return"), BEGINNING("exception")};

PyObject *
event_name(Event event)
{
    return PyUnicode_FromStringAndSize(EVENTS[event].text + 2, EVENTS[event].size - 5);
}

int
rows_init(Rows *rows, Py_ssize_t most_steps, long long most_bytes, PyObject *cut)
{
    rows->most_steps = most_steps;
    rows->most_bytes = most_bytes;
    rows->cut = Py_NewRef(cut);
    rows->next = PY_SSIZE_T_MAX;
    return buffer_map(&rows->json) < 0 ? -1 : buffer_literal(&rows->json, "[");
}

void
rows_clear(Rows *rows)
{
    buffer_free(&rows->json);
    Py_CLEAR(rows->cut);
    Py_CLEAR(rows->watcher);
}

static int
stop(Rows *rows, PyObject *reason)
{
    PyObject *done = reason == NULL ? NULL : PyObject_CallOneArg(rows->cut, reason);
    Py_XDECREF(reason);
    Py_XDECREF(done);
    return done == NULL ? -1 : 0;
}

/* Calls the watcher: the next row is about to be taken. It says before which one it wants to be called again. */
static int
tell_watcher(Rows *rows, Event event, int number)
{
    rows->next = PY_SSIZE_T_MAX;
    PyObject *name = event_name(event);
    PyObject *next = name == NULL ? NULL : PyObject_CallMethod(rows->watcher, "before", "nOi", rows->count, name, number);
    Py_ssize_t index = next == NULL ? -1 : PyLong_AsSsize_t(next);
    Py_XDECREF(name);
    Py_XDECREF(next);
    if (index == -1 && PyErr_Occurred()) {
        return -1;
    }
    rows->next = index;
    return 0;
}

/* Whether there is room for another row; who watches is told that it comes. */
static int
begin(Rows *rows, Event event, int number)
{
    if (rows->count >= rows->most_steps
        && stop(rows, PyUnicode_FromFormat("more than %zd steps", rows->most_steps)) < 0) {
        return -1;
    }
    return rows->count == rows->next ? tell_watcher(rows, event, number) : 0;
}

static int
weigh(Rows *rows, Py_ssize_t chars)
{
    rows->weight += ROW_BYTES + chars;
    if (rows->weight <= rows->most_bytes) {
        return 0;
    }
    return stop(rows, PyUnicode_FromFormat("more than %lld bytes of trace", rows->most_bytes));
}

/* Writes a plain value; adds its characters to `chars`. */
static int
write_value_of(Buffer *json, Looks *looks, PyObject *plain, Py_ssize_t *chars)
{
    Writer writer;
    writer_init(&writer, json, NULL, &looks->shapes, looks->limit);
    Py_ssize_t start = json->size;
    Status status = write_plain(&writer, plain);
    if (status == DONE) {
        *chars += writer.chars;
        return 0;
    }
    Text *text = status == FAILED ? NULL : looks_text(looks, plain);
    if (text == NULL) {
        return -1;
    }
    json->size = start;
    *chars += text->chars;
    int failed = buffer_add(json, text->bytes, text->size);
    text_drop(text);
    return failed;
}

static int
write_change(Buffer *json, Looks *looks, const Change *change, Py_ssize_t *chars)
{
    Text *made = change->label == NULL ? label_of(change->name) : NULL;
    const Text *label = change->label == NULL ? made : change->label;
    int failed = label == NULL || buffer_add(json, label->bytes, label->size) < 0;
    text_drop(made);
    if (failed) {
        return -1;
    }
    if (change->plain == NULL && change->text == NULL) {
        json->size--; /* no quote */
        return buffer_literal(json, "null");
    }
    if (change->plain != NULL) {
        if (write_value_of(json, looks, change->plain, chars) < 0) {
            return -1;
        }
    }
    else {
        *chars += change->text->chars;
        if (buffer_add(json, change->text->bytes, change->text->size) < 0) {
            return -1;
        }
    }
    return buffer_literal(json, "\"");
}

/* Writes `{"name":"text",...}`; adds the texts' characters to `chars`. */
static int
write_changes(Buffer *json, Looks *looks, const Changes *changes, Py_ssize_t *chars)
{
    if (buffer_literal(json, "{") < 0) {
        return -1;
    }
    for (int place = 0; changes != NULL && place < changes->count; place++) {
        if ((place && buffer_literal(json, ",") < 0) || write_change(json, looks, &changes->items[place], chars) < 0) {
            return -1;
        }
    }
    return buffer_literal(json, "}");
}

int
told_write(Told *told, Looks *looks, const Changes *changes)
{
    told->json.size = 0;
    told->chars = 0;
    return write_changes(&told->json, looks, changes, &told->chars);
}

/* Writes what follows the changes, and ends the row; adds the characters of a plain value to `chars`. */
static int
write_end(Buffer *json, Looks *looks, const Row *row, Py_ssize_t *chars)
{
    if (row->value != NULL || row->plain != NULL) {
        int failed = buffer_literal(json, ",null,\"") < 0
                     || (row->value != NULL ? buffer_add(json, row->value->bytes, row->value->size)
                                            : write_value_of(json, looks, row->plain, chars)) < 0;
        return failed ? -1 : buffer_literal(json, "\"]");
    }
    return row->decision < 0 ? buffer_literal(json, ",null,null]")
           : row->decision   ? buffer_literal(json, ",true,null]")
                             : buffer_literal(json, ",false,null]");
}

static inline char *
put_number(char *out, unsigned int number)
{
    int length = 1;
    for (unsigned int rest = number; rest > 9; rest /= 10) {
        length++;
    }
    out[length] = ',';
    for (int place = length; place--; number /= 10) {
        out[place] = (char)('0' + number % 10);
    }
    return out + length + 1;
}

static int
write_begin(Rows *rows, const Row *row)
{
    Buffer *json = &rows->json;
    if (buffer_reserve(json, row->function->size + 128) < 0) {
        return -1;
    }
    char *out = json->bytes + json->size;
    if (rows->count) {
        *out++ = ',';
    }
    memcpy(out, EVENTS[row->event].text, EVENTS[row->event].size);
    out += EVENTS[row->event].size;
    memcpy(out, row->function->bytes, row->function->size);
    out += row->function->size;
    *out++ = '"';
    *out++ = ',';
    out = put_number(out, row->line);
    out = put_number(out, row->depth);
    out = put_number(out, row->number);
    json->size = out - json->bytes;
    return 0;
}

int
rows_line(Rows *rows, const Text *head, int line, int depth, int number)
{
    static const char END[] = "{},null,null]";
    if (begin(rows, LINE_ROW, number) < 0) {
        return -1;
    }
    if (buffer_reserve(&rows->json, head->size + 64) < 0) {
        return -1;
    }
    char *out = rows->json.bytes + rows->json.size;
    if (rows->count) {
        *out++ = ',';
    }
    memcpy(out, head->bytes, head->size);
    out = put_number(put_number(put_number(out + head->size, line), depth), number);
    rows->tail = out - rows->json.bytes;
    memcpy(out, END, sizeof(END) - 1);
    rows->json.size = rows->tail + (Py_ssize_t)sizeof(END) - 1;
    rows->count++;
    rows->last = LINE_ROW;
    return weigh(rows, 0);
}

int
rows_append(Rows *rows, Looks *looks, const Row *row, const Changes *changes, const Told *told)
{
    if (begin(rows, row->event, row->number) < 0) {
        return -1;
    }
    Py_ssize_t start = rows->json.size, tail, chars = row->value ? row->value->chars : 0;
    int failed = write_begin(rows, row);
    tail = rows->json.size;
    if (!failed && told != NULL) {
        failed = buffer_add(&rows->json, told->json.bytes, told->json.size);
        chars += told->chars;
    }
    else if (!failed) {
        failed = write_changes(&rows->json, looks, changes, &chars);
    }
    failed = failed || write_end(&rows->json, looks, row, &chars) < 0;
    if (failed) {
        rows->json.size = start;
        return -1;
    }
    rows->tail = tail;
    rows->count++;
    rows->last = row->event;
    return weigh(rows, chars);
}

int
rows_complete(Rows *rows, Looks *looks, const Changes *changes, signed char decision)
{
    Py_ssize_t chars = 0;
    Row end = {.decision = decision};
    rows->json.size = rows->tail;
    if (write_changes(&rows->json, looks, changes, &chars) < 0 || write_end(&rows->json, looks, &end, &chars) < 0) {
        PyObject *error = PyErr_GetRaisedException();
        rows->json.size = rows->tail; /* the row as it was, for which there is room */
        buffer_literal(&rows->json, "{},null,null]");
        PyErr_SetRaisedException(error);
        return -1;
    }
    return weigh(rows, chars);
}

PyObject *
rows_since(const Rows *rows, Py_ssize_t place)
{
    if (place < 1 || place > rows->json.size) {
        PyErr_SetString(PyExc_ValueError, "no place in the rows");
        return NULL;
    }
    place += place < rows->json.size && rows->json.bytes[place] == ',';
    return PyBytes_FromStringAndSize(rows->json.bytes + place, rows->json.size - place);
}

PyObject *
rows_view(Rows *rows)
{
    if (buffer_literal(&rows->json, "]") < 0) {
        return NULL;
    }
    rows->json.size--;
    return PyMemoryView_FromMemory(rows->json.bytes, rows->json.size + 1, PyBUF_READ);
}
