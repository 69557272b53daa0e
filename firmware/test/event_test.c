/* SPDX-License-Identifier: MIT - the raw events, the startup event and the output of a line on the console. */
#include "at_ext.h"
#include "board.h"
#include "tap.h"

#define HEX32 "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

static void ready(void) {
    Board_reset(true);
    CHECK(AtExt_register() == 0);
    Board_printAll();
    board.lineCount = 0;
}

static SlWlanEvent_t statusEvent(unsigned status, unsigned role, unsigned wlanStatus, const void *ssid, unsigned length,
                                 _u32 reserved) {
    SlWlanEvent_t event;

    memset(&event, 0xA5, sizeof event); /* bytes after an SSID must not be printed */
    event.Id = SL_WLAN_EVENT_PROVISIONING_STATUS;
    event.Data.ProvisioningStatus.ProvisioningStatus = (_u8)status;
    event.Data.ProvisioningStatus.Role = (_u8)role;
    event.Data.ProvisioningStatus.WlanStatus = (_u8)wlanStatus;
    event.Data.ProvisioningStatus.Ssidlen = (_u8)length;
    memcpy(event.Data.ProvisioningStatus.Ssid, ssid, length < 32u ? length : 32u);
    event.Data.ProvisioningStatus.Reserved = reserved;
    return event;
}

static void shows(SlWlanEvent_t event, const char *line) {
    const SlWlanEvent_t before = event;

    ready();
    CHECK(Board_wlanEvent(&event));
    CHECK(memcmp(&event, &before, sizeof event) == 0); /* TI's handler receives it unchanged */
    CHECK(board.lineCount == 1);
    CHECK_TEXT(board.lines[0], line);
}

static void everyStatus(void) {
    char expected[AT_EXT_LINE_SIZE];
    unsigned status, role, wlanStatus;

    for (status = 0; status <= 255; status++) {
        role = status % 2 == 0 ? status % 5 : 255 - status;
        wlanStatus = status % 2 == 0 ? status % 4 : 255;
        snprintf(expected, sizeof expected, "+eventwlanraw:provisioning_status,%u,%u,%u,686f6d65,4,0", status, role,
                 wlanStatus);
        shows(statusEvent(status, role, wlanStatus, "home", 4, 0), expected);
    }
}

static void ssids(void) {
    static const uint8_t any[32] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
                                     16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31 };

    shows(statusEvent(12, 0, 3, "", 0, 0), "+eventwlanraw:provisioning_status,12,0,3,,0,0");
    shows(statusEvent(12, 0, 3, "a,\"b\r\n", 6, 0), "+eventwlanraw:provisioning_status,12,0,3,612c22620d0a,6,0");
    shows(statusEvent(12, 0, 3, "\0\0x", 3, 0), "+eventwlanraw:provisioning_status,12,0,3,000078,3,0");
    shows(statusEvent(12, 0, 3, "\xc3\xa4\xff", 3, 0), "+eventwlanraw:provisioning_status,12,0,3,c3a4ff,3,0");
    shows(statusEvent(12, 0, 3, any, 32, 0), "+eventwlanraw:provisioning_status,12,0,3," HEX32 ",32,0");
    /* A length beyond the field is printed unchanged, the bytes end with the field. */
    shows(statusEvent(12, 0, 3, any, 33, 0), "+eventwlanraw:provisioning_status,12,0,3," HEX32 ",33,0");
    shows(statusEvent(255, 255, 255, any, 255, 4294967295u),
          "+eventwlanraw:provisioning_status,255,255,255," HEX32 ",255,4294967295");
}

static SlWlanEvent_t profileEvent(_u32 status, _u32 ssidLength, _u32 tokenLength) {
    SlWlanEvent_t event;
    unsigned i;

    memset(&event, 0, sizeof event);
    event.Id = SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED;
    event.Data.ProvisioningProfileAdded.Status = status;
    event.Data.ProvisioningProfileAdded.SsidLen = ssidLength;
    event.Data.ProvisioningProfileAdded.ReservedLen = tokenLength;
    for (i = 0; i < 32; i++) {
        event.Data.ProvisioningProfileAdded.Ssid[i] = (_u8)i;
        event.Data.ProvisioningProfileAdded.Reserved[i] = (_u8)(255 - i);
    }
    return event;
}

static void profiles(void) {
    static const char longest[] = "+eventwlanraw:provisioning_profile_added,4294967295," HEX32
                                  ",fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0efeeedecebeae9e8e7e6e5e4e3e2e1e0"
                                  ",4294967295,4294967295";

    shows(profileEvent(0, 0, 0), "+eventwlanraw:provisioning_profile_added,0,,,0,0");
    shows(profileEvent(0, 3, 2), "+eventwlanraw:provisioning_profile_added,0,000102,fffe,3,2");
    shows(profileEvent(4294967295u, 4294967295u, 4294967295u), longest);
    CHECK(sizeof longest <= AT_EXT_LINE_SIZE); /* not cut off: shows() has checked the text */
}

