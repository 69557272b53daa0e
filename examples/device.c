/*
 * A device for the suite in C11, standard library only, according to docs/adapter-protocol.md. The model provisions in AP
 * mode and blocks the APIs during the process. Its clock is driven. It reports every missing capability.
 *
 *     cc -std=c11 -Wall -Wextra -o device device.c
 *     provtck run --adapter process --command ./device --ics device-model.yaml
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  OK = 0,
  ALREADY_STARTED = -2012,
  PROVISIONING_IN_PROGRESS = -2014,
  NOT_STARTED = -2018,
  NO_PROFILE = -2074,
  LIST_FULL = -2076,
  ABORT_ALREADY_STARTED = -2169,
  ABORT_NO_HTTP_SERVER = -2170,
  ABORT_LIST_FULL = -2171,
  ABORT_INVALID_PARAM = -2172,
  /* Errors of the protocol. */
  INVALID_JSON = -32700,
  INVALID_REQUEST = -32600,
  UNKNOWN_METHOD = -32601,
  INVALID_PARAMS = -32602,
  CANNOT_DO = -32001,
  VERSION_UNSUPPORTED = -32003,
};

#define STOPPED 12
#define TIME_TO_STOP 300
#define AUTO_PROVISIONING 32
#define PROFILES 7
#define NAME_SIZE 400
#define LINE_SIZE (1024 * 1024 + 2)

/* ---- JSON: a value is a pointer to its first character in the line ---- */

static const char *spaces(const char *at) {
  while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n') at++;
  return at;
}

/* The end of a string that begins at its quote; NULL if it is not one. */
static const char *end_of_string(const char *at) {
  if (*at++ != '"') return NULL;
  for (; *at != '"'; at++) {
    if (*at == '\0') return NULL;
    if (*at == '\\' && *++at == '\0') return NULL;
  }
  return at + 1;
}

/* The end of any value; NULL if it is not one. */
static const char *end_of(const char *at, int depth) {
  at = spaces(at);
  if (depth > 64) return NULL;
  if (*at == '"') return end_of_string(at);
  if (*at == '{' || *at == '[') {
    bool object = *at == '{';
    char close = object ? '}' : ']';
    at = spaces(at + 1);
    if (*at == close) return at + 1;
    for (;;) {
      if (object) {
        at = end_of_string(spaces(at));
        if (at == NULL) return NULL;
        at = spaces(at);
        if (*at++ != ':') return NULL;
      }
      at = end_of(at, depth + 1);
      if (at == NULL) return NULL;
      at = spaces(at);
      if (*at == close) return at + 1;
      if (*at++ != ',') return NULL;
    }
  }
  for (const char *const *word = (const char *const[]){"true", "false", "null", NULL}; *word != NULL; word++)
    if (strncmp(at, *word, strlen(*word)) == 0) return at + strlen(*word);
  char *end;
  strtod(at, &end);
  return end == at ? NULL : end;
}

/* The value of a member of an object; NULL if it is absent. */
static const char *member(const char *object, const char *name) {
  if (object == NULL || *(object = spaces(object)) != '{') return NULL;
  for (const char *at = spaces(object + 1); *at == '"'; at = spaces(at + 1)) {
    const char *end = end_of_string(at);
    bool same = (size_t)(end - at) == strlen(name) + 2 && strncmp(at + 1, name, strlen(name)) == 0;
    const char *value = spaces(spaces(end) + 1);
    if (same) return value;
    at = spaces(end_of(value, 0));
    if (*at != ',') return NULL;
  }
  return NULL;
}

static bool is(const char *value, const char *text) {
  return value != NULL && *value == '"' && strncmp(value + 1, text, strlen(text)) == 0 && value[strlen(text) + 1] == '"';
}

static bool truth(const char *object, const char *name) {
  const char *value = member(object, name);
  return value != NULL && *value == 't';
}

static double number(const char *object, const char *name) {
  const char *value = member(object, name);
  return value == NULL ? 0 : strtod(value, NULL);
}

/* ---- the device ---- */

static double now;
static double end_at; /* when the process ends */
static bool started, provisioning, http_server;
static int role, policy, profiles, securities[PROFILES];
/* Names stay JSON texts with their quotes, so that every byte stays as it is. */
static char names[PROFILES][NAME_SIZE];
/* The event that the next response reports. */
static bool has_stopped;
/* An error response instead of a result. */
static int error;
static const char *reason;

static const char *const FUNCTIONS[] = {"sl_Start",          "sl_Stop",           "sl_WlanProvisioning", "sl_DeviceGet",
                                        "sl_WlanProfileAdd", "sl_WlanProfileGet", "sl_WlanPolicyGet",    "sl_WlanPolicySet"};
