/* SPDX-License-Identifier: MIT - a stand-in with what at_ext_ti.c needs of the SDK header of this name, written by us. */
#ifndef STUB_HW_TYPES_H
#define STUB_HW_TYPES_H

typedef unsigned char tBoolean;

#endif
