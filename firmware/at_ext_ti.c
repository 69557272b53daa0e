/*
 * at_ext_ti.c - the glue between at_ext.c and TI's CC32xx SDK: commands go into the AT library's table, lines into its
 * queue, events come from the host driver's list for libraries.
 * SPDX-License-Identifier: MIT (full text in at_ext.h)
 *
 * Everything taken for granted about TI's code is listed in README.md, "Confirmed and not confirmed".
 */
#include "at_ext.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include <ti/devices/cc32xx/inc/hw_types.h>
#include <ti/devices/cc32xx/driverlib/prcm.h>
#include <ti/drivers/dpl/HwiP.h>
#include <ti/drivers/net/wifi/simplelink.h>
#include <ti/drivers/net/wifi/eventreg.h>
#include <ti/net/atcmd/atcmd.h>
#include <ti/net/atcmd/atcmd_defs.h>
#include <ti/net/atcmd/atcmd_gen.h>
#include <ti/net/utils/map_util.h>

/* The library's queue holds 10 lines, one more is being printed, the rest is for threads on their way to the queue. */
#define SLOTS 16u
#define SLOT_POLL_US 1000u
#define STOP_TIMEOUT_MS 200u

/* Fails to compile when TI's number for a word of the console is not ours. */
#define SAME_NUMBER(name, theirs, ours) typedef char AtExt_same_##name[((int)(theirs) == (int)(ours)) ? 1 : -1]
SAME_NUMBER(ap, SL_WLAN_PROVISIONING_CMD_START_MODE_AP, AT_EXT_CMD_AP);
SAME_NUMBER(sc, SL_WLAN_PROVISIONING_CMD_START_MODE_SC, AT_EXT_CMD_SC);
SAME_NUMBER(apsc, SL_WLAN_PROVISIONING_CMD_START_MODE_APSC, AT_EXT_CMD_APSC);
SAME_NUMBER(apsc_ext, SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION,
            AT_EXT_CMD_APSC_EXTERNAL_CONFIGURATION);
SAME_NUMBER(stop, SL_WLAN_PROVISIONING_CMD_STOP, AT_EXT_CMD_STOP);
SAME_NUMBER(abort, SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION, AT_EXT_CMD_ABORT_EXTERNAL_CONFIRMATION);
SAME_NUMBER(sta, ROLE_STA, AT_EXT_ROLE_STA);
SAME_NUMBER(role_ap, ROLE_AP, AT_EXT_ROLE_AP);
SAME_NUMBER(remain, SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE, AT_EXT_ROLE_REMAIN);
SAME_NUMBER(flag, SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION, AT_EXT_FLAG_EXTERNAL_CONFIRMATION);

typedef struct {
    bool taken;
    char text[AT_EXT_LINE_SIZE];
} Slot;

extern Map *ATCmd_mapHanlde; /* TI's spelling; no header declares it */

static Slot slots[SLOTS];
static ATCmd_List_t commands[AT_EXT_COMMANDS];
static SlEventsListNode_t wlanNode, generalNode;

static Slot *claimSlot(void) {
    const uintptr_t key = HwiP_disable(); /* lines come from the command thread and from the driver's */
    Slot *free = NULL;
    size_t i;

    for (i = 0; i < SLOTS && free == NULL; i++)
        if (!slots[i].taken) free = &slots[i];
    if (free != NULL) free->taken = true;
    HwiP_restore(key);
    return free;
}

/* Runs in the thread that prints; `buffer` is the demo's event buffer of 1024 bytes. */
static int32_t printSlot(void *args, int32_t num, char *buffer) {
    Slot *const slot = args;
    uintptr_t key;

    (void)num;
    memcpy(buffer, slot->text, strlen(slot->text) + 1u);
    key = HwiP_disable(); /* also keeps the release behind the copy */
    slot->taken = false;
    HwiP_restore(key);
    return 0;
}

/*
 * Our lines share the queue of TI's, so that they keep their order among events and final lines. Waiting when there is
 * no room is what TI's library does too: a lost final line would cost more than a late event.
 */
static void queueLine(const char *line) {
    Slot *slot = claimSlot();

    while (slot == NULL) {
        usleep(SLOT_POLL_US);
        slot = claimSlot();
    }
    memcpy(slot->text, line, strlen(line) + 1u); /* at_ext.c keeps lines below AT_EXT_LINE_SIZE */
    ATCmd_commandResult(printSlot, slot, 0);
}

