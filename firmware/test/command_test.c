/* SPDX-License-Identifier: MIT - AT+WlanProvisioning and AT+ExtInfo, typed at the stand-in board. */
#include <stdlib.h>

#include "at_ext.h"
#include "board.h"
#include "tap.h"

#define KEY_TEXT "000102030405060708090a0B0C0D0Eff"
static const char keyBytes[16] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, (char)0xFF };

#define COUNT_ERROR "ERROR: number of parameters,0"
#define MISSING "ERROR: parse parameters,-1"
#define WRONG_PARAM "ERROR: parse parameters,-4"
#define WRONG_SIZE "ERROR: parse parameters,-5"

static void ready(void) {
    Board_reset(true);
    CHECK(AtExt_register() == 0);
    Board_printAll();
    board.lineCount = 0;
}

static void accepts(const char *params, unsigned cmd, unsigned role, unsigned timeoutSec, bool hasKey, uint32_t flags) {
    char line[256];

    ready();
    snprintf(line, sizeof line, "AT+WlanProvisioning=%s", params);
    Board_type(line);
    tapCheck(board.lineCount == 1 && strcmp(board.lines[0], "OK") == 0, __FILE__, __LINE__, "%s: %s", line,
             board.lines[0]);
    tapCheck(board.calls == 1 && board.last.cmd == cmd && board.last.role == role &&
                 board.last.timeoutSec == timeoutSec && board.last.hasKey == hasKey && board.last.flags == flags,
             __FILE__, __LINE__, "%s: called %u times, last with %u,%u,%u,%d,%lu", line, board.calls, board.last.cmd,
             board.last.role, board.last.timeoutSec, board.last.hasKey, (unsigned long)board.last.flags);
    if (hasKey) CHECK(memcmp(board.last.key, keyBytes, sizeof keyBytes) == 0);
}

static void refuses(const char *params, const char *answer) {
    static char line[4096];

    ready();
    snprintf(line, sizeof line, "AT+WlanProvisioning=%s", params);
    Board_type(line);
    tapCheck(board.calls == 0, __FILE__, __LINE__, "%.80s: went to the network processor", line);
    tapCheck(board.lineCount == 1 && strcmp(board.lines[0], answer) == 0, __FILE__, __LINE__, "%.80s: %u lines, '%s'",
             line, (unsigned)board.lineCount, board.lines[0]);
}

static void everyWord(void) {
    accepts("ap,sta,600,,", 0, 0, 600, false, 0);
    accepts("sc,sta,600,,", 1, 0, 600, false, 0);
    accepts("apsc,sta,600,,", 2, 0, 600, false, 0);
    accepts("apsc_ext,ap,30,,", 3, 2, 30, false, 0);
    accepts("stop,remain,0,,", 4, 255, 0, false, 0);
    accepts("abort_ext_confirm,remain,0,,", 5, 255, 0, false, 0);
    accepts("apsc,sta,600,,external_confirmation", 2, 0, 600, false, 1);
    accepts("ApSc,STA,600,,External_Confirmation", 2, 0, 600, false, 1);
}

static void everyNumber(void) {
    accepts("0,0,0,,0", 0, 0, 0, false, 0);
    accepts("255,255,65535,,4294967295", 255, 255, 65535, false, 4294967295u);
    accepts("0x2,0Xff,0xFFFF,,0xffffffff", 2, 255, 65535, false, 4294967295u);
    accepts("0x0000000002,0,0x10,,0x80000000", 2, 0, 16, false, 0x80000000u);
    accepts("10,3,1,,2", 10, 3, 1, false, 2);
}

static void emptyFields(void) {
    accepts("ap,,,,", 0, 0, 0, false, 0);
    accepts("4,,,,", 4, 0, 0, false, 0);
    refuses(",,,,", MISSING);
    refuses(",sta,600,,", MISSING);
}

