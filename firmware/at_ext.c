/*
 * at_ext.c - the portable part of the add-on: it parses, formats and reaches the outside through AtExt_Port only.
 * SPDX-License-Identifier: MIT (full text in at_ext.h)
 *
 * C99, no TI header, no allocation, no state but the port. at_ext_ti.c connects it to TI's SDK; README.md has the
 * console grammar.
 */
#include "at_ext.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Codes of "parse parameters": the numbers of TI's string module. BAD_COUNT is ours, it has a line of its own. */
enum { PARSED = 0, BAD_COUNT = 1, ERROR_MISSING = -1, ERROR_WRONG_PARAM = -4, ERROR_WRONG_SIZE = -5 };

typedef struct { size_t length; char text[AT_EXT_LINE_SIZE]; } Line;
typedef struct { const char *text; size_t length; } Field;
typedef struct { const char *text; uint32_t value; } Word;
typedef struct { const Word *words; size_t count; uint32_t max; bool required; } Rule;
typedef struct { uint32_t cmd, role, timeoutSec, flags; char *key; char keyBytes[AT_EXT_KEY_LENGTH]; } Request;

enum { FIELD_CMD, FIELD_ROLE, FIELD_TIMEOUT, FIELD_KEY, FIELD_FLAGS, FIELD_COUNT };

static const Word cmdWords[] = {
    { "ap", AT_EXT_CMD_AP },     { "sc", AT_EXT_CMD_SC },
    { "apsc", AT_EXT_CMD_APSC }, { "apsc_ext", AT_EXT_CMD_APSC_EXTERNAL_CONFIGURATION },
    { "stop", AT_EXT_CMD_STOP }, { "abort_ext_confirm", AT_EXT_CMD_ABORT_EXTERNAL_CONFIRMATION },
};
static const Word roleWords[] = {
    { "sta", AT_EXT_ROLE_STA }, { "ap", AT_EXT_ROLE_AP }, { "remain", AT_EXT_ROLE_REMAIN },
};
static const Word flagWords[] = { { "external_confirmation", AT_EXT_FLAG_EXTERNAL_CONFIRMATION } };

#define WORDS(list) (list), sizeof(list) / sizeof((list)[0])
static const Rule rules[FIELD_COUNT] = {
    { WORDS(cmdWords), UINT8_MAX, true },   { WORDS(roleWords), UINT8_MAX, false }, { NULL, 0, UINT16_MAX, false },
    { NULL, 0, 0, false /* the key */ },    { WORDS(flagWords), UINT32_MAX, false },
};

static const char hexDigits[] = "0123456789abcdef";
static const AtExt_Port *port;

/* The bound is never reached by a line of this file (the tests print the longest); it is there for the next editor. */
static void addChar(Line *line, char c) {
    if (line->length < sizeof line->text - 1u) line->text[line->length++] = c;
}

static void addText(Line *line, const char *text) {
    while (*text != '\0') addChar(line, *text++);
}

static void addNumber(Line *line, uint32_t value, uint32_t base) {
    char digits[10]; /* UINT32_MAX in base 10, the smallest base used */
    size_t count = 0;

    do {
        digits[count++] = hexDigits[value % base];
        value /= base;
    } while (value != 0u);
    while (count > 0u) addChar(line, digits[--count]);
}

static void addSigned(Line *line, int32_t value) {
    if (value < 0) addChar(line, '-');
    addNumber(line, value < 0 ? 0u - (uint32_t)value : (uint32_t)value, 10u);
}

/* The length comes from the network processor: a wrong one must not make us read past the field. */
static void addHex(Line *line, AtExt_Bytes data, uint32_t limit) {
    const uint32_t count = data.length < limit ? data.length : limit;
    uint32_t i;

    for (i = 0; i < count; i++) {
        addChar(line, hexDigits[data.bytes[i] >> 4]);
        addChar(line, hexDigits[data.bytes[i] & 0x0Fu]);
    }
}

static void addField(Line *line, uint32_t value) {
    addChar(line, ',');
    addNumber(line, value, 10u);
}

