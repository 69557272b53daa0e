/*
 * A small host driver for a CC3120/CC3135 on a line: one command at a time, several callers, one thread for what the
 * network processor sends. The last status byte decides which calls are refused and which events are dropped.
 */
#define _POSIX_C_SOURCE 200809L
#include "driver.h"
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { SENT = 0, BUSY = -2013, BLOCKED = -2014, ABORTED = -2005, LOCKED = -2011, ALREADY = -2012, STOPPING = -2017, OFF = -2018 };
enum { BIT_LOCKED = 0x04, BIT_ACTIVE = 0x08, BIT_USER = 0x10, BIT_OPEN = 0x40, PROCESS = 0x18 };
enum { SILO_FS = 4, SILO_SOCKET = 2 };
enum { INIT_COMPLETE = 0x0008, STOP_COMPLETE = 0x0073, ABORT = 0x000C, RESET_REQUEST = 0x0099, STATUS = 0x089A, PROFILE_ADDED = 0x08B2 };
enum { PATIENCE = 60 }; /* seconds for the start, for the stop and for an answer */

struct call { _u16 wanted; int over; _i16 code; size_t length; _u8 payload[512]; struct call *next; };

const char *driver_variant = "";
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static pthread_t reader;
static int line = -1, reading;
static const char *address;
static _u8 bits;
static int starting, started, stopping, stop_complete, restart_required, role;
static int calls, busy;                /* calls in progress; a command has no answer yet */
static struct call *waiting;           /* calls that wait for an answer or a completion */
static _u32 last_session;
static _u8 kept[64][2]; static int keeping; /* opcodes of dropped events, for a variant */

static int is(const char *name) { return strcmp(driver_variant, name) == 0; }
static _u16 u16(const _u8 *at) { return (_u16)(at[0] | at[1] << 8); }
static _u32 u32(const _u8 *at) { return u16(at) | (_u32)u16(at + 2) << 16; }
static void put16(_u8 *at, unsigned value) { at[0] = (_u8)value, at[1] = (_u8)(value >> 8); }
static void put32(_u8 *at, _u32 value) { put16(at, value & 0xFFFF), put16(at + 2, value >> 16); }

/* --- the gate --- */

static int blocked(void) {
  if (is("ignores-enable-api")) return (bits & PROCESS) != 0;
  if (is("ignores-user-initiated")) return (bits & BIT_ACTIVE) && !(bits & BIT_OPEN);
  return (bits & PROCESS) && !(bits & BIT_OPEN);
}

/* Why a call is refused now, the strongest reason first; 0 if it is sent. */
static int refusal(int silo) {
  int gated = !(is("ungated-socket") && silo == SILO_SOCKET) && !(is("ungated-files") && silo == SILO_FS);
  if (is("provisioning-first") && blocked()) return BLOCKED;
  if (stopping) return is("not-started-while-stopping") ? OFF : STOPPING;
  if ((bits & BIT_LOCKED) && silo != SILO_FS) return LOCKED;
  if (restart_required && !is("forgets-fatal-error")) return ABORTED;
  if (!started) return OFF;
  return blocked() && gated ? (is("wrong-code") ? BUSY : BLOCKED) : SENT;
}

/* --- the line --- */

static int dial(const char *where) {
  char host[64];
  unsigned port;
  if (sscanf(where, "tcp://%63[^:]:%u", host, &port) != 2) {
    int fd = open(where, O_RDWR | O_NOCTTY);
    struct termios raw;
    if (fd < 0 || tcgetattr(fd, &raw) < 0) return fd;
    raw.c_iflag = raw.c_oflag = raw.c_lflag = 0;
    raw.c_cflag |= CS8 | CREAD | CLOCAL;
    tcsetattr(fd, TCSANOW, &raw);
    return fd;
  }
  struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((_u16)port) };
  int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  inet_pton(AF_INET, host, &to.sin_addr);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return connect(fd, (struct sockaddr *)&to, sizeof to) < 0 ? -1 : fd;
}

static void put(const _u8 *bytes, size_t length) {
  size_t piece = is("bytewise") ? 1 : length;
  for (size_t at = 0; at < length; at += piece)
    if (write(line, bytes + at, piece) < 0) exit(0); /* the suite has closed the line */
}

