/* SPDX-License-Identifier: MIT
 * Random input with a fixed seed. Commands are compared with a second implementation of the grammar, which uses the
 * standard library; the format of events is checked. The sanitizers are active.
 */
#include <ctype.h>
#include <stdlib.h>

#include "at_ext.h"
#include "board.h"
#include "tap.h"

#define ITERATIONS 100000u

static uint32_t state = 0x9E3779B9u;
static unsigned acceptedCount, refusedCount;

static uint32_t next(uint32_t bound) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % bound;
}

static const char *const pieces[] = {
    "ap", "sc", "apsc", "apsc_ext", "stop", "abort_ext_confirm", "sta", "remain", "external_confirmation", "AP", "Stop",
    "", "", "", "0", "1", "4", "255", "256", "600", "65535", "65536", "4294967295", "4294967296", "0x0", "0xFF",
    "0x100", "0xffff", "0x", "00", "-1", "+1", " ", "\"", "\"ap\"", "1e3", "99999999999999999999",
    "000102030405060708090a0b0c0d0e0f", "000102030405060708090a0b0c0d0e", "000102030405060708090a0b0c0d0e0f10", "ffffffffffffffffffffffffffffffff",
    "0000000000000000000000000000000g", ",", "\x01", "\xff", "%s", "?",
};
#define PIECES ((uint32_t)(sizeof pieces / sizeof pieces[0]))

/* Random pieces, mostly five fields of the right kind, sometimes with a byte or two changed. */
static void makeParams(char *params, size_t size) {
    uint32_t fields = next(8) != 0 ? 5 : next(12), changes = next(6) == 0 ? 1 + next(3) : 0, i;

    params[0] = '\0';
    for (i = 0; i < fields && strlen(params) + 64 < size; i++) {
        if (i > 0) strcat(params, ",");
        if (next(8) == 0) strcat(params, next(2) == 0 ? " " : "   ");
        if (next(3) == 0) strcat(params, pieces[next(PIECES)]);
        else if (i == 0) strcat(params, pieces[next(6)]);
        else if (i == 2) strcat(params, pieces[14 + next(7)]);
        else if (i == 3) strcat(params, next(2) == 0 ? "" : pieces[37]);
        else strcat(params, next(2) == 0 ? "" : "1");
        if (next(8) == 0) strcat(params, next(2) == 0 ? " " : "  ");
    }
    while (changes-- > 0 && params[0] != '\0') params[next((uint32_t)strlen(params))] = (char)(1 + next(255));
}

static void makeNoise(char *params, size_t size) {
    const uint32_t length = next((uint32_t)size);
    uint32_t i;

    for (i = 0; i < length; i++) params[i] = (char)(1 + next(255));
    params[length] = '\0';
}

/* The second implementation: 0 if `text` is a number or one of the words, otherwise the code of the error. */
static int readValue(const char *text, const char *words, unsigned long long max, unsigned long long *value) {
    const char *word = words, *c;
    size_t i, length = strlen(text);
    int base = 10;

    *value = 0;
    if (length == 0) return 0;
    while (word != NULL && *word != '\0') { /* words: "name:value name:value " */
        const size_t wordLength = strcspn(word, ":");
        for (i = 0; i < wordLength && i < length && tolower((unsigned char)text[i]) == word[i]; i++) continue;
        if (i == wordLength && i == length) {
            *value = strtoull(word + wordLength + 1, NULL, 10);
            return 0;
        }
        word = strchr(word, ' ') + 1;
    }
    if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) text += 2, base = 16;
    else if (text[0] == '0' && text[1] != '\0') return -4;
    if (*text == '\0') return -4;
    for (c = text; *c != '\0'; c++)
        if (base == 16 ? !isxdigit((unsigned char)*c) : !isdigit((unsigned char)*c)) return -4;
    *value = strtoull(text, NULL, base); /* saturates far above every maximum */
    return *value > max ? -5 : 0;
}

static int readKey(const char *text, Board_Call *call) {
    size_t i;

    if (*text == '\0') return 0;
    if (strlen(text) != 32) return -5;
    for (i = 0; i < 32; i++)
        if (!isxdigit((unsigned char)text[i])) return -4;
    for (i = 0; i < 16; i++) {
        const char pair[3] = { text[2 * i], text[2 * i + 1], '\0' };
        call->key[i] = (char)strtoul(pair, NULL, 16);
    }
    call->hasKey = true;
    return 0;
}

