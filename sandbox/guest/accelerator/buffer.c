#include "buffer.h"

#define LEAST 4096
#define HUGE (2 << 20)
#define SMALL (256 << 10)
#define MAPPED (SMALL + 2 * HUGE) /* so that a whole huge page lies in it, wherever it begins */

/* The first pages are small ones, all that most traces need; then comes the place of a huge one, which is had by one touch. */
int
buffer_map(Buffer *buffer)
{
    char *pages = mmap(NULL, MAPPED, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) {
        PyErr_NoMemory();
        return -1;
    }
    char *huge = (char *)(((uintptr_t)pages + SMALL + HUGE - 1) & ~(uintptr_t)(HUGE - 1)), *start = huge - SMALL;
    if (start > pages) {
        munmap(pages, start - pages);
    }
    if (huge + HUGE < pages + MAPPED) {
        munmap(huge + HUGE, pages + MAPPED - (huge + HUGE));
    }
    madvise(start, SMALL + HUGE, MADV_HUGEPAGE); /* a favour: without it all is right and slower */
    *buffer = (Buffer){.bytes = start, .room = SMALL + HUGE, .mapped = 1};
    return 0;
}

static char *
widened(Buffer *buffer, Py_ssize_t room)
{
    if (!buffer->mapped) {
        return PyMem_Realloc(buffer->bytes, room);
    }
    void *pages = mremap(buffer->bytes, buffer->room, room, MREMAP_MAYMOVE);
    return pages == MAP_FAILED ? NULL : pages;
}

int
buffer_grow(Buffer *buffer, Py_ssize_t more)
{
    Py_ssize_t room = buffer->room ? buffer->room : LEAST;
    while (room - buffer->size < more) {
        if (room > PY_SSIZE_T_MAX / 2) {
            PyErr_NoMemory();
            return -1;
        }
        room *= 2;
    }
    char *bytes = widened(buffer, room);
    if (bytes == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    buffer->bytes = bytes;
    buffer->room = room;
    return 0;
}

void
buffer_free(Buffer *buffer)
{
    if (buffer->mapped) {
        munmap(buffer->bytes, buffer->room);
    }
    else {
        PyMem_Free(buffer->bytes);
    }
    *buffer = (Buffer){0};
}

int
buffer_number(Buffer *buffer, long long number)
{
    char digits[24];
    char *end = digits + sizeof(digits), *one = end;
    unsigned long long rest = number < 0 ? 0ULL - (unsigned long long)number : (unsigned long long)number;
    do {
        *--one = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0) {
        *--one = '-';
    }
    return buffer_add(buffer, one, end - one) < 0 ? -1 : (int)(end - one);
}

/* Adds one character that JSON does not show as it is. */
static int
add_escape(Buffer *buffer, Py_UCS4 one)
{
    static const char shown[] = "\"\\\b\f\n\r\t", told[] = "\"\\bfnrt";
    const char *found = one && one < 128 ? strchr(shown, (int)one) : NULL;
    char text[16];
    if (found != NULL) {
        text[0] = '\\';
        text[1] = told[found - shown];
        return buffer_add(buffer, text, 2);
    }
    if (one > 0xffff) {
        Py_UCS4 above = one - 0x10000;
        int size = snprintf(text, sizeof(text), "\\u%04x\\u%04x", 0xd800 | above >> 10, 0xdc00 | (above & 0x3ff));
        return buffer_add(buffer, text, size);
    }
    return buffer_add(buffer, text, snprintf(text, sizeof(text), "\\u%04x", one));
}

/* Whether JSON shows a character as it is. */
static inline int
is_shown(Py_UCS4 one)
{
    return one >= ' ' && one <= '~' && one != '\\' && one != '"';
}

int
buffer_escaped(Buffer *buffer, PyObject *string)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(string);
    int kind = PyUnicode_KIND(string);
    const void *data = PyUnicode_DATA(string);
    for (Py_ssize_t place = 0; place < length; place++) {
        if (buffer_reserve(buffer, length - place) < 0) {
            return -1;
        }
        char *out = buffer->bytes + buffer->size;
        Py_UCS4 one = 0;
        for (; place < length && is_shown(one = PyUnicode_READ(kind, data, place)); place++) {
            *out++ = (char)one;
        }
        buffer->size = out - buffer->bytes;
        if (place < length && add_escape(buffer, one) < 0) {
            return -1;
        }
    }
    return 0;
}

Text *
text_new(const char *bytes, Py_ssize_t size, Py_ssize_t chars)
{
    Text *text = PyMem_Malloc(sizeof(Text) + size + 1);
    if (text == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    text->uses = 1;
    text->chars = chars;
    text->size = size;
    if (size) {
        memcpy(text->bytes, bytes, size);
    }
    text->bytes[size] = 0;
    return text;
}

Text *
text_of(PyObject *string)
{
    Buffer buffer = {0};
    Text *text = NULL;
    if (!PyUnicode_Check(string)) {
        PyErr_SetString(PyExc_TypeError, "a value text is a string");
    }
    else if (buffer_escaped(&buffer, string) == 0) {
        text = text_new(buffer.bytes, buffer.size, PyUnicode_GET_LENGTH(string));
    }
    buffer_free(&buffer);
    return text;
}