static void send_command(_u16 opcode, const _u8 *descriptor, size_t length, const _u8 *payload, size_t more) {
  static const _u8 sync[8] = { 0xFF, 0xEE, 0xDD, 0xBB, 0x21, 0x43, 0x34, 0x12 };
  _u8 frame[512];
  size_t skip = is("short-sync") ? 4 : 0, first = (length + 3) & ~(size_t)3, second = (more + 3) & ~(size_t)3;
  memset(frame, is("old-memory") ? 0xA5 : 0, sizeof frame);
  memcpy(frame, sync, 8);
  put16(frame + 8, opcode), put16(frame + 10, (unsigned)(first + second));
  if (length > 0) memcpy(frame + 12, descriptor, length);
  if (more > 0) memcpy(frame + 12 + first, payload, more);
  put(frame + skip, 12 + first + second - skip);
}

/* --- what the network processor sends --- */

static void end_all(int code) {
  for (struct call *each = waiting; each; each = each->next) each->over = 1, each->code = (_i16)code;
  waiting = NULL, busy = 0;
  pthread_cond_broadcast(&changed);
}

/* The first call that waits for this opcode; an answer has bit 10 set, and its number is not compared. */
static struct call *call_for(_u16 opcode) {
  for (struct call **each = &waiting; *each; each = &(*each)->next) {
    struct call *found = *each;
    if ((opcode & 0x0400) ? (found->wanted & 0x0400) != 0 : found->wanted == opcode) { *each = found->next; return found; }
  }
  return NULL;
}

static void *restart(void *unused) {
  (void)unused;
  sl_Stop(300);
  sl_Start(address, NULL, NULL);
  return NULL;
}

static void own_restart(_u32 session) {
  pthread_t thread;
  int used = calls > 0, idle = (bits & PROCESS) == 0 && !is("restarts-without-process");
  if (used || idle || stopping || (session == last_session && !is("restarts-again"))) return;
  last_session = session;
  if (!is("leaves-own-restart") && pthread_create(&thread, NULL, restart, NULL) == 0) pthread_detach(thread);
}

static void tell(_u16 opcode, const _u8 *payload, size_t length) {
  static const _u16 wlan[] = { 0, 0x0880, 0x0881, 0x082E, 0x082F }, netapp[] = { 0, 0x1825, 0x1A25, 0x1831, 0x182C, 0x182D, 0, 0, 0x1832, 0x1833 };
  SlWlanEvent_t event = { 0 };
  SlNetAppEvent_t address_event = { 0 };
  SlDeviceEvent_t device = { 0 };
  SlDeviceFatal_t fatal = { 1 };
  if (opcode == ABORT) { SimpleLinkFatalErrorEventHandler(&fatal); return; }
  if (opcode == RESET_REQUEST || opcode == 0x0078) {
    device.Id = opcode == RESET_REQUEST ? SL_DEVICE_EVENT_RESET_REQUEST : 7;
    device.Data.ResetRequest.Caller = length >= 6 ? u16(payload + 4) : 0;
    SimpleLinkGeneralEventHandler(&device);
    return;
  }
  if (opcode == STATUS || opcode == PROFILE_ADDED) event.Id = opcode == STATUS ? SL_WLAN_EVENT_PROVISIONING_STATUS : SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED;
  for (_u32 id = 1; id < sizeof wlan / sizeof *wlan; id++) if (opcode == wlan[id]) event.Id = id;
  for (_u32 id = 1; id < sizeof netapp / sizeof *netapp; id++) if (opcode == netapp[id]) address_event.Id = id;
  memcpy(&event.Data, payload, length < sizeof event.Data ? length : sizeof event.Data); /* little endian, as the wire */
  if (event.Id) SimpleLinkWlanEventHandler(&event);
  if (address_event.Id) SimpleLinkNetAppEventHandler(&address_event);
}

/* Whether an event reaches the application. */
static int passes(_u16 opcode) {
  int exempt = opcode == STATUS || opcode == PROFILE_ADDED || opcode == RESET_REQUEST || opcode == ABORT || opcode == 0x0078;
  if ((is("drops-status") && opcode == STATUS) || (is("drops-reset-request") && opcode == RESET_REQUEST)) return 0;
  if ((is("passes-address") && opcode == 0x1825) || (is("passes-stations") && opcode == 0x082E)) return 1;
  if (is("filters-errors") && (opcode == ABORT || opcode == 0x0078)) return !blocked();
  return !blocked() || exempt;
}

