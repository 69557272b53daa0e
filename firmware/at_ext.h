/*
 * at_ext.h - add-on for the AT commands demo of TI's CC32xx SDK:
 * AT+WlanProvisioning, AT+ExtInfo, raw provisioning events and a startup event. Only the last function here needs TI.
 *
 * MIT License
 *
 * Copyright (c) 2026 The SimpleLink Provisioning TCK authors
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
 * documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
 * rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
 * permit persons to whom the Software is furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of
 * the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
 * WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
 * COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
 * OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */
#ifndef AT_EXT_H
#define AT_EXT_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Version of the console grammar. The minor number grows with additions, the major one when a field moves. */
#define AT_EXT_VERSION "1.0"
/** What AT+ExtInfo reports after the version, in TI's notation for bit masks. */
#define AT_EXT_FEATURES "wlanprovisioning|rawevents|startup"

#define AT_EXT_COMMANDS 2u
/** Longest text accepted after the `=`; the longest valid one has 87 characters. */
#define AT_EXT_PARAMS_MAX 127u
/** Size of the longest line of this file (a profile-added event with full fields, 203 characters) with its NUL. */
#define AT_EXT_LINE_SIZE 208u
#define AT_EXT_KEY_LENGTH 16u
#define AT_EXT_SSID_LENGTH 32u
#define AT_EXT_TOKEN_LENGTH 32u
#define AT_EXT_MAC_LENGTH 6u

/** The values of the words of AT+WlanProvisioning: those of sl_WlanProvisioning, which at_ext_ti.c verifies. */
enum {
    AT_EXT_CMD_AP = 0,
    AT_EXT_CMD_SC = 1,
    AT_EXT_CMD_APSC = 2,
    AT_EXT_CMD_APSC_EXTERNAL_CONFIGURATION = 3,
    AT_EXT_CMD_STOP = 4,
    AT_EXT_CMD_ABORT_EXTERNAL_CONFIRMATION = 5,
    AT_EXT_ROLE_STA = 0,
    AT_EXT_ROLE_AP = 2,
    AT_EXT_ROLE_REMAIN = 255,
    AT_EXT_FLAG_EXTERNAL_CONFIRMATION = 1
};

/** The functions that the portable part needs. */
typedef struct {
    /** sl_WlanProvisioning or a stand-in. `key` is NULL or points to AT_EXT_KEY_LENGTH bytes, valid during the call. */
    int32_t (*provisioning)(uint8_t cmd, uint8_t role, uint16_t timeoutSec, char *key, uint32_t flags);
    /** Prints one line, without its line end. The text is valid during the call only. */
    void (*print)(const char *line);
} AtExt_Port;

/** One console command. `run` receives the text after the `=` and prints the final line; it returns 0 or -1 as in TI's demo. */
typedef struct {
    const char *name; /**< lower case, beginning with `+` */
    const char *usage;
    int32_t (*run)(void *params);
    uint8_t numParams;
} AtExt_Command;

/** Any bytes, without a final NUL. `length` can exceed the available bytes: see the functions with this type. */
typedef struct {
    const uint8_t *bytes;
    uint32_t length;
} AtExt_Bytes;

extern const AtExt_Command AtExt_commands[AT_EXT_COMMANDS];

/** Sets the functions for commands and events; call it before every other function. `port` must stay valid. */
void AtExt_open(const AtExt_Port *port);

/** Prints `+eventstartup`. `role`: return value of sl_Start; `mac`: AT_EXT_MAC_LENGTH bytes, or NULL if unknown. */
void AtExt_startupEvent(uint32_t resetCause, int32_t role, const uint8_t *mac);

/** Prints `+eventwlanraw:provisioning_status`. At most AT_EXT_SSID_LENGTH bytes of the SSID are read. */
void AtExt_statusEvent(uint8_t status, uint8_t role, uint8_t wlanStatus, AtExt_Bytes ssid, uint32_t reserved);

/** Prints `+eventwlanraw:provisioning_profile_added`. SSID and token are read up to their AT_EXT_..._LENGTH. */
void AtExt_profileEvent(uint32_t status, AtExt_Bytes ssid, AtExt_Bytes token);

/** Prints `+eventgeneralraw:reset_request`. */
void AtExt_resetRequestEvent(uint16_t caller, int16_t status);

/**
 * Adds the commands and events to TI's demo and queues the startup event. Call it once, after ATCmd_create() and the
 * demo's banner, while the network processor is stopped: it starts and stops it once to read role and MAC address.
 *
 * @return 0, or -1 if TI's command table is missing, full or already has one of the names: then no command and no event
 *     was added, and the network processor was not started
 */
int32_t AtExt_register(void);

#ifdef __cplusplus
}
#endif

#endif
