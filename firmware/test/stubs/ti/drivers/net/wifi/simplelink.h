/* SPDX-License-Identifier: MIT - a stand-in with what at_ext_ti.c needs of the SDK header of this name, written by us. */
#ifndef STUB_SIMPLELINK_H
#define STUB_SIMPLELINK_H

#include <stdint.h>

typedef uint8_t _u8;
typedef int8_t _i8;
typedef uint16_t _u16;
typedef int16_t _i16;
typedef uint32_t _u32;
typedef int32_t _i32;

enum {
    SL_WLAN_PROVISIONING_CMD_START_MODE_AP,
    SL_WLAN_PROVISIONING_CMD_START_MODE_SC,
    SL_WLAN_PROVISIONING_CMD_START_MODE_APSC,
    SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION,
    SL_WLAN_PROVISIONING_CMD_STOP,
    SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION
};
enum { ROLE_STA = 0, ROLE_AP = 2 };
enum { EVENT_PROPAGATION_BLOCK, EVENT_PROPAGATION_CONTINUE };
enum {
    SL_WLAN_EVENT_CONNECT = 1,
    SL_WLAN_EVENT_PROVISIONING_STATUS = 13,
    SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED = 14
};
enum { SL_DEVICE_EVENT_RESET_REQUEST = 6, SL_DEVICE_EVENT_ERROR = 7 };

#define SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION 0x00000001
#define SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE 0xFF
#define SL_NETCFG_MAC_ADDRESS_GET 2

typedef struct {
    _u32 Id;
    union {
        struct {
            _u8 ProvisioningStatus, Role, WlanStatus, Ssidlen, Ssid[32];
            _u32 Reserved;
        } ProvisioningStatus;
        struct {
            _u32 Status, SsidLen;
            _u8 Ssid[32];
            _u32 ReservedLen;
            _u8 Reserved[32];
        } ProvisioningProfileAdded;
    } Data;
} SlWlanEvent_t;

typedef struct {
    _u32 Id;
    union {
        struct {
            _i16 Status;
            _u16 Caller;
        } ResetRequest;
    } Data;
} SlDeviceEvent_t;

typedef void (*P_INIT_CALLBACK)(_u32 status);

extern _i16 sl_Start(const void *pIfHdl, _i8 *pDevName, const P_INIT_CALLBACK pInitCallBack);
extern _i16 sl_Stop(const _u16 Timeout);
extern _i16 sl_NetCfgGet(const _u16 ConfigId, _u16 *pConfigOpt, _u16 *pConfigLen, _u8 *pValues);
extern _i16 sl_WlanProvisioning(_u8 Cmd, _u8 Role, _u16 InactivityTimeoutSec, char *pSmartConfigKey, _u32 Flags);

#endif