static void event(_u16 opcode, const _u8 *payload, size_t length) {
  int own = opcode == RESET_REQUEST && u16(payload + 4) == 0;
  if (opcode == ABORT && passes(opcode)) restart_required = 1, end_all(ABORTED);
  if (own) own_restart(u32(payload));
  int shown = passes(opcode) && (!own || is("shows-own-reset-request"));
  if (!shown && !own && is("replays-events") && keeping < 64) put16(kept[keeping++], opcode);
  pthread_mutex_unlock(&lock); /* the application may call the driver */
  if (shown) tell(opcode, payload, length);
  for (; keeping > 0 && !blocked(); keeping--) tell(u16(kept[keeping - 1]), payload, 0);
  pthread_mutex_lock(&lock);
}

static void message(const _u8 *head, const _u8 *payload, size_t length) {
  static const _i16 roles[16] = { 1, 0, -4107, 2, -4108, 3, -4109, -4110, -4111, -4112, -4113, -4117, 4, -4121, -4122, -4115 };
  _u16 opcode = u16(head);
  pthread_mutex_lock(&lock);
  bits = head[5];
  struct call *call = call_for(opcode);
  if (call && !(opcode & 0x0400) && blocked() && is("drops-completions")) call = NULL; /* it never returns */
  if (call) {
    call->over = 1, call->length = length < sizeof call->payload ? length : sizeof call->payload;
    memcpy(call->payload, payload, call->length);
    call->code = length >= 2 ? (_i16)u16(payload) : 0;
    if (opcode & 0x0400) busy = 0;
  } else if (opcode == INIT_COMPLETE) {
    if (!(blocked() && is("drops-init-complete"))) started = 1, starting = 0, role = roles[payload[0] & 15];
  } else if (opcode == STOP_COMPLETE) stop_complete = 1;
  else if (opcode != 0x0063 && !(opcode & 0x0400)) event(opcode, payload, length);
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&lock);
}

static void *read_line(void *unused) {
  static const _u8 sync[4] = { 0xBA, 0xDC, 0xCD, 0xAB };
  _u8 input[4096];
  size_t held = 0;
  (void)unused;
  while (reading) {
    struct pollfd ready = { .fd = line, .events = POLLIN };
    if (poll(&ready, 1, 2) <= 0) continue;
    ssize_t n = read(line, input + held, sizeof input - held);
    if (n <= 0) exit(0); /* the suite has closed the line */
    held += (size_t)n;
    for (;;) {
      size_t skip = 0;
      while (skip + 4 <= held && memcmp(input + skip, sync, 4) != 0) skip++;
      memmove(input, input + skip, held -= skip);
      if (held < 16) break;
      size_t length = u16(input + 6) - 8u, whole = 16 + ((length + 3) & ~(size_t)3);
      if (whole > sizeof input) { memmove(input, input + 4, held -= 4); continue; }
      if (held < whole) break;
      message(input + 4, input + 16, length);
      memmove(input, input + whole, held -= whole);
    }
  }
  return NULL;
}

/* --- calls --- */

static int wait_for_change(time_t until) {
  struct timespec end = { .tv_sec = until };
  return pthread_cond_timedwait(&changed, &lock, &end);
}

/* Sends a command and waits for its answer, and for its completion if it has one. The caller holds the lock. */
static int exchange(struct call *call, _u16 opcode, const _u8 *descriptor, size_t length, const _u8 *payload, size_t more, _u16 completion) {
  time_t until = time(NULL) + PATIENCE;
  struct call **last = &waiting;
  busy = 1;
  *call = (struct call){ .wanted = opcode & 0x7FFF };
  while (*last) last = &(*last)->next;
  *last = call;
  send_command(opcode, descriptor, length, payload, more);
  while (!call->over)
    if (wait_for_change(until) != 0 && !call->over) { restart_required = 1, end_all(ABORTED); }
  if (completion == 0 || call->code < 0) return call->code;
  *call = (struct call){ .wanted = completion, .next = waiting };
  waiting = call;
  while (!call->over) pthread_cond_wait(&changed, &lock);
  return call->code;
}

