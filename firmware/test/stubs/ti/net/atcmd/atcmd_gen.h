/* SPDX-License-Identifier: MIT - a stand-in with what at_ext_ti.c needs of the SDK header of this name, written by us. */
#ifndef STUB_ATCMD_GEN_H
#define STUB_ATCMD_GEN_H

#include <stdint.h>

extern int32_t ATCmd_commandResult(int32_t (*callback)(void *, int32_t, char *), void *buff, int32_t num);

#endif
