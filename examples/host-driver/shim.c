/*
 * Calls a host driver for the suite: one JSON message a line, on standard input and output or over TCP. The suite sends
 * numbers, never names of constants. Works with every driver that has TI's API: -DTI_DRIVER uses TI's simplelink.h.
 *
 *   ./driver <line> [variant]           the suite starts it and is its standard input and output
 *   ./driver -p 7200 <line> [variant]   the suite connects to this port; each connection is a new process
 */
#define _POSIX_C_SOURCE 200809L
#ifdef TI_DRIVER
#include <ti/drivers/net/wifi/simplelink.h>
static const char *driver_variant;
#else
#include "driver.h"
#endif
#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static FILE *in, *out;
static const char *address;
static struct timespec began;
static pthread_mutex_t writing = PTHREAD_MUTEX_INITIALIZER;

static long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (t.tv_sec - began.tv_sec) * 1000 + (t.tv_nsec - began.tv_nsec) / 1000000;
}

/* Writes one message. Its time is taken under the lock, so that no later message has an earlier one. */
static void say(const char *format, ...) {
  char text[1024], *hole;
  va_list list;
  va_start(list, format);
  vsnprintf(text, sizeof text, format, list);
  va_end(list);
  pthread_mutex_lock(&writing);
  if ((hole = strchr(text, '@')) != NULL) fprintf(out, "%.*s%ld%s\n", (int)(hole - text), text, now(), hole + 1);
  else fprintf(out, "%s\n", text);
  fflush(out);
  pthread_mutex_unlock(&writing);
}

/* --- reading --- */

/* The text after "name": in a message, or NULL. */
static const char *member(const char *message, const char *name) {
  char key[64];
  snprintf(key, sizeof key, "\"%s\":", name);
  const char *at = strstr(message, key);
  return at ? at + strlen(key) : NULL;
}

static long number(const char *message, const char *name) {
  const char *at = member(message, name);
  return at ? strtol(at, NULL, 10) : 0;
}

/* A string as bytes; other bytes than printable ones are written as \xNN, and a backslash of JSON is doubled. */
static size_t string(const char *message, const char *name, char *bytes, size_t room) {
  const char *at = member(message, name);
  size_t length = 0;
  if (at && *at++ == '"')
    for (; *at && *at != '"' && length + 1 < room; at++) {
      unsigned byte = (unsigned char)*at;
      if (*at == '\\' && sscanf(at, "\\\\x%2x", &byte) == 1) at += 4;
      else if (*at == '\\') byte = (unsigned char)*++at;
      bytes[length++] = (char)byte;
    }
  bytes[length] = 0;
  return length;
}

/* --- calls --- */

enum { MOMENT = 5 }; /* ms */

struct task { char message[4096], name[64], value[512]; long code; int begun, over, late; pthread_mutex_t lock; pthread_cond_t changed; };

static void escape(const void *bytes, size_t length, char *text) {
  for (const unsigned char *at = bytes; length-- > 0; at++)
    text += sprintf(text, *at >= 0x20 && *at < 0x7F && *at != '"' && *at != '\\' ? "%c" : "\\\\x%02x", *at);
  *text = 0;
}

static long provisioning(struct task *t) {
  char key[64];
  size_t length = string(t->message, "pSmartConfigKey", key, sizeof key);
  return sl_WlanProvisioning((_u8)number(t->message, "ProvisioningCmd"), (_u8)number(t->message, "RequestedRoleAfterSuccess"),
                             (_u16)number(t->message, "InactivityTimeoutSec"), length ? key : NULL, (_u32)number(t->message, "Flags"));
}

static long device_get(struct task *t) {
  _u8 option = (_u8)number(t->message, "Option"), value[128];
  _u16 length = sizeof value;
  return sl_DeviceGet((_u8)number(t->message, "DeviceGetId"), &option, &length, value);
}

static long policy_get(struct task *t) {
  _u8 policy = 0, value[16], length = sizeof value;
  long code = sl_WlanPolicyGet((_u8)number(t->message, "Type"), &policy, value, &length);
  sprintf(t->value, "\"pPolicy\":%u", policy);
  return code;
}

static long profile_add(struct task *t) {
  char name[64], key[80];
  size_t length = string(t->message, "pName", name, sizeof name);
  SlWlanSecParams_t security = { 0 };
  security.Type = (_u8)number(t->message, "Type");
  security.Key = (_i8 *)key, security.KeyLen = (_u8)string(t->message, "Key", key, sizeof key);
  return sl_WlanProfileAdd((_i8 *)name, (_i16)length, NULL, &security, NULL, (_u32)number(t->message, "Priority"), 0);
}