#define FUNCTION_COUNT (sizeof FUNCTIONS / sizeof *FUNCTIONS)

static void refuse(int code, const char *why) {
  error = code;
  reason = why;
}

static void set_policy(int bits) {
  if (bits & AUTO_PROVISIONING) refuse(CANNOT_DO, "this model has no auto-provisioning");
  else policy = bits;
}

/* TI's number of a security type, from the word of a profile or from TI's name. */
static int security_type(const char *security) {
  if (is(security, "open") || is(security, "SL_WLAN_SEC_TYPE_OPEN")) return 0;
  return is(security, "wep") || is(security, "SL_WLAN_SEC_TYPE_WEP") ? 1 : 2;
}

static bool add_profile(const char *name, const char *security) {
  const char *end = name == NULL ? NULL : end_of_string(name);
  if (end == NULL || end - name >= NAME_SIZE || profiles == PROFILES) return false;
  securities[profiles] = security_type(security);
  memcpy(names[profiles], name, (size_t)(end - name));
  names[profiles++][end - name] = '\0';
  return true;
}

static void reset(const char *setup) {
  const char *bits = member(setup, "policy");
  set_policy((truth(bits, "auto") ? 1 : 0) | (truth(bits, "fast") ? 2 : 0) | (truth(bits, "anyP2P") ? 8 : 0) |
             (truth(bits, "autoProvisioning") ? AUTO_PROVISIONING : 0));
  if (error != 0) return;
  role = is(member(setup, "role"), "AP") ? 2 : 0;
  http_server = truth(setup, "httpServer");
  started = truth(setup, "started");
  provisioning = has_stopped = false;
  profiles = 0;
  const char *list = member(setup, "profiles");
  if (list == NULL) return refuse(INVALID_PARAMS, "profiles is missing");
  for (const char *at = spaces(list + 1); *at == '{'; at = spaces(at + 1)) {
    add_profile(member(at, "ssid"), member(at, "security"));
    at = spaces(end_of(at, 0));
    if (*at != ',') break;
  }
}

static int provision(const char *args) {
  const char *command = member(args, "ProvisioningCmd");
  const char *wanted = member(args, "RequestedRoleAfterSuccess");
  if (is(command, "SL_WLAN_PROVISIONING_CMD_STOP")) {
    if (provisioning) end_at = now + TIME_TO_STOP;
    return OK;
  }
  if (!is(command, "SL_WLAN_PROVISIONING_CMD_START_MODE_AP") || number(args, "Flags") != 0) return ABORT_INVALID_PARAM;
  if (provisioning) return ABORT_ALREADY_STARTED;
  if (!is(wanted, "ROLE_STA") && !is(wanted, "ROLE_AP") && !is(wanted, "SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE"))
    return ABORT_INVALID_PARAM;
  if (!http_server) return ABORT_NO_HTTP_SERVER;
  if (profiles == PROFILES) return ABORT_LIST_FULL;
  provisioning = true;
  end_at = now + number(args, "InactivityTimeoutSec") * 1000;
  return OK;
}

/* Calls a function on a started device with unblocked APIs. Prints the output value behind the code. */
static int effect(const char *function, const char *args, char *value, size_t size) {
  if (is(function, "sl_Start")) return ALREADY_STARTED;
  if (is(function, "sl_Stop")) {
    started = provisioning = false;
    return OK;
  }
  if (is(function, "sl_WlanProvisioning")) return provision(args);
  if (is(function, "sl_WlanProfileAdd")) {
    const char *security = member(member(args, "pSecParams"), "Type");
    return add_profile(member(args, "pName"), security) ? profiles - 1 : LIST_FULL;
  }
  if (is(function, "sl_WlanProfileGet")) {
    int index = (int)number(args, "Index");
    if (index < 0 || index >= profiles) return NO_PROFILE;
    snprintf(value, size, ",\"value\":{\"pName\":%s}", names[index]);
    return securities[index];
  }
  if (is(function, "sl_WlanPolicyGet"))
    snprintf(value, size, ",\"value\":{\"pPolicy\":%d}", policy);
  else if (is(function, "sl_WlanPolicySet") && is(member(args, "Type"), "SL_WLAN_POLICY_CONNECTION"))
    set_policy((int)number(args, "Policy"));
  return OK;
}

static int call(const char *function, const char *args, char *value, size_t size) {
  bool known = false;
  for (size_t each = 0; each < FUNCTION_COUNT; each++) known = known || is(function, FUNCTIONS[each]);
  if (!known) {
    refuse(CANNOT_DO, "this model does not have this function");
    return OK;
  }
  if (!started) {
    started = is(function, "sl_Start");
    return started ? OK : NOT_STARTED;
  }
  bool allowed = is(function, "sl_Start") || is(function, "sl_Stop") || is(function, "sl_WlanProvisioning");
  return provisioning && !allowed ? PROVISIONING_IN_PROGRESS : effect(function, args, value, size);
}