static void resetRequest(void) {
    SlDeviceEvent_t event = { .Id = SL_DEVICE_EVENT_RESET_REQUEST };

    ready();
    CHECK(Board_generalEvent(&event));
    event.Data.ResetRequest.Caller = 1;
    CHECK(Board_generalEvent(&event));
    event.Data.ResetRequest.Caller = 65535;
    event.Data.ResetRequest.Status = -32768;
    CHECK(Board_generalEvent(&event));
    CHECK(board.lineCount == 3);
    CHECK_TEXT(board.lines[0], "+eventgeneralraw:reset_request,0,,0");
    CHECK_TEXT(board.lines[1], "+eventgeneralraw:reset_request,1,,0");
    CHECK_TEXT(board.lines[2], "+eventgeneralraw:reset_request,65535,,-32768");
}

static void otherEvents(void) {
    SlWlanEvent_t wlan = { .Id = SL_WLAN_EVENT_CONNECT };
    SlDeviceEvent_t general = { .Id = SL_DEVICE_EVENT_ERROR };

    ready();
    CHECK(Board_wlanEvent(&wlan) && Board_generalEvent(&general));
    wlan.Id = 0xFFFFFFFFu;
    general.Id = 0;
    CHECK(Board_wlanEvent(&wlan) && Board_generalEvent(&general));
    CHECK(board.lineCount == 0);
}

static void startup(void) {
    Board_reset(true);
    board.startReturns = 2;
    board.resetCause = 6;
    CHECK(AtExt_register() == 0);
    Board_printAll();
    CHECK(board.starts == 1 && board.stops == 1 && board.calls == 0 && board.lineCount == 1);
    CHECK_TEXT(board.lines[0], "+eventstartup:1.0,6,2,0x8:0x0:0x28:0x5a:0x72:0xff");

    Board_reset(true);
    board.startReturns = -4117;
    board.macReturns = -2014;
    CHECK(AtExt_register() == 0);
    Board_printAll();
    CHECK(board.starts == 1 && board.stops == 1 && board.lineCount == 1);
    CHECK_TEXT(board.lines[0], "+eventstartup:1.0,0,-4117,");
}

static void refusedRegistration(void) {
    SlWlanEvent_t event = statusEvent(12, 0, 3, "", 0, 0);
    unsigned i;

    Board_reset(true);
    Board_setTable(false);
    CHECK(AtExt_register() == -1);
    /* If one command finds no memory, none is registered; with enough memory a later call succeeds. */
    for (i = 1; i <= AT_EXT_COMMANDS; i++) {
        Board_reset(true);
        board.failingInsert = i;
        CHECK(AtExt_register() == -1);
        CHECK(board.inserts == i);
        CHECK(Board_wlanEvent(&event) && board.lineCount == 0 && board.starts == 0);
        Board_type("AT+WlanProvisioning=ap,sta,600,,");
        Board_type("AT+ExtInfo");
        CHECK(board.lineCount == 2 && board.calls == 0);
        CHECK_TEXT(board.lines[0], "ERROR: command not exist,0");
        CHECK_TEXT(board.lines[1], "ERROR: command not exist,0");
        CHECK(AtExt_register() == 0);
        Board_type("AT+ExtInfo");
        CHECK_TEXT(board.lines[board.lineCount - 1], "OK");
    }

    /* A second call, or an SDK that has the command itself: no name is registered twice. */
    ready();
    board.starts = 0;
    CHECK(AtExt_register() == -1);
    CHECK(board.starts == 0);
    CHECK(Board_wlanEvent(&event) && board.lineCount == 1);
}

static void order(void) {
    SlWlanEvent_t event = statusEvent(12, 0, 3, "", 0, 0);

    ready();
    board.deferPrinting = true;
    Board_type("AT+WlanProvisioning=stop,remain,0,,");
    CHECK(Board_wlanEvent(&event));
    board.provisioningReturns = -2014;
    Board_type("AT+WlanProvisioning=ap,sta,600,,");
    Board_printAll();
    CHECK(board.lineCount == 3);
    CHECK_TEXT(board.lines[0], "OK");
    CHECK_TEXT(board.lines[1], "+eventwlanraw:provisioning_status,12,0,3,,0,0");
    CHECK_TEXT(board.lines[2], "ERROR: process command,-2014"); /* each line keeps its own number */
}

static void flood(void) {
    char expected[AT_EXT_LINE_SIZE];
    unsigned i;

    ready();
    board.deferPrinting = true;
    for (i = 0; i < 40; i++) {
        SlWlanEvent_t event = statusEvent(i, 0, 0, "", 0, i);
        CHECK(Board_wlanEvent(&event));
    }
    CHECK(board.sleeps > 0); /* it waited for the printing thread instead of losing a line */
    Board_printAll();
    CHECK(board.lineCount == 40);
    for (i = 0; i < 40; i++) {
        snprintf(expected, sizeof expected, "+eventwlanraw:provisioning_status,%u,0,0,,0,%u", i, i);
        CHECK_TEXT(board.lines[i], expected);
    }
}

int main(void) {
    tapRun("every provisioning status, known and unknown", everyStatus);
    tapRun("an SSID of any bytes, bounded by its field", ssids);
    tapRun("profile added, up to the longest line", profiles);
    tapRun("reset request with its caller", resetRequest);
    tapRun("other events print no line", otherEvents);
    tapRun("the startup event, with and without an answering network processor", startup);
    tapRun("a refused registration removes all parts", refusedRegistration);
    tapRun("lines keep their order and their numbers", order);
    tapRun("a flood of events loses no line", flood);
    return tapEnd();
}