static long profile_get(struct task *t) {
  _i8 name[33];
  _i16 length = 0;
  _u8 mac[6];
  char text[200];
  SlWlanSecParams_t security = { 0 };
  _u32 priority = 0;
  long code = sl_WlanProfileGet((_i16)number(t->message, "Index"), name, &length, mac, &security, NULL, &priority);
  escape(name, code < 0 ? 0 : (size_t)length, text);
  sprintf(t->value, "\"pName\":\"%s\",\"pPriority\":%u", text, (unsigned)priority);
  return code;
}

static long name_set(struct task *t) {
  char value[64];
  size_t length = string(t->message, "pOptionValue", value, sizeof value);
  return sl_NetAppSet((_u8)number(t->message, "AppId"), (_u8)number(t->message, "Option"), (_u16)length, (_u8 *)value);
}

static long name_get(struct task *t) {
  _u8 value[64];
  _u16 length = sizeof value;
  char text[300];
  long code = sl_NetAppGet((_u8)number(t->message, "AppId"), (_u8)number(t->message, "Option"), &length, value);
  escape(value, code < 0 ? 0 : length, text);
  sprintf(t->value, "\"pOptionValue\":\"%s\"", text);
  return code;
}

static long net_cfg_get(struct task *t) {
  _u8 value[64];
  _u16 option = 0, length = sizeof value;
  long code = sl_NetCfgGet((_u16)number(t->message, "ConfigId"), &option, &length, value);
  if (code >= 0 && length == 6) sprintf(t->value, "\"pValues\":[%u,%u,%u,%u,%u,%u]", value[0], value[1], value[2], value[3], value[4], value[5]);
  return code;
}

static long connect_socket(struct task *t) {
  SlSockAddr_t to = { 2, { 0 } };
  unsigned port = (unsigned)number(t->message, "sin_port"), ip = (unsigned)number(t->message, "sin_addr");
  to.sa_data[0] = (_u8)(port >> 8), to.sa_data[1] = (_u8)port;
  for (int byte = 0; byte < 4; byte++) to.sa_data[2 + byte] = (_u8)(ip >> (24 - 8 * byte));
  return sl_Connect((_i16)number(t->message, "sd"), &to, sizeof to);
}

static long host_by_name(struct task *t) {
  char name[128];
  _u32 ip = 0;
  size_t length = string(t->message, "pHostName", name, sizeof name);
  return sl_NetAppDnsGetHostByName((_i8 *)name, (_u16)length, &ip, 2);
}

static long file_info(struct task *t) {
  char name[128];
  _u32 info[16];
  string(t->message, "pFileName", name, sizeof name);
  return sl_FsGetInfo((_u8 *)name, 0, (void *)info);
}

static long file_delete(struct task *t) {
  char name[128];
  string(t->message, "pFileName", name, sizeof name);
  return sl_FsDel((_u8 *)name, 0);
}

static long file_list(struct task *t) {
  _i32 index = (_i32)number(t->message, "Index");
  _u8 list[256];
  return sl_FsGetFileList(&index, 1, 200, list, 0);
}

static long start(struct task *t) { (void)t; return sl_Start(address, NULL, NULL); }
static long stop(struct task *t) { return sl_Stop((_u16)number(t->message, "Timeout")); }
static long set_mode(struct task *t) { return sl_WlanSetMode((_u8)number(t->message, "Mode")); }
static long policy_set(struct task *t) { return sl_WlanPolicySet((_u8)number(t->message, "Type"), (_u8)number(t->message, "Policy"), NULL, 0); }
static long profile_del(struct task *t) { return sl_WlanProfileDel((_i16)number(t->message, "Index")); }
static long new_socket(struct task *t) { return sl_Socket((_i16)number(t->message, "Domain"), (_i16)number(t->message, "Type"), 0); }
static long close_socket(struct task *t) { return sl_Close((_i16)number(t->message, "sd")); }
static long accept_socket(struct task *t) { return sl_Accept((_i16)number(t->message, "sd"), NULL, NULL); }
static long app_start(struct task *t) { return sl_NetAppStart((_u32)number(t->message, "AppBitMap")); }
static long app_stop(struct task *t) { return sl_NetAppStop((_u32)number(t->message, "AppBitMap")); }

static const struct { const char *name; long (*run)(struct task *); } functions[] = {
  { "sl_Start", start }, { "sl_Stop", stop }, { "sl_WlanProvisioning", provisioning }, { "sl_DeviceGet", device_get },
  { "sl_WlanSetMode", set_mode }, { "sl_WlanPolicySet", policy_set }, { "sl_WlanPolicyGet", policy_get },
  { "sl_WlanProfileAdd", profile_add }, { "sl_WlanProfileGet", profile_get }, { "sl_WlanProfileDel", profile_del },
  { "sl_Socket", new_socket }, { "sl_Close", close_socket }, { "sl_Accept", accept_socket }, { "sl_Connect", connect_socket },
  { "sl_NetAppStart", app_start }, { "sl_NetAppStop", app_stop }, { "sl_NetAppDnsGetHostByName", host_by_name },
  { "sl_NetAppSet", name_set }, { "sl_NetAppGet", name_get }, { "sl_NetCfgGet", net_cfg_get },
  { "sl_FsGetInfo", file_info }, { "sl_FsDel", file_delete }, { "sl_FsGetFileList", file_list },
};
enum { FUNCTIONS = sizeof functions / sizeof *functions };