static int32_t provision(uint8_t cmd, uint8_t role, uint16_t timeoutSec, char *key, uint32_t flags) {
    return sl_WlanProvisioning(cmd, role, timeoutSec, key, flags);
}

static const AtExt_Port console = { provision, queueLine };

static AtExt_Bytes bytes(const uint8_t *data, uint32_t length) {
    const AtExt_Bytes result = { data, length };
    return result;
}

/* Library handlers run before the application's own and must let the event pass, or TI's line would be missing. */
static _i32 onWlanEvent(SlWlanEvent_t *event) {
    if (event->Id == SL_WLAN_EVENT_PROVISIONING_STATUS)
        AtExt_statusEvent(event->Data.ProvisioningStatus.ProvisioningStatus, event->Data.ProvisioningStatus.Role,
                          event->Data.ProvisioningStatus.WlanStatus,
                          bytes(event->Data.ProvisioningStatus.Ssid, event->Data.ProvisioningStatus.Ssidlen),
                          event->Data.ProvisioningStatus.Reserved);
    else if (event->Id == SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED)
        AtExt_profileEvent(event->Data.ProvisioningProfileAdded.Status,
                           bytes(event->Data.ProvisioningProfileAdded.Ssid,
                                 event->Data.ProvisioningProfileAdded.SsidLen),
                           bytes(event->Data.ProvisioningProfileAdded.Reserved,
                                 event->Data.ProvisioningProfileAdded.ReservedLen));
    return EVENT_PROPAGATION_CONTINUE;
}

static _i32 onGeneralEvent(SlDeviceEvent_t *event) {
    if (event->Id == SL_DEVICE_EVENT_RESET_REQUEST)
        AtExt_resetRequestEvent(event->Data.ResetRequest.Caller, event->Data.ResetRequest.Status);
    return EVENT_PROPAGATION_CONTINUE;
}

/* Asked before the demo's last sl_Start: a question after it would keep auto-provisioning from starting. */
static void announce(void) {
    _u8 mac[AT_EXT_MAC_LENGTH];
    _u16 length = sizeof mac;
    const _i16 role = sl_Start(NULL, NULL, NULL);
    const bool known = sl_NetCfgGet(SL_NETCFG_MAC_ADDRESS_GET, NULL, &length, mac) >= 0 && length == sizeof mac;

    (void)sl_Stop(STOP_TIMEOUT_MS); /* whatever the start returned: the demo needs it stopped */
    AtExt_startupEvent((uint32_t)PRCMSysResetCauseGet(), role, known ? mac : NULL);
}

/* All or none: AT+ExtInfo must not announce commands that are missing. */
static bool addCommands(void) {
    size_t i;

    for (i = 0; i < AT_EXT_COMMANDS; i++)
        if (Map_GetValue(ATCmd_mapHanlde, AtExt_commands[i].name) != NULL) return false;
    for (i = 0; i < AT_EXT_COMMANDS; i++) {
        commands[i].cmd = (char *)AtExt_commands[i].name; /* TI's table is not const, but never written */
        commands[i].callback = AtExt_commands[i].run;
        commands[i].usage = (char *)AtExt_commands[i].usage;
        commands[i].blocked = 0; /* sl_WlanProvisioning returns immediately: no worker thread */
        commands[i].numParams = AtExt_commands[i].numParams;
        if (Map_Insert(ATCmd_mapHanlde, commands[i].cmd, &commands[i]) != 0) break;
    }
    if (i == AT_EXT_COMMANDS) return true;
    while (i > 0u) (void)Map_Remove(ATCmd_mapHanlde, commands[--i].cmd); /* fails for unknown names only */
    return false;
}

int32_t AtExt_register(void) {
    AtExt_open(&console);
    if (ATCmd_mapHanlde == NULL || !addCommands()) return -1;

    announce();
    /* Converted by an integer: ISO C has no direct conversion, and TI's list needs an object pointer. */
    wlanNode.event = (void *)(uintptr_t)onWlanEvent;
    generalNode.event = (void *)(uintptr_t)onGeneralEvent;
    (void)sl_RegisterLibsEventHandler(SL_EVENT_HDL_WLAN, &wlanNode);
    (void)sl_RegisterLibsEventHandler(SL_EVENT_HDL_DEVICE_GENERAL, &generalNode);
    return 0;
}