static int command(struct call *call, int silo, _u16 opcode, const _u8 *descriptor, size_t length, const _u8 *payload, size_t more, _u16 completion) {
  pthread_mutex_lock(&lock);
  int code = refusal(silo);
  if (code == BLOCKED && is("carries-out-refused")) send_command(opcode, descriptor, length, payload, more);
  if (code == SENT) {
    calls++;
    while (busy && refusal(silo) == SENT) pthread_cond_wait(&changed, &lock);
    code = refusal(silo);
    if (code == SENT) code = exchange(call, opcode, descriptor, length, payload, more, completion);
    calls--;
    pthread_cond_broadcast(&changed);
  }
  pthread_mutex_unlock(&lock);
  return code;
}

/* --- power --- */

static void power_off(void) {
  reading = 0;
  pthread_mutex_unlock(&lock);
  pthread_join(reader, NULL);
  close(line);
  nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL); /* nHIB stays low for a while */
  pthread_mutex_lock(&lock);
  line = -1, bits = 0, keeping = 0;
  started = starting = stopping = restart_required = 0;
  end_all(is("frees-with-zero") ? 0 : STOPPING);
}

_i16 sl_Start(const void *pIfHdl, _i8 *pDevName, const P_INIT_CALLBACK pInitCallBack) {
  time_t until = time(NULL) + PATIENCE;
  (void)pDevName, (void)pInitCallBack;
  pthread_mutex_lock(&lock);
  int code = restart_required ? ABORTED : started || starting ? ALREADY : SENT;
  if (code == ALREADY && is("starts-again")) code = role;
  else if (code == ALREADY && blocked() && is("start-in-progress")) code = BLOCKED;
  else if (code == SENT) {
    starting = 1, stop_complete = 0;
    address = pIfHdl;
    line = dial(address);
    if (line < 0) { perror(address); exit(1); }
    reading = 1;
    pthread_create(&reader, NULL, read_line, NULL);
    while (!started && code == SENT) if (wait_for_change(until) != 0 && !started) code = ABORTED;
    if (code == SENT) code = role;
  }
  pthread_mutex_unlock(&lock);
  return (_i16)code;
}

_i16 sl_Stop(const _u16 Timeout) {
  struct call answer;
  _u8 body[4] = { 0 };
  time_t until = time(NULL) + PATIENCE;
  pthread_mutex_lock(&lock);
  int code = !started ? OFF : stopping ? STOPPING : blocked() && is("stop-refused") ? BLOCKED : SENT;
  if (code == SENT) {
    int process = (bits & PROCESS) != 0;
    stopping = 1;
    put16(body, Timeout);
    if (Timeout != 0 && !restart_required && !is("power-only-stop")) {
      while (busy && wait_for_change(time(NULL) + 2) == 0) {}
      exchange(&answer, 0x8473, body, 4, NULL, 0, 0);
      while ((!process || is("stop-waits")) && !stop_complete) if (wait_for_change(until) != 0) break;
    }
    power_off();
  }
  pthread_mutex_unlock(&lock);
  return (_i16)code;
}

/* --- the API --- */

_i16 sl_WlanProvisioning(_u8 ProvisioningCmd, _u8 RequestedRoleAfterSuccess, _u16 InactivityTimeoutSec, char *pSmartConfigKey, _u32 Flags) {
  struct call call;
  _u8 body[32] = { ProvisioningCmd, RequestedRoleAfterSuccess };
  int ends = is("stops-by-time-out") ? InactivityTimeoutSec == 0 : ProvisioningCmd >= 4;
  put16(body + 2, InactivityTimeoutSec), put32(body + 4, Flags);
  if (pSmartConfigKey) {
    body[12] = !is("key-without-cipher"), body[13] = is("key-without-length") ? 0 : 16;
    memcpy(body + 16, pSmartConfigKey, 16);
  }
  pthread_mutex_lock(&lock);
  int code = stopping ? STOPPING : !started ? OFF : restart_required ? ABORTED : SENT;
  if (code == SENT && is("provisioning-refused") && blocked()) code = BLOCKED;
  if (code == SENT && calls > 0 && (ends ? is("stop-blocked-by-calls") : !is("starts-beside-a-call"))) code = BUSY;
  if (code == SENT) {
    calls++;
    while (busy && !stopping) pthread_cond_wait(&changed, &lock);
    code = stopping ? STOPPING : exchange(&call, 0x8C98, body, sizeof body, NULL, 0, 0);
    calls--;
    pthread_cond_broadcast(&changed);
  }
  pthread_mutex_unlock(&lock);
  return (_i16)code;
}