/* One thread for each call, so that a second call can be made while one is pending. */
static void *carry_out(void *argument) {
  struct task *t = argument;
  pthread_mutex_lock(&t->lock);
  t->begun = 1;
  pthread_cond_signal(&t->changed);
  pthread_mutex_unlock(&t->lock);
  for (size_t i = 0; i < FUNCTIONS; i++)
    if (strcmp(functions[i].name, t->name) == 0) t->code = functions[i].run(t);
  pthread_mutex_lock(&t->lock);
  t->over = 1;
  pthread_cond_signal(&t->changed);
  int late = t->late;
  pthread_mutex_unlock(&t->lock);
  if (!late) return NULL; /* the caller has the answer and the memory */
  say("{\"jsonrpc\":\"2.0\",\"method\":\"event\",\"params\":{\"at\":@,\"name\":\"return\",\"data\":{\"function\":\"%s\",\"code\":%ld}}}", t->name, t->code);
  free(t);
  return NULL;
}

static void call(const char *message, long id) {
  struct task *t = calloc(1, sizeof *t);
  struct timespec end;
  pthread_t thread;
  long deadline = number(message, "deadline");
  snprintf(t->message, sizeof t->message, "%s", message);
  string(message, "function", t->name, sizeof t->name);
  pthread_mutex_init(&t->lock, NULL), pthread_cond_init(&t->changed, NULL);
  pthread_create(&thread, NULL, carry_out, t);
  pthread_detach(thread);
  pthread_mutex_lock(&t->lock);
  while (!t->begun) pthread_cond_wait(&t->changed, &t->lock);
  /* A call that is not waited for has begun before its answer: the driver gets a moment to take it. */
  if (deadline < MOMENT) deadline = MOMENT;
  clock_gettime(CLOCK_REALTIME, &end);
  end.tv_sec += deadline / 1000, end.tv_nsec += deadline % 1000 * 1000000;
  if (end.tv_nsec >= 1000000000) end.tv_sec++, end.tv_nsec -= 1000000000;
  while (!t->over && pthread_cond_timedwait(&t->changed, &t->lock, &end) == 0) {}
  int over = t->over;
  if (!over) say("{\"jsonrpc\":\"2.0\",\"id\":%ld,\"result\":{\"now\":@,\"outcome\":{\"kind\":\"pending\"}}}", id);
  t->late = !over;
  pthread_mutex_unlock(&t->lock);
  if (!over) return;
  say("{\"jsonrpc\":\"2.0\",\"id\":%ld,\"result\":{\"now\":@,\"outcome\":{\"kind\":\"returned\",\"code\":%ld%s%s%s}}}", id, t->code,
      t->value[0] ? ",\"value\":{" : "", t->value, t->value[0] ? "}" : "");
  free(t);
}

/* --- events --- */

static void report(const char *name, const char *data) {
  if (name) say("{\"jsonrpc\":\"2.0\",\"method\":\"event\",\"params\":{\"at\":@,\"name\":\"%s\",\"data\":{%s}}}", name, data);
}

void SimpleLinkWlanEventHandler(SlWlanEvent_t *event) {
  static const char *const names[] = { [1] = "SL_WLAN_EVENT_CONNECT", "SL_WLAN_EVENT_DISCONNECT", "SL_WLAN_EVENT_STA_ADDED", "SL_WLAN_EVENT_STA_REMOVED" };
  char data[600] = "", ssid[200];
  if (event->Id == SL_WLAN_EVENT_PROVISIONING_STATUS) {
    const SlWlanEventProvisioningStatus_t *s = &event->Data.ProvisioningStatus;
    escape(s->Ssid, s->Ssidlen <= 32 ? s->Ssidlen : 32, ssid);
    sprintf(data, "\"ProvisioningStatus\":%u,\"Role\":%u,\"WlanStatus\":%u,\"Ssidlen\":%u,\"Ssid\":\"%s\"", s->ProvisioningStatus, s->Role, s->WlanStatus, s->Ssidlen, ssid);
    report("SL_WLAN_EVENT_PROVISIONING_STATUS", data);
  } else if (event->Id == SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED) {
    const SlWlanEventProvisioningProfileAdded_t *p = &event->Data.ProvisioningProfileAdded;
    char token[200];
    escape(p->Ssid, p->SsidLen <= 32 ? p->SsidLen : 32, ssid);
    escape(p->Reserved, p->ReservedLen <= 32 ? p->ReservedLen : 32, token);
    sprintf(data, "\"Status\":%u,\"SsidLen\":%u,\"Ssid\":\"%s\",\"ReservedLen\":%u,\"Reserved\":\"%s\"", (unsigned)p->Status, (unsigned)p->SsidLen, ssid, (unsigned)p->ReservedLen, token);
    report("SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED", data);
  } else if (event->Id < 5) report(names[event->Id], "");
}

