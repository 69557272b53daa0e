/* SPDX-License-Identifier: MIT - a stand-in with what at_ext_ti.c needs of the SDK header of this name, written by us. */
#ifndef STUB_PRCM_H
#define STUB_PRCM_H

extern unsigned long PRCMSysResetCauseGet(void);

#endif
