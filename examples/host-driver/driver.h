/*
 * The part of the SimpleLink API that the example driver has, with the names and prototypes of TI's header. A program
 * for it compiles with TI's simplelink.h, too.
 */
#ifndef DRIVER_H
#define DRIVER_H
#include <stdint.h>

typedef uint8_t _u8;
typedef int8_t _i8;
typedef uint16_t _u16;
typedef int16_t _i16;
typedef uint32_t _u32;
typedef int32_t _i32;

typedef struct { _u8 ProvisioningStatus, Role, WlanStatus, Ssidlen, Ssid[32]; _u32 Reserved; } SlWlanEventProvisioningStatus_t;
typedef struct { _u32 Status, SsidLen; _u8 Ssid[32]; _u32 ReservedLen; _u8 Reserved[32]; } SlWlanEventProvisioningProfileAdded_t;
typedef struct {
  _u32 Id;
  union {
    SlWlanEventProvisioningStatus_t ProvisioningStatus;
    SlWlanEventProvisioningProfileAdded_t ProvisioningProfileAdded;
  } Data;
} SlWlanEvent_t;
typedef struct { _u32 Id; } SlNetAppEvent_t;
typedef struct { _u32 Id; union { struct { _i16 Status; _u16 Caller; } ResetRequest; } Data; } SlDeviceEvent_t;
typedef struct { _u32 Id; } SlDeviceFatal_t;
typedef struct { _u16 sa_family; _u8 sa_data[14]; } SlSockAddr_t;
typedef _u16 SlSocklen_t;
typedef struct { _i16 Type; _i8 *Key; _u8 KeyLen; } SlWlanSecParams_t;
typedef struct { void *unused; } SlWlanSecParamsExt_t;
typedef void (*P_INIT_CALLBACK)(_u32 Status, void *pInfo);

enum { SL_WLAN_EVENT_PROVISIONING_STATUS = 13, SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED = 14, SL_DEVICE_EVENT_RESET_REQUEST = 6 };

/* The application has these; the driver calls them from its own thread. */
void SimpleLinkWlanEventHandler(SlWlanEvent_t *event);
void SimpleLinkNetAppEventHandler(SlNetAppEvent_t *event);
void SimpleLinkGeneralEventHandler(SlDeviceEvent_t *event);
void SimpleLinkFatalErrorEventHandler(SlDeviceFatal_t *event);

/* pIfHdl: the line, a terminal or tcp://host:port. */
_i16 sl_Start(const void *pIfHdl, _i8 *pDevName, const P_INIT_CALLBACK pInitCallBack);
_i16 sl_Stop(const _u16 Timeout);
_i16 sl_WlanProvisioning(_u8 ProvisioningCmd, _u8 RequestedRoleAfterSuccess, _u16 InactivityTimeoutSec, char *pSmartConfigKey, _u32 Flags);
_i16 sl_DeviceGet(const _u8 DeviceGetId, _u8 *pOption, _u16 *pConfigLen, _u8 *pValues);
_i16 sl_WlanSetMode(const _u8 Mode);
_i16 sl_WlanPolicySet(const _u8 Type, const _u8 Policy, _u8 *pVal, const _u8 ValLen);
_i16 sl_WlanPolicyGet(const _u8 Type, _u8 *pPolicy, _u8 *pVal, _u8 *pValLen);
_i16 sl_WlanProfileAdd(const _i8 *pName, const _i16 NameLen, const _u8 *pMacAddr, const SlWlanSecParams_t *pSecParams, const SlWlanSecParamsExt_t *pSecExtParams, const _u32 Priority, const _u32 Options);
_i16 sl_WlanProfileGet(const _i16 Index, _i8 *pName, _i16 *pNameLen, _u8 *pMacAddr, SlWlanSecParams_t *pSecParams, void *pSecExtParams, _u32 *pPriority);
_i16 sl_WlanProfileDel(const _i16 Index);
_i16 sl_Socket(_i16 Domain, _i16 Type, _i16 Protocol);
_i16 sl_Close(_i16 sd);
_i16 sl_Accept(_i16 sd, SlSockAddr_t *addr, SlSocklen_t *addrlen);
_i16 sl_Connect(_i16 sd, const SlSockAddr_t *addr, _i16 addrlen);
_i16 sl_NetAppStart(const _u32 AppBitMap);
_i16 sl_NetAppStop(const _u32 AppBitMap);
_i16 sl_NetAppDnsGetHostByName(_i8 *pHostName, const _u16 NameLen, _u32 *OutIpAddr, const _u8 Family);
_i16 sl_NetAppSet(const _u8 AppId, const _u8 Option, const _u16 OptionLen, const _u8 *pOptionValue);
_i16 sl_NetAppGet(const _u8 AppId, const _u8 Option, _u16 *pOptionLen, _u8 *pOptionValue);
_i16 sl_NetCfgGet(const _u16 ConfigId, _u16 *pConfigOpt, _u16 *pConfigLen, _u8 *pValues);
_i16 sl_FsGetInfo(const _u8 *pFileName, const _u32 Token, void *pFsFileInfo);
_i16 sl_FsDel(const _u8 *pFileName, const _u32 Token);
_i32 sl_FsGetFileList(_i32 *pIndex, _u8 Count, _u8 MaxEntryLen, _u8 *pBuff, _u32 Flags);

/* Not of TI's API: a behaviour other than the usual one, to see what the suite says about it. */
extern const char *driver_variant;
#endif