static void spaces(void) {
    accepts(" ap,sta,600,,", 0, 0, 600, false, 0);
    accepts("apsc, sta, 600,,", 2, 0, 600, false, 0);
    accepts("apsc ,sta  ,600 ,,", 2, 0, 600, false, 0);
    accepts("  sc  , remain ,  0x10 , " KEY_TEXT "  , external_confirmation ", 1, 255, 16, true, 1);
    accepts(" 4 , 255 , 0 , , 4294967295 ", 4, 255, 0, false, 4294967295u);
    accepts("ap, ,  ,   ,    ", 0, 0, 0, false, 0); /* spaces only: empty */
    refuses(" , , , , ", MISSING);
    refuses("   ,sta,600,,", MISSING);
    refuses("   ", COUNT_ERROR);
    refuses("a p,sta,600,,", WRONG_PARAM); /* within a parameter they count */
    refuses("ap,sta,0x 1,,", WRONG_PARAM);
    refuses("ap,sta,- 1 ,,", WRONG_PARAM);
    refuses("sc,sta,60,0001020304050607 08090a0b0c0d0eff,", WRONG_SIZE);
    refuses("sc,sta,60, 000102030405060708090a0b0c0d0e ,", WRONG_SIZE); /* 32 characters only with the spaces */
    refuses("ap, 256 ,600,,", WRONG_SIZE);
    refuses("ap,sta,600,,\t", WRONG_PARAM); /* a tab is not a space */
}

static void keys(void) {
    accepts("sc,sta,60," KEY_TEXT ",", 1, 0, 60, true, 0);
    refuses("sc,sta,60,000102030405060708090a0b0c0d0e,", WRONG_SIZE);     /* 15 bytes */
    refuses("sc,sta,60," KEY_TEXT "10,", WRONG_SIZE);                     /* 17 bytes */
    refuses("sc,sta,60,000102030405060708090a0b0c0d0ef,", WRONG_SIZE);    /* half a byte short */
    refuses("sc,sta,60,0123456789abcdef,", WRONG_SIZE);                   /* 16 characters are not 16 bytes */
    refuses("sc,sta,60,000102030405060708090a0b0c0d0e0g,", WRONG_PARAM);  /* not hexadecimal */
    refuses("sc,sta,60,0x0102030405060708090a0b0c0d0e0f,", WRONG_PARAM);  /* 32 characters, but a prefix */
    refuses("sc,sta,60,00:01:02:03:04:05:06:07:08:09:0a,", WRONG_PARAM);  /* 32 characters, but separators */
    refuses("sc,sta,60,\"" KEY_TEXT "\",", WRONG_SIZE);
}

static void wrongCount(void) {
    refuses("", COUNT_ERROR);
    refuses("ap", COUNT_ERROR);
    refuses("ap,sta,600,", COUNT_ERROR);
    refuses("ap,sta,600,,,", COUNT_ERROR);
    refuses("ap,sta,600,,,,,,,,,,,", COUNT_ERROR);
    /* TI's console does not count a comma between quotes, the command does. */
    refuses("ap,sta,600,\"a,b\",", COUNT_ERROR);
}

static void nonNumeric(void) {
    refuses("wps,sta,600,,", WRONG_PARAM);
    refuses("ap,client,600,,", WRONG_PARAM);
    refuses("ap,sta,soon,,", WRONG_PARAM);
    refuses("ap,sta,600,,confirmation", WRONG_PARAM);
    refuses("ap,sta,600s,,", WRONG_PARAM);
    refuses("ap|sc,sta,600,,", WRONG_PARAM);
    refuses("apx,sta,600,,", WRONG_PARAM);
    refuses("a,sta,600,,", WRONG_PARAM);
    refuses("ap,sta,0x,,", WRONG_PARAM);
    refuses("ap,sta,0xfg,,", WRONG_PARAM);
    refuses("ap,sta,ff,,", WRONG_PARAM);
    refuses("ap,sta,010,,", WRONG_PARAM);
    refuses("ap,sta,00,,", WRONG_PARAM);
    refuses("ap,sta,1.5,,", WRONG_PARAM);
    refuses("ap,sta,1e3,,", WRONG_PARAM);
    refuses("ap,sta,+1,,", WRONG_PARAM);
    refuses("ap,sta,6 0,,", WRONG_PARAM);
}