/* Commands with an option: two bytes, id, option, length or room; the answer has its value at 8. */
static int option_call(int silo, _u16 opcode, unsigned id, unsigned option, const _u8 *set, size_t length, _u8 *value, _u16 *room) {
  struct call call;
  _u8 body[8] = { 0 };
  put16(body + 2, id), put16(body + 4, option), put16(body + 6, (unsigned)(set ? length : room ? *room : 0));
  int code = command(&call, silo, opcode, body, 8, set, length, 0);
  if (code < 0 || !value || call.length < 8) return code;
  size_t given = u16(call.payload + 6) < call.length - 8 ? u16(call.payload + 6) : call.length - 8;
  if (given > *room) given = *room;
  memcpy(value, call.payload + 8, given);
  *room = (_u16)given;
  return code;
}

static int byte_call(int silo, _u16 opcode, unsigned first, unsigned second, unsigned third, _u16 completion, struct call *call) {
  _u8 body[4] = { (_u8)first, (_u8)second, (_u8)third };
  return command(call, silo, opcode, body, 4, NULL, 0, completion);
}

static int name_call(_u16 opcode, const _u8 *name, _u32 token) {
  struct call call;
  _u8 body[4];
  put32(body, token);
  return command(&call, SILO_FS, opcode, body, 4, name, strlen((const char *)name) + 1, 0);
}

static int bitmap_call(_u16 opcode, _u32 bitmap) {
  struct call call;
  _u8 body[4];
  put32(body, bitmap);
  return command(&call, 3, opcode, body, 4, NULL, 0, 0);
}

_i16 sl_DeviceGet(const _u8 DeviceGetId, _u8 *pOption, _u16 *pConfigLen, _u8 *pValues) {
  return (_i16)option_call(0, 0x8466, DeviceGetId, *pOption, NULL, 0, pValues, pConfigLen);
}

_i16 sl_WlanSetMode(const _u8 Mode) {
  struct call call;
  return (_i16)byte_call(1, 0x8CB4, Mode, 0, 0, 0, &call);
}

_i16 sl_WlanPolicySet(const _u8 Type, const _u8 Policy, _u8 *pVal, const _u8 ValLen) {
  struct call call;
  _u8 body[4] = { Type, 0, Policy, ValLen };
  return (_i16)command(&call, 1, 0x8C86, body, 4, pVal, ValLen, 0);
}

_i16 sl_WlanPolicyGet(const _u8 Type, _u8 *pPolicy, _u8 *pVal, _u8 *pValLen) {
  struct call call;
  (void)pVal, (void)pValLen;
  int code = byte_call(1, 0x8C87, Type, 0, 0, 0, &call);
  if (code < 0) return (_i16)code;
  *pPolicy = call.payload[2]; /* the answer has no code */
  return 0;
}

_i16 sl_WlanProfileAdd(const _i8 *pName, const _i16 NameLen, const _u8 *pMacAddr, const SlWlanSecParams_t *pSecParams, const SlWlanSecParamsExt_t *pSecExtParams, const _u32 Priority, const _u32 Options) {
  struct call call;
  _u8 body[12] = { 0 }, names[128] = { 0 };
  (void)pSecExtParams, (void)Options;
  put16(body, (unsigned)pSecParams->Type);
  body[2] = (_u8)NameLen, body[3] = (_u8)Priority, body[10] = pSecParams->KeyLen;
  if (pMacAddr) memcpy(body + 4, pMacAddr, 6);
  memcpy(names, pName, (size_t)NameLen);
  memcpy(names + NameLen, pSecParams->Key, pSecParams->KeyLen);
  return (_i16)command(&call, 1, 0x8C83, body, 12, names, (size_t)NameLen + pSecParams->KeyLen, 0);
}

