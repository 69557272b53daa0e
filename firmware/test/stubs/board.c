/* SPDX-License-Identifier: MIT - see board.h */
#include "board.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ti/devices/cc32xx/driverlib/prcm.h>
#include <ti/drivers/dpl/HwiP.h>
#include <ti/drivers/net/wifi/eventreg.h>
#include <ti/net/atcmd/atcmd_defs.h>
#include <ti/net/atcmd/atcmd_gen.h>
#include <ti/net/utils/map_util.h>
#include <unistd.h>

typedef struct {
    int32_t (*callback)(void *, int32_t, char *);
    void *args;
} Message;

Board board;
Map *ATCmd_mapHanlde;

static Map table;
static const ATCmd_List_t *entries[8];
static size_t entryCount;
static Message queue[64];
static size_t queued;
static SlEventsListNode_t *nodes[SL_NUM_OF_EVENT_TYPES];

static void check(bool truth, const char *what) {
    if (truth) return;
    fprintf(stderr, "the stand-in board was misused: %s\n", what);
    abort();
}

void Board_setTable(bool present) {
    ATCmd_mapHanlde = present ? &table : NULL;
}

void Board_reset(bool bare) {
    board.lineCount = 0;
    Board_printAll(); /* releases the slots of lines that a test did not print */
    memset(&board, 0, sizeof board);
    Board_setTable(true);
    if (!bare) return;
    entryCount = 0;
    memset(nodes, 0, sizeof nodes);
}

void Board_printAll(void) {
    size_t i;

    for (i = 0; i < queued; i++) {
        check(board.lineCount < BOARD_LINES, "more lines than it can keep");
        if (queue[i].callback(queue[i].args, 0, board.lines[board.lineCount]) >= 0) board.lineCount++;
    }
    queued = 0;
}

static int32_t printText(void *args, int32_t num, char *buffer) {
    (void)num;
    strcpy(buffer, args);
    return 0;
}

static int32_t say(const char *text) {
    return ATCmd_commandResult(printText, (void *)text, 0);
}

/* Counts as the documentation of TI's console describes: a comma between quotes does not count. */
static size_t countParams(const char *params) {
    size_t count = *params == '\0' ? 0 : 1;
    bool quoted = false;

    for (; *params != '\0'; params++) {
        if (*params == '"') quoted = !quoted;
        count += *params == ',' && !quoted;
    }
    return count;
}

void Board_type(const char *line) {
    char *const copy = malloc(strlen(line) + 1); /* of the exact size, so that the sanitizer sees a read past it */
    char *params, *name;
    const ATCmd_List_t *entry;

    check(copy != NULL, "no memory");
    strcpy(copy, line);
    params = strchr(copy, '=');
    if (params != NULL) *params++ = '\0';
    else params = strchr(copy, '\0');
    for (name = copy; *name != '\0'; name++) *name = (char)tolower((unsigned char)*name);
    entry = strncmp(copy, "at", 2) == 0 ? Map_GetValue(ATCmd_mapHanlde, copy + 2) : NULL;
    if (entry == NULL) say("ERROR: command not exist,0");
    else if (*params == '?') say(entry->usage), say("OK");
    else if (countParams(params) != entry->numParams) say("ERROR: number of parameters,0");
    else (void)entry->callback(params);
    free(copy);
    if (!board.deferPrinting) Board_printAll();
}

bool Board_wlanEvent(SlWlanEvent_t *event) {
    SlEventsListNode_t *node;

    for (node = nodes[SL_EVENT_HDL_WLAN]; node != NULL; node = node->next)
        if (((_i32(*)(SlWlanEvent_t *))(uintptr_t)node->event)(event) == EVENT_PROPAGATION_BLOCK) return false;
    if (!board.deferPrinting) Board_printAll();
    return true;
}

bool Board_generalEvent(SlDeviceEvent_t *event) {
    SlEventsListNode_t *node;

    for (node = nodes[SL_EVENT_HDL_DEVICE_GENERAL]; node != NULL; node = node->next)
        if (((_i32(*)(SlDeviceEvent_t *))(uintptr_t)node->event)(event) == EVENT_PROPAGATION_BLOCK) return false;
    if (!board.deferPrinting) Board_printAll();
    return true;
}