static void outOfRange(void) {
    refuses("256,sta,600,,", WRONG_SIZE);
    refuses("0x100,sta,600,,", WRONG_SIZE);
    refuses("ap,256,600,,", WRONG_SIZE);
    refuses("ap,sta,65536,,", WRONG_SIZE);
    refuses("ap,sta,600,,4294967296", WRONG_SIZE);
    refuses("ap,sta,600,,0x100000000", WRONG_SIZE);
    refuses("ap,sta,600,,18446744073709551616", WRONG_SIZE);
    refuses("ap,sta,99999999999999999999999999,,", WRONG_SIZE);
    refuses("ap,sta,99999999999999999999999999x,,", WRONG_PARAM);
    refuses("-1,sta,600,,", WRONG_PARAM);
    refuses("ap,-1,600,,", WRONG_PARAM);
    refuses("ap,sta,-600,,", WRONG_PARAM);
    refuses("ap,sta,600,,-1", WRONG_PARAM);
}

static void oddBytes(void) {
    refuses("ap\t,sta,600,,", WRONG_PARAM);
    refuses("ap,s\x01ta,600,,", WRONG_PARAM);
    refuses("ap,sta,6\x7f" "00,,", WRONG_PARAM);
    refuses("ap,sta,600,,\x1b[2J", WRONG_PARAM);
    refuses("\xc3\xa4p,sta,600,,", WRONG_PARAM);
    refuses("ap,sta,600\r,,", WRONG_PARAM);
    refuses("\"ap\",sta,600,,", WRONG_PARAM);
    refuses("a\"p,\"sta,600,,", COUNT_ERROR); /* TI's console does not count the comma between them */
    refuses("a\"\"p,sta,600,,", WRONG_PARAM);
    refuses("ap,sta,\"600\",,", WRONG_PARAM);
    refuses("ap,sta,600,,\"\"", WRONG_PARAM);
    refuses("ap,sta,600,\"\",", WRONG_SIZE);
    refuses("%s%n,sta,600,,", WRONG_PARAM);
}

static void longLines(void) {
    char params[2001];

    memset(params, 'a', 2000);
    params[2000] = '\0';
    refuses(params, COUNT_ERROR);
    memcpy(params, ",,,,", 4);
    refuses(params, WRONG_SIZE);
    memset(params, ',', 2000);
    refuses(params, COUNT_ERROR);
    /* A number of 2000 digits, and the same that just fits: leading zeros of a hexadecimal number are harmless. */
    memset(params, '0', 2000);
    memcpy(params, "ap,sta,0x", 9);
    memcpy(params + 1998, ",,", 2);
    refuses(params, WRONG_SIZE);
    params[125] = params[126] = ',';
    params[127] = '\0';
    accepts(params, 0, 0, 0, false, 0);
    params[125] = '1';
    params[127] = ',';
    params[128] = '\0';
    refuses(params, WRONG_SIZE);
    /* Spaces count for the length. */
    memset(params, ' ', 2000);
    memcpy(params, "ap,sta,,,", 9);
    refuses(params, WRONG_SIZE);
    params[128] = '\0';
    refuses(params, WRONG_SIZE);
    params[127] = '\0';
    accepts(params, 0, 0, 0, false, 0);
}