_i16 sl_WlanProfileGet(const _i16 Index, _i8 *pName, _i16 *pNameLen, _u8 *pMacAddr, SlWlanSecParams_t *pSecParams, void *pSecExtParams, _u32 *pPriority) {
  struct call call;
  (void)pMacAddr, (void)pSecParams, (void)pSecExtParams;
  int code = byte_call(1, 0x8C84, (_u8)Index, 0, 0, 0, &call);
  if (code < 0) return (_i16)code;
  *pNameLen = call.payload[2], *pPriority = call.payload[3];
  memcpy(pName, call.payload + 20, (size_t)*pNameLen);
  return (_i16)code;
}

_i16 sl_WlanProfileDel(const _i16 Index) {
  struct call call;
  return (_i16)byte_call(1, 0x8C85, (_u8)Index, 0, 0, 0, &call);
}

_i16 sl_Socket(_i16 Domain, _i16 Type, _i16 Protocol) {
  struct call call;
  int code = byte_call(SILO_SOCKET, 0x9401, (_u8)Domain, (_u8)Type, (_u8)Protocol, 0, &call);
  return (_i16)(code < 0 ? code : call.payload[2]);
}

_i16 sl_Close(_i16 sd) {
  struct call call;
  return (_i16)byte_call(SILO_SOCKET, 0x9402, (_u8)sd, 0, 0, 0x1010, &call);
}

_i16 sl_Accept(_i16 sd, SlSockAddr_t *addr, SlSocklen_t *addrlen) {
  struct call call;
  (void)addr, (void)addrlen;
  return (_i16)byte_call(SILO_SOCKET, 0x9403, (_u8)sd, 2, 0, 0x1003, &call);
}

_i16 sl_Connect(_i16 sd, const SlSockAddr_t *addr, _i16 addrlen) {
  struct call call;
  _u8 body[12] = { 0, 0, (_u8)sd, 2 << 4 };
  (void)addrlen;
  memcpy(body + 4, addr->sa_data, 2), memcpy(body + 8, addr->sa_data + 2, 4);
  return (_i16)command(&call, SILO_SOCKET, 0x9406, body, 12, NULL, 0, 0x1006);
}

_i16 sl_NetAppStart(const _u32 AppBitMap) { return (_i16)bitmap_call(0x9C0A, AppBitMap); }

_i16 sl_NetAppStop(const _u32 AppBitMap) { return (_i16)bitmap_call(0x9C61, AppBitMap); }

_i16 sl_NetAppDnsGetHostByName(_i8 *pHostName, const _u16 NameLen, _u32 *OutIpAddr, const _u8 Family) {
  struct call call;
  _u8 body[4] = { 0, 0, Family };
  put16(body, NameLen);
  int code = command(&call, 3, 0x9C20, body, 4, (const _u8 *)pHostName, NameLen, 0x1820);
  if (code >= 0) *OutIpAddr = u32(call.payload + 4);
  return (_i16)code;
}

_i16 sl_NetAppSet(const _u8 AppId, const _u8 Option, const _u16 OptionLen, const _u8 *pOptionValue) {
  return (_i16)option_call(3, 0x9C0B, AppId, Option, pOptionValue, OptionLen, NULL, NULL);
}

_i16 sl_NetAppGet(const _u8 AppId, const _u8 Option, _u16 *pOptionLen, _u8 *pOptionValue) {
  return (_i16)option_call(3, 0x9C27, AppId, Option, NULL, 0, pOptionValue, pOptionLen);
}

_i16 sl_NetCfgGet(const _u16 ConfigId, _u16 *pConfigOpt, _u16 *pConfigLen, _u8 *pValues) {
  return (_i16)option_call(5, 0x8433, ConfigId, *pConfigOpt, NULL, 0, pValues, pConfigLen);
}

_i16 sl_FsGetInfo(const _u8 *pFileName, const _u32 Token, void *pFsFileInfo) {
  (void)pFsFileInfo;
  return (_i16)name_call(0xA442, pFileName, Token);
}

_i16 sl_FsDel(const _u8 *pFileName, const _u32 Token) { return (_i16)name_call(0xA443, pFileName, Token); }

_i32 sl_FsGetFileList(_i32 *pIndex, _u8 Count, _u8 MaxEntryLen, _u8 *pBuff, _u32 Flags) {
  struct call call;
  _u8 body[8] = { 0, 0, 0, 0, Count, MaxEntryLen, (_u8)Flags };
  (void)pBuff;
  put32(body, (_u32)*pIndex);
  return command(&call, SILO_FS, 0xA448, body, 8, NULL, 0, 0);
}
