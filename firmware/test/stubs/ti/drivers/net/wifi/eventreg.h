/* SPDX-License-Identifier: MIT - a stand-in with what at_ext_ti.c needs of the SDK header of this name, written by us. */
#ifndef STUB_EVENTREG_H
#define STUB_EVENTREG_H

#include <ti/drivers/net/wifi/simplelink.h>

typedef enum {
    SL_EVENT_HDL_FATAL_ERROR,
    SL_EVENT_HDL_DEVICE_GENERAL,
    SL_EVENT_HDL_WLAN,
    SL_NUM_OF_EVENT_TYPES
} SlEventHandler_e;

typedef struct SlEventsListNode_s {
    void *event;
    struct SlEventsListNode_s *next;
} SlEventsListNode_t;

extern _i32 sl_RegisterLibsEventHandler(SlEventHandler_e EventHandlerType, SlEventsListNode_t *EventHandlerNode);

#endif
