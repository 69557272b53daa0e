/* SPDX-License-Identifier: MIT
 * The stand-in for a board: the SDK functions at_ext_ti.c calls, recorded, and a console that handles a command
 * line as the documentation of TI's console describes (name, `=?`, number of parameters, then the command itself).
 */
#ifndef BOARD_H
#define BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <ti/drivers/net/wifi/simplelink.h>

#define BOARD_LINES 64u
#define BOARD_LINE_SIZE 1024u

typedef struct {
    _u8 cmd, role;
    _u16 timeoutSec;
    bool hasKey;
    char key[16];
    _u32 flags;
} Board_Call;

/** Settings and results of a test. */
typedef struct {
    _i16 provisioningReturns, startReturns, macReturns;
    unsigned long resetCause;
    bool deferPrinting;
    unsigned failingInsert; /* the first, second … new command finds no memory; 0: none */
    unsigned inserts, calls, starts, stops, sleeps, interruptLocks;
    Board_Call last;
    size_t lineCount;
    char lines[BOARD_LINES][BOARD_LINE_SIZE];
} Board;

extern Board board;

/** Restores a board after ATCmd_create() and the banner; without the add-on's commands if `bare`. */
void Board_reset(bool bare);
/** Types a line; answers appear in board.lines. */
void Board_type(const char *line);
/** Runs the printing thread until the queue is empty. */
void Board_printAll(void);
/** Delivers an event to the registered library handlers; false if one of them suppressed it for TI's own handler. */
bool Board_wlanEvent(SlWlanEvent_t *event);
bool Board_generalEvent(SlDeviceEvent_t *event);
/** Whether the table of commands exists. */
void Board_setTable(bool present);

#endif