void SimpleLinkNetAppEventHandler(SlNetAppEvent_t *event) {
  static const char *const names[] = { [1] = "SL_NETAPP_EVENT_IPV4_ACQUIRED", "SL_NETAPP_EVENT_IPV6_ACQUIRED", "SL_NETAPP_EVENT_IP_COLLISION", "SL_NETAPP_EVENT_DHCPV4_LEASED",
    "SL_NETAPP_EVENT_DHCPV4_RELEASED", NULL, NULL, "SL_NETAPP_EVENT_IPV4_LOST", "SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT" };
  if (event->Id < 10) report(names[event->Id], "");
}

void SimpleLinkGeneralEventHandler(SlDeviceEvent_t *event) {
  char data[64] = "";
  if (event->Id != SL_DEVICE_EVENT_RESET_REQUEST) { report("SL_DEVICE_EVENT_ERROR", ""); return; }
  sprintf(data, "\"Status\":0,\"Caller\":%u", event->Data.ResetRequest.Caller);
  report("SL_DEVICE_EVENT_RESET_REQUEST", data);
}

void SimpleLinkFatalErrorEventHandler(SlDeviceFatal_t *event) {
  report(event->Id == 1 ? "SL_DEVICE_EVENT_FATAL_DEVICE_ABORT" : "SL_DEVICE_EVENT_FATAL_CMD_TIMEOUT", "");
}

/* --- requests --- */

static void connected(long id) {
  char list[1024] = "";
  for (size_t i = 0; i < FUNCTIONS; i++) sprintf(list + strlen(list), "%s\"%s\"", i ? "," : "", functions[i].name);
  say("{\"jsonrpc\":\"2.0\",\"id\":%ld,\"result\":{\"now\":@,\"part\":\"CC3135\",\"versions\":{\"driver\":\"example 1\"},\"functions\":[%s],\"offers\":[\"pending-calls\"],\"lacks\":{}}}", id, list);
}

static void serve(void) {
  char message[4096], method[32];
  clock_gettime(CLOCK_MONOTONIC, &began);
  while (fgets(message, sizeof message, in)) {
    long id = number(message, "id");
    string(message, "method", method, sizeof method);
    if (strcmp(method, "call") == 0) call(message, id);
    else if (strcmp(method, "initialize") == 0) say("{\"jsonrpc\":\"2.0\",\"id\":%ld,\"result\":{\"protocolVersion\":1,\"clock\":\"real\"}}", id);
    else if (strcmp(method, "connect") == 0) connected(id);
    else if (strcmp(method, "shutdown") == 0) { say("{\"jsonrpc\":\"2.0\",\"id\":%ld,\"result\":{}}", id); break; }
    else say("{\"jsonrpc\":\"2.0\",\"id\":%ld,\"error\":{\"code\":-32601,\"message\":\"there is no such method\"}}", id);
  }
  _exit(0);
}

/* Each connection is served by a process of its own, so that the driver begins anew. */
static void listen_at(int port) {
  struct sockaddr_in here = { .sin_family = AF_INET, .sin_port = htons((unsigned short)port), .sin_addr = { htonl(INADDR_LOOPBACK) } };
  int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(fd, (struct sockaddr *)&here, sizeof here) < 0 || listen(fd, 1) < 0) { perror("port"); exit(1); }
  signal(SIGCHLD, SIG_IGN);
  for (;;) {
    int peer = accept(fd, NULL, NULL);
    if (peer < 0 || fork() != 0) { close(peer); continue; }
    close(fd);
    in = fdopen(peer, "r"), out = fdopen(dup(peer), "w");
    serve();
  }
}

int main(int argc, char **argv) {
  int port = argc > 2 && strcmp(argv[1], "-p") == 0 ? atoi(argv[2]) : 0, first = port ? 3 : 1;
  if (argc <= first) { fprintf(stderr, "usage: %s [-p port] <line> [variant]\n", argv[0]); return 2; }
  address = argv[first];
  driver_variant = argc > first + 1 ? argv[first + 1] : "";
  in = stdin, out = stdout;
  signal(SIGPIPE, SIG_IGN);
  if (port) listen_at(port);
  serve();
  return 0;
}
