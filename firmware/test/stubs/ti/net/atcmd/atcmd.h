/* SPDX-License-Identifier: MIT - a stand-in with what at_ext_ti.c needs of the SDK header of this name, written by us. */
#ifndef STUB_ATCMD_H
#define STUB_ATCMD_H

#include <stdint.h>

#endif