int32_t ATCmd_commandResult(int32_t (*callback)(void *, int32_t, char *), void *buff, int32_t num) {
    (void)num;
    check(queued < sizeof queue / sizeof queue[0], "queue overrun");
    queue[queued].callback = callback;
    queue[queued++].args = buff;
    return 0;
}

int32_t Map_Insert(Map *const pMap_Handle, const void *pKey, const void *pVal) {
    check(pMap_Handle == &table && entryCount < sizeof entries / sizeof entries[0], "no such table, or full");
    if (++board.inserts == board.failingInsert) return -5001;
    check(Map_GetValue(pMap_Handle, pKey) == NULL, "a key twice");
    entries[entryCount++] = pVal;
    return 0;
}

int32_t Map_Remove(Map *const pMap_Handle, const void *pKey) {
    size_t i;

    check(pMap_Handle == &table, "no such table");
    for (i = 0; i < entryCount && strcmp(entries[i]->cmd, pKey) != 0; i++) continue;
    if (i == entryCount) return -5002;
    entries[i] = entries[--entryCount];
    return 0;
}

void *Map_GetValue(Map *const pMap_Handle, const void *pKey) {
    size_t i;

    check(pMap_Handle == &table, "no such table");
    for (i = 0; i < entryCount; i++)
        if (strcmp(entries[i]->cmd, pKey) == 0) return (void *)entries[i];
    return NULL;
}

_i32 sl_RegisterLibsEventHandler(SlEventHandler_e EventHandlerType, SlEventsListNode_t *EventHandlerNode) {
    check(nodes[EventHandlerType] == NULL, "a handler twice");
    EventHandlerNode->next = NULL;
    nodes[EventHandlerType] = EventHandlerNode;
    return 0;
}

_i16 sl_WlanProvisioning(_u8 Cmd, _u8 Role, _u16 InactivityTimeoutSec, char *pSmartConfigKey, _u32 Flags) {
    board.calls++;
    memset(&board.last, 0, sizeof board.last);
    board.last.cmd = Cmd;
    board.last.role = Role;
    board.last.timeoutSec = InactivityTimeoutSec;
    board.last.hasKey = pSmartConfigKey != NULL;
    if (pSmartConfigKey != NULL) memcpy(board.last.key, pSmartConfigKey, sizeof board.last.key);
    board.last.flags = Flags;
    return board.provisioningReturns;
}

_i16 sl_Start(const void *pIfHdl, _i8 *pDevName, const P_INIT_CALLBACK pInitCallBack) {
    check(pIfHdl == NULL && pDevName == NULL && pInitCallBack == NULL, "sl_Start is to block");
    board.starts++;
    return board.startReturns;
}

_i16 sl_Stop(const _u16 Timeout) {
    check(Timeout == 200, "the demo's stop timeout");
    board.stops++;
    return 0;
}

_i16 sl_NetCfgGet(const _u16 ConfigId, _u16 *pConfigOpt, _u16 *pConfigLen, _u8 *pValues) {
    static const _u8 mac[6] = { 0x08, 0x00, 0x28, 0x5A, 0x72, 0xFF };

    check(ConfigId == SL_NETCFG_MAC_ADDRESS_GET && pConfigOpt == NULL && *pConfigLen == sizeof mac, "sl_NetCfgGet");
    check(board.starts > board.stops, "the MAC address is asked for while started");
    if (board.macReturns >= 0) memcpy(pValues, mac, sizeof mac);
    return board.macReturns;
}

unsigned long PRCMSysResetCauseGet(void) {
    return board.resetCause;
}

uintptr_t HwiP_disable(void) {
    check(board.interruptLocks++ == 0, "interrupts disabled twice");
    return 42;
}

void HwiP_restore(uintptr_t key) {
    check(key == 42 && --board.interruptLocks == 0, "interrupts restored out of turn");
}

/* While a thread sleeps, the printing thread runs. */
int usleep(unsigned int microseconds) {
    check(microseconds == 1000, "polls once a millisecond");
    board.sleeps++;
    Board_printAll();
    return 0;
}