static void begin(Line *line, const char *text) {
    line->length = 0;
    addText(line, text);
}

static void emit(Line *line) {
    line->text[line->length] = '\0';
    port->print(line->text);
}

static int32_t refuse(const char *text, int32_t code) {
    Line line;

    begin(&line, text);
    addSigned(&line, code);
    emit(&line);
    return -1;
}

static char lower(char c) {
    return (c >= 'A' && c <= 'Z') ? (char)(c - 'A' + 'a') : c;
}

static int32_t digitValue(char c, uint32_t base) {
    const char *digit = strchr(hexDigits, lower(c)); /* a NUL would be found at 16, which is no digit either */

    return (digit != NULL && digit - hexDigits < (ptrdiff_t)base) ? (int32_t)(digit - hexDigits) : -1;
}

static bool equals(Field field, const char *word) {
    size_t i;

    if (strlen(word) != field.length) return false;
    for (i = 0; i < field.length; i++)
        if (lower(field.text[i]) != word[i]) return false;
    return true;
}

/* Spaces only, as TI's console; those within stay. The text need not end with a NUL: only its length bounds it. */
static Field trim(const char *text, size_t length) {
    Field field;

    while (length > 0u && text[0] == ' ') text++, length--;
    while (length > 0u && text[length - 1u] == ' ') length--;
    field.text = text;
    field.length = length;
    return field;
}

/* Quotes have no meaning here: nothing this command takes needs them, so they end up as a wrong parameter. */
static int32_t split(const char *params, Field fields[FIELD_COUNT]) {
    size_t count = 1, i;

    for (i = 0; params[i] != '\0'; i++) {
        if (i == AT_EXT_PARAMS_MAX) return ERROR_WRONG_SIZE;
        if (params[i] == ',') count++;
    }
    if (count != FIELD_COUNT) return BAD_COUNT;
    for (i = 0; i < FIELD_COUNT; i++) {
        const size_t length = strcspn(params, ",");

        fields[i] = trim(params, length);
        params += length + 1u; /* past the comma; not used again after the last field */
    }
    return PARSED;
}

/* Decimal or 0x. A leading zero is refused: TI's console would read 010 as octal, a reader as ten. */
static int32_t parseNumber(Field field, uint32_t max, uint32_t *value) {
    const bool hex = field.length > 2u && field.text[0] == '0' && lower(field.text[1]) == 'x';
    const uint32_t base = hex ? 16u : 10u;
    bool tooBig = false;
    uint32_t number = 0;
    size_t i;

    if (!hex && field.length > 1u && field.text[0] == '0') return ERROR_WRONG_PARAM;
    for (i = hex ? 2u : 0u; i < field.length; i++) {
        const int32_t digit = digitValue(field.text[i], base);

        if (digit < 0) return ERROR_WRONG_PARAM;
        if (number > (max - (uint32_t)digit) / base) tooBig = true;
        number = tooBig ? 0u : number * base + (uint32_t)digit;
    }
    if (tooBig) return ERROR_WRONG_SIZE;
    *value = number;
    return PARSED;
}

static int32_t parseValue(Field field, const Rule *rule, uint32_t *value) {
    size_t i;

    *value = 0;
    if (field.length == 0u) return rule->required ? ERROR_MISSING : PARSED;
    for (i = 0; i < rule->count; i++) {
        if (equals(field, rule->words[i].text)) {
            *value = rule->words[i].value;
            return PARSED;
        }
    }
    return parseNumber(field, rule->max, value);
}

/* Hexadecimal, because a key may hold any byte and TI's console can carry neither NUL nor CR in a string. */
static int32_t parseKey(Field field, Request *request) {
    size_t i;

    request->key = NULL;
    if (field.length == 0u) return PARSED;
    if (field.length != 2u * AT_EXT_KEY_LENGTH) return ERROR_WRONG_SIZE;
    for (i = 0; i < AT_EXT_KEY_LENGTH; i++) {
        const int32_t high = digitValue(field.text[2u * i], 16u), low = digitValue(field.text[2u * i + 1u], 16u);

        if (high < 0 || low < 0) return ERROR_WRONG_PARAM;
        request->keyBytes[i] = (char)(high * 16 + low);
    }
    request->key = request->keyBytes;
    return PARSED;
}

