/* SPDX-License-Identifier: MIT - a stand-in with what at_ext_ti.c needs of the SDK header of this name, written by us. */
#ifndef STUB_ATCMD_DEFS_H
#define STUB_ATCMD_DEFS_H

#include <stdint.h>

typedef struct {
    char *cmd;
    int32_t (*callback)(void *);
    char *usage;
    uint8_t blocked;
    uint8_t numParams;
} ATCmd_List_t;

#endif
