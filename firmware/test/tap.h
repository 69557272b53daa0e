/* SPDX-License-Identifier: MIT - the test functions of the test programs; their output is TAP. */
#ifndef TAP_H
#define TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static unsigned tapTests, tapFailures, tapFaults;

/** Records a failure of the running test with its location; the test continues. */
static inline bool tapCheck(bool truth, const char *file, int line, const char *what, ...) {
    va_list arguments;

    if (truth) return true;
    tapFaults++;
    printf("# %s:%d: ", file, line);
    va_start(arguments, what);
    vprintf(what, arguments);
    va_end(arguments);
    printf("\n");
    return false;
}

#define CHECK(truth) tapCheck((truth), __FILE__, __LINE__, "%s", #truth)
#define CHECK_TEXT(actual, expected)                                                                                  \
    tapCheck(strcmp((actual), (expected)) == 0, __FILE__, __LINE__, "got '%s', expected '%s'", (actual), (expected))

static inline void tapRun(const char *name, void (*test)(void)) {
    tapFaults = 0;
    test();
    tapTests++;
    if (tapFaults > 0) tapFailures++;
    printf("%s %u - %s\n", tapFaults > 0 ? "not ok" : "ok", tapTests, name);
}

static inline int tapEnd(void) {
    printf("1..%u\n", tapTests);
    return tapFailures == 0 ? 0 : 1;
}

#endif
