/* A growing run of bytes, and texts cut from it.
 *
 * Texts are kept as they stand in the JSON of the trace, between the quotes: ASCII, escaped. Escaping is one to one, so texts are
 * equal where their bytes are.
 */
#ifndef ACCELERATOR_BUFFER_H
#define ACCELERATOR_BUFFER_H

#include "common.h"

typedef struct {
    char *bytes;
    Py_ssize_t size;
    Py_ssize_t room;
    int mapped; /* whether it has pages of its own */
} Buffer;

/* Begins a buffer that will grow long. Its pages are its own, so that growing copies none of them, and those that it never
 * reaches cost nothing: in a fresh process each page that is touched costs as much as several steps. */
int buffer_map(Buffer *buffer);

/* Makes room for `more` bytes. */
int buffer_grow(Buffer *buffer, Py_ssize_t more);

static inline int
buffer_reserve(Buffer *buffer, Py_ssize_t more)
{
    return more <= buffer->room - buffer->size ? 0 : buffer_grow(buffer, more);
}

static inline int
buffer_add(Buffer *buffer, const char *bytes, Py_ssize_t size)
{
    if (buffer_reserve(buffer, size) < 0) {
        return -1;
    }
    memcpy(buffer->bytes + buffer->size, bytes, size);
    buffer->size += size;
    return 0;
}

#define buffer_literal(buffer, text) buffer_add(buffer, "" text, sizeof(text) - 1)

/* Adds a number in decimal; gives its length, or -1. */
int buffer_number(Buffer *buffer, long long number);

/* Adds a string as JSON has it between the quotes. */
int buffer_escaped(Buffer *buffer, PyObject *string);

void buffer_free(Buffer *buffer);

typedef struct {
    Py_ssize_t uses;
    Py_ssize_t chars; /* characters of the text itself, before it was escaped */
    Py_ssize_t size;
    char bytes[]; /* with a NUL at the end */
} Text;

Text *text_new(const char *bytes, Py_ssize_t size, Py_ssize_t chars);
Text *text_of(PyObject *string);

static inline Text *
text_use(Text *text)
{
    text->uses++;
    return text;
}

static inline void
text_drop(Text *text)
{
    if (text != NULL && --text->uses == 0) {
        PyMem_Free(text);
    }
}

static inline int
text_equals(const Text *text, const char *bytes, Py_ssize_t size)
{
    return text->size == size && !memcmp(text->bytes, bytes, size);
}

#endif