static void expect(const char *params, Board_Call *call, char *answer, size_t size) {
    char copy[2200], *fields[5], *c = strcpy(copy, params);
    unsigned long long values[5] = { 0 };
    size_t commas = 0, i;
    int code = 0;

    memset(call, 0, sizeof *call);
    for (; *c != '\0'; c++) commas += *c == ',';
    snprintf(answer, size, "%s", "ERROR: parse parameters,-5");
    if (strlen(params) > AT_EXT_PARAMS_MAX) return;
    snprintf(answer, size, "%s", "ERROR: number of parameters,0");
    if (commas != 4) return;
    for (i = 0, c = copy; i < 5; i++) {
        char *end;

        fields[i] = c + strspn(c, " "); /* ends at the comma at the latest */
        end = c += strcspn(c, ",");
        while (end > fields[i] && end[-1] == ' ') end--;
        *end = '\0';
        c++;
    }
    code = fields[0][0] == '\0' ? -1 : readValue(fields[0], "ap:0 sc:1 apsc:2 apsc_ext:3 stop:4 abort_ext_confirm:5 ",
                                                 255, &values[0]);
    if (code == 0) code = readValue(fields[1], "sta:0 ap:2 remain:255 ", 255, &values[1]);
    if (code == 0) code = readValue(fields[2], "", 65535, &values[2]);
    if (code == 0) code = readKey(fields[3], call);
    if (code == 0) code = readValue(fields[4], "external_confirmation:1 ", 4294967295ull, &values[4]);
    snprintf(answer, size, "%s", "OK");
    if (code != 0) snprintf(answer, size, "ERROR: parse parameters,%d", code);
    call->cmd = (_u8)values[0];
    call->role = (_u8)values[1];
    call->timeoutSec = (_u16)values[2];
    call->flags = (_u32)values[4];
}

static bool sameCall(const Board_Call *a, const Board_Call *b) {
    return a->cmd == b->cmd && a->role == b->role && a->timeoutSec == b->timeoutSec && a->hasKey == b->hasKey &&
           memcmp(a->key, b->key, sizeof a->key) == 0 && a->flags == b->flags;
}

static void ready(void) {
    Board_reset(true);
    CHECK(AtExt_register() == 0);
    Board_printAll();
}

static void commands(void) {
    static char params[2101];
    char answer[64];
    Board_Call call;
    unsigned i;

    ready();
    for (i = 0; i < ITERATIONS && tapFaults < 5; i++) {
        char *exact;
        bool good;

        if (next(8) == 0) makeNoise(params, next(4) == 0 ? sizeof params : 140);
        else makeParams(params, 512);
        expect(params, &call, answer, sizeof answer);
        exact = malloc(strlen(params) + 1); /* so that the sanitizer sees a read past it */
        if (!CHECK(exact != NULL)) return;
        strcpy(exact, params);
        board.lineCount = board.calls = 0;
        good = AtExt_commands[0].run(exact) == 0;
        Board_printAll();
        tapCheck(board.lineCount == 1 && strcmp(board.lines[0], answer) == 0, __FILE__, __LINE__,
                 "iteration %u, '%s': got '%s', expected '%s'", i, params, board.lines[0], answer);
        tapCheck(good == (strcmp(answer, "OK") == 0) && board.calls == (good ? 1u : 0u), __FILE__, __LINE__,
                 "iteration %u, '%s': %u calls", i, params, board.calls);
        if (good) tapCheck(sameCall(&board.last, &call), __FILE__, __LINE__, "iteration %u, '%s'", i, params);
        if (good) acceptedCount++;
        else refusedCount++;
        free(exact);
    }
    printf("# %u command lines accepted, %u refused\n", acceptedCount, refusedCount);
    CHECK(acceptedCount > ITERATIONS / 20 && refusedCount > ITERATIONS / 20);
}

static bool wellFormed(const char *line, size_t fields) {
    size_t commas = 0, i;

    if (strlen(line) >= AT_EXT_LINE_SIZE || strchr(line, ':') == NULL) return false;
    for (i = 0; line[i] != '\0'; i++) {
        if (line[i] < ' ' || line[i] > '~') return false;
        commas += line[i] == ',';
    }
    return commas == fields;
}

static void events(void) {
    unsigned i, j;

    ready();
    for (i = 0; i < ITERATIONS && tapFaults < 5; i++) {
        SlWlanEvent_t wlan;
        SlDeviceEvent_t general;

        for (j = 0; j < sizeof wlan; j++) ((uint8_t *)&wlan)[j] = (uint8_t)next(256);
        for (j = 0; j < sizeof general; j++) ((uint8_t *)&general)[j] = (uint8_t)next(256);
        wlan.Id = next(2) == 0 ? SL_WLAN_EVENT_PROVISIONING_STATUS : SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED;
        if (next(2) == 0) wlan.Data.ProvisioningProfileAdded.SsidLen = next(40);
        if (next(2) == 0) wlan.Data.ProvisioningProfileAdded.ReservedLen = next(40);
        general.Id = SL_DEVICE_EVENT_RESET_REQUEST;
        board.lineCount = 0;
        CHECK(Board_wlanEvent(&wlan) && Board_generalEvent(&general) && board.lineCount == 2);
        tapCheck(wellFormed(board.lines[0], wlan.Id == SL_WLAN_EVENT_PROVISIONING_STATUS ? 6 : 5) &&
                     wellFormed(board.lines[1], 3),
                 __FILE__, __LINE__, "iteration %u: '%s', '%s'", i, board.lines[0], board.lines[1]);
    }
}

int main(void) {
    tapRun("100000 random command lines read as by a second reader", commands);
    tapRun("100000 random events keep their shape", events);
    return tapEnd();
}