/* Calls that TI's console never makes: the command itself checks the bound and the count. */
static void directCall(void) {
    char *params = malloc(2001);

    CHECK(params != NULL);
    if (params == NULL) return;
    memset(params, ',', 2000);
    params[2000] = '\0';
    ready();
    CHECK(AtExt_commands[0].run(params) == -1);
    params[4] = '\0';
    CHECK(AtExt_commands[0].run(params) == -1);
    params[3] = '\0';
    CHECK(AtExt_commands[0].run(params) == -1);
    params[0] = '\0';
    CHECK(AtExt_commands[0].run(params) == -1);
    params[0] = '1';
    params[1] = '\0';
    CHECK(AtExt_commands[1].run(params) == -1);
    free(params);
    Board_printAll();
    CHECK(board.calls == 0 && board.lineCount == 5);
    CHECK_TEXT(board.lines[0], WRONG_SIZE);
    CHECK_TEXT(board.lines[1], MISSING);
    CHECK_TEXT(board.lines[2], COUNT_ERROR);
    CHECK_TEXT(board.lines[3], COUNT_ERROR);
    CHECK_TEXT(board.lines[4], COUNT_ERROR);
}

static void firstFaultDecides(void) {
    refuses(",256,x,1,-", MISSING);
    refuses("ap,256,x,1,-", WRONG_SIZE);
    refuses("ap,sta,x,1,-", WRONG_PARAM);
    refuses("ap,sta,1,1,-", WRONG_SIZE);
}

static void returnCodes(void) {
    static const _i16 codes[] = { -1, -2011, -2013, -2014, -2018, -2169, -2173, -2177, 5, -32768 };
    char expected[64];
    size_t i;

    for (i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        ready();
        board.provisioningReturns = codes[i];
        Board_type("AT+WlanProvisioning=apsc,sta,600,,");
        snprintf(expected, sizeof expected, "ERROR: process command,%d", codes[i]);
        CHECK(board.calls == 1 && board.lineCount == 1);
        CHECK_TEXT(board.lines[0], expected);
    }
}

static void info(void) {
    ready();
    Board_type("AT+ExtInfo");
    CHECK(board.lineCount == 2 && board.calls == 0);
    CHECK_TEXT(board.lines[0], "+extinfo:1.0,wlanprovisioning|rawevents|startup");
    CHECK_TEXT(board.lines[1], "OK");
    board.lineCount = 0;
    Board_type("AT+ExtInfo=1");
    CHECK(board.lineCount == 1);
    CHECK_TEXT(board.lines[0], COUNT_ERROR);
}

static void help(void) {
    ready();
    Board_type("at+WLANPROVISIONING=?");
    Board_type("AT+ExtInfo=?");
    Board_type("AT+ExtReset");
    CHECK(board.lineCount == 5 && board.calls == 0);
    CHECK_TEXT(board.lines[0], "[Cmd],[Role],[InactivityTimeout],[SmartConfigKey],[Flags]");
    CHECK_TEXT(board.lines[1], "OK");
    CHECK_TEXT(board.lines[2], "[]");
    CHECK_TEXT(board.lines[3], "OK");
    CHECK_TEXT(board.lines[4], "ERROR: command not exist,0");
}

int main(void) {
    tapRun("every word of the console has its number", everyWord);
    tapRun("numbers, decimal and hexadecimal, up to their limits", everyNumber);
    tapRun("empty parameters have their defaults, the command has none", emptyFields);
    tapRun("spaces around a parameter are dropped, within it they are not", spaces);
    tapRun("a key is 32 hexadecimal digits or nothing", keys);
    tapRun("missing and extra parameters are refused", wrongCount);
    tapRun("unknown words and malformed numbers are refused", nonNumeric);
    tapRun("numbers out of range and negative numbers are refused", outOfRange);
    tapRun("control bytes, quotes and format directives are refused", oddBytes);
    tapRun("lines of 2000 characters are refused", longLines);
    tapRun("the command keeps its bounds when called past the console", directCall);
    tapRun("the first fault from the left decides the error", firstFaultDecides);
    tapRun("whatever sl_WlanProvisioning returns is shown", returnCodes);
    tapRun("AT+ExtInfo names version and features", info);
    tapRun("help and unknown commands", help);
    return tapEnd();
}
