/* SPDX-License-Identifier: MIT - a stand-in with what at_ext_ti.c needs of the SDK header of this name, written by us. */
#ifndef STUB_HWIP_H
#define STUB_HWIP_H

#include <stdint.h>

extern uintptr_t HwiP_disable(void);
extern void HwiP_restore(uintptr_t key);

#endif
