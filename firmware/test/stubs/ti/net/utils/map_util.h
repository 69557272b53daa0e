/* SPDX-License-Identifier: MIT - a stand-in with what at_ext_ti.c needs of the SDK header of this name, written by us. */
#ifndef STUB_MAP_UTIL_H
#define STUB_MAP_UTIL_H

#include <stdint.h>

typedef struct Map_t {
    int unused;
} Map;

extern int32_t Map_Insert(Map *const pMap_Handle, const void *pKey, const void *pVal);
extern int32_t Map_Remove(Map *const pMap_Handle, const void *pKey);
extern void *Map_GetValue(Map *const pMap_Handle, const void *pKey);

#endif