/* The first faulty field from the left decides the error. */
static int32_t parse(const char *params, Request *request) {
    uint32_t *const values[FIELD_COUNT] = { &request->cmd, &request->role, &request->timeoutSec, NULL,
                                            &request->flags };
    Field fields[FIELD_COUNT];
    int32_t status = split(params, fields);
    size_t i;

    for (i = 0; status == PARSED && i < FIELD_COUNT; i++)
        status = (i == FIELD_KEY) ? parseKey(fields[i], request) : parseValue(fields[i], &rules[i], values[i]);
    return status;
}

static int32_t runProvisioning(void *params) {
    Request request;
    int32_t status = parse(params, &request);

    if (status == BAD_COUNT) return refuse("ERROR: number of parameters,", 0);
    if (status != PARSED) return refuse("ERROR: parse parameters,", status);
    status = port->provisioning((uint8_t)request.cmd, (uint8_t)request.role, (uint16_t)request.timeoutSec, request.key,
                                request.flags);
    if (status != 0) return refuse("ERROR: process command,", status);
    port->print("OK");
    return 0;
}

static int32_t runInfo(void *params) {
    if (*(const char *)params != '\0') return refuse("ERROR: number of parameters,", 0);
    port->print("+extinfo:" AT_EXT_VERSION "," AT_EXT_FEATURES);
    port->print("OK");
    return 0;
}

const AtExt_Command AtExt_commands[AT_EXT_COMMANDS] = {
    { "+wlanprovisioning", "[Cmd],[Role],[InactivityTimeout],[SmartConfigKey],[Flags]", runProvisioning, FIELD_COUNT },
    { "+extinfo", "[]", runInfo, 0 },
};

void AtExt_open(const AtExt_Port *outside) {
    port = outside;
}

void AtExt_startupEvent(uint32_t resetCause, int32_t role, const uint8_t *mac) {
    Line line;
    size_t i;

    begin(&line, "+eventstartup:" AT_EXT_VERSION);
    addField(&line, resetCause);
    addChar(&line, ',');
    addSigned(&line, role);
    addChar(&line, ',');
    for (i = 0; mac != NULL && i < AT_EXT_MAC_LENGTH; i++) {
        addText(&line, i == 0u ? "0x" : ":0x");
        addNumber(&line, mac[i], 16u);
    }
    emit(&line);
}

void AtExt_statusEvent(uint8_t status, uint8_t role, uint8_t wlanStatus, AtExt_Bytes ssid, uint32_t reserved) {
    Line line;

    begin(&line, "+eventwlanraw:provisioning_status");
    addField(&line, status);
    addField(&line, role);
    addField(&line, wlanStatus);
    addChar(&line, ',');
    addHex(&line, ssid, AT_EXT_SSID_LENGTH);
    addField(&line, ssid.length);
    addField(&line, reserved);
    emit(&line);
}

void AtExt_profileEvent(uint32_t status, AtExt_Bytes ssid, AtExt_Bytes token) {
    Line line;

    begin(&line, "+eventwlanraw:provisioning_profile_added");
    addField(&line, status);
    addChar(&line, ',');
    addHex(&line, ssid, AT_EXT_SSID_LENGTH);
    addChar(&line, ',');
    addHex(&line, token, AT_EXT_TOKEN_LENGTH);
    addField(&line, ssid.length);
    addField(&line, token.length);
    emit(&line);
}

void AtExt_resetRequestEvent(uint16_t caller, int16_t status) {
    Line line;

    begin(&line, "+eventgeneralraw:reset_request");
    addField(&line, caller);
    addText(&line, ",,"); /* the session: the driver keeps that number to itself */
    addSigned(&line, status);
    emit(&line);
}