static void advance(double until) {
  bool happens = provisioning && end_at <= until;
  now = happens ? end_at : until;
  if (!happens) return;
  provisioning = false;
  has_stopped = true;
}

/* ---- the protocol ---- */

#define NO_BENCH "\"this model has neither phone nor network\""

static const char LACKS[] =
    "\"phone\":" NO_BENCH ",\"network\":" NO_BENCH ",\"cloud\":" NO_BENCH ",\"capture\":" NO_BENCH ",\"wifi-scan\":" NO_BENCH
    ",\"smartconfig\":\"this model has no SmartConfig\",\"fresh\":\"this model has no factory state\","
    "\"driver-port\":\"this model is not divided into network processor and host driver\","
    "\"pending-calls\":\"every call of this model returns at once\"";

static char fields[NAME_SIZE * 4]; /* the members of a result besides now and events */

static void connect_device(void) {
  char functions[NAME_SIZE] = "";
  for (size_t each = 0; each < FUNCTION_COUNT; each++) {
    size_t used = strlen(functions);
    snprintf(functions + used, sizeof functions - used, "%s\"%s\"", each == 0 ? "" : ",", FUNCTIONS[each]);
  }
  snprintf(fields, sizeof fields,
           "\"part\":\"CC3220SF\",\"versions\":{\"model\":\"1\"},\"functions\":[%s],\"offers\":[\"long\"],\"lacks\":{%s},",
           functions, LACKS);
}

/* Whether the list of versions contains 1. */
static bool supports_one(const char *list) {
  for (const char *at = spaces(list); *at == '[' || *at == ',';) {
    char *end;
    if (strtod(at + 1, &end) == 1) return true;
    at = spaces(end);
  }
  return false;
}

/* Handles a request. Fills `fields`, or `error` and `reason`; whether the result contains time and events. */
static bool handle(const char *method, const char *params) {
  fields[0] = '\0';
  if (is(method, "initialize")) {
    const char *versions = member(params, "protocolVersions");
    if (versions == NULL) refuse(INVALID_PARAMS, "protocolVersions is missing");
    else if (!supports_one(versions)) refuse(VERSION_UNSUPPORTED, "this model supports version 1 only");
    else strcpy(fields, "\"protocolVersion\":1,\"clock\":\"driven\"");
    return false;
  }
  if (is(method, "shutdown")) return false;
  if (is(method, "connect")) connect_device();
  else if (is(method, "reset")) reset(params);
  else if (is(method, "advance")) advance(number(params, "until"));
  else if (is(method, "call")) {
    char value[NAME_SIZE + 40] = "";
    int code = call(member(params, "function"), member(params, "arguments"), value, sizeof value);
    snprintf(fields, sizeof fields, "\"outcome\":{\"kind\":\"returned\",\"code\":%d%s},", code, value);
  } else
    refuse(UNKNOWN_METHOD, "this model does not have this method");
  return true;
}

static void reply(const char *line) {
  const char *end = end_of(line, 0);
  error = 0;
  if (end == NULL || *spaces(end) != '\0') {
    printf("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":%d,\"message\":\"this is not JSON\"}}\n", INVALID_JSON);
    return;
  }
  const char *method = member(line, "method");
  const char *id = member(line, "id");
  int id_length = id == NULL ? 4 : (int)(end_of(id, 0) - id);
  if (method == NULL) refuse(INVALID_REQUEST, "this is not a request");
  else if (id == NULL) return;
  bool timed = error == 0 && handle(method, member(line, "params"));
  printf("{\"jsonrpc\":\"2.0\",\"id\":%.*s,", id_length, id == NULL ? "null" : id);
  if (error != 0) {
    printf("\"error\":{\"code\":%d,\"message\":\"%s\"}}\n", error, reason);
    return;
  }
  printf("\"result\":{%s", fields);
  if (timed && has_stopped)
    printf("\"events\":[{\"at\":%.17g,\"name\":\"SL_WLAN_EVENT_PROVISIONING_STATUS\",\"data\":{\"ProvisioningStatus\":%d,"
           "\"Role\":%d,\"WlanStatus\":0,\"Ssid\":\"\",\"Ssidlen\":0}}],",
           now, STOPPED, role);
  if (timed) {
    has_stopped = false;
    printf("\"now\":%.17g", now);
  }
  printf("}}\n");
}

int main(void) {
  static char line[LINE_SIZE];
  /* The end of standard input ends the loop and the program. */
  while (fgets(line, sizeof line, stdin) != NULL) {
    reply(line);
    fflush(stdout);
  }
  return 0;
}
