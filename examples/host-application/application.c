/*
 * A host application that provisions a CC3120/CC3135, with a small host driver of its own.
 *
 *   cc -std=c99 -Wall -O1 -o application application.c
 *   provtck run --adapter application --start './application {wire} 2'
 *
 * ./application <line> [mode] [external] [fault]
 *   line      a terminal such as /dev/pts/3, or tcp://host:port; opening it switches the network processor on
 *   mode      0 AP, 1 SmartConfig, 2 both, 3 external configuration
 *   external  1: the application confirms the connection with its cloud itself
 *   fault     breaks a rule, to see the suite find it: stop-time-out, polls, no-restart, role, ignores-error
 */
#define _POSIX_C_SOURCE 200809L
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { PROVISIONING = 0x8C98, STOP_DEVICE = 0x8473, SOCKET = 0x9401, CLOSE = 0x9402, ACCEPT = 0x9403, BIND = 0x9404,
       LISTEN = 0x9405, CONNECT = 0x9406, PROFILE_ADD = 0x8C83, NETAPP_START = 0x9C0A, DEVICE_GET = 0x8466 };
enum { INIT_COMPLETE = 0x0008, STOP_COMPLETE = 0x0073, RESET_REQUEST = 0x0099, STATUS = 0x089A,
       ACCEPTED = 0x1003, CONNECTED = 0x1006 };
enum { CMD_STOP = 4, CMD_ABORT = 5, KEEP_ROLE = 0xFF, TIME_OUT = 120 };

struct message { uint16_t opcode; size_t length; uint8_t payload[1600]; };

static const char *address, *fault = "";
static int line = -1, mode = 2, external;
static uint8_t input[4096];
static size_t held;
static struct message queue[32]; /* events that came while a command was outstanding */
static int queued;
static int sockets[16], open_sockets;
static int running, stopping, start_again, configure_after;
static time_t started_at;

static int has(const char *name) { return strcmp(fault, name) == 0; }
static uint16_t u16(const uint8_t *at) { return (uint16_t)(at[0] | at[1] << 8); }
static int16_t i16(const uint8_t *at) { return (int16_t)u16(at); }

/* --- the driver --- */

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
  struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
  int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  inet_pton(AF_INET, host, &to.sin_addr);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return connect(fd, (struct sockaddr *)&to, sizeof to) < 0 ? -1 : fd;
}

static void power(int on) {
  held = 0, queued = 0, open_sockets = 0;
  if (line >= 0) close(line);
  line = on ? dial(address) : -1;
  if (on && line < 0) { perror(address); exit(1); }
}

/* Takes a whole message from the input; 0 if there is none. The sync is BA DC CD AB, the header 16 bytes. */
static int take(struct message *m) {
  static const uint8_t sync[4] = { 0xBA, 0xDC, 0xCD, 0xAB };
  size_t skip = 0;
  while (skip + 4 <= held && memcmp(input + skip, sync, 4) != 0) skip++;
  memmove(input, input + skip, held -= skip);
  if (held < 16) return 0;
  size_t length = u16(input + 6) - 8u, whole = 16 + ((length + 3) & ~(size_t)3);
  if (held < whole) return 0;
  m->opcode = u16(input + 4);
  m->length = length < sizeof m->payload ? length : sizeof m->payload;
  memcpy(m->payload, input + 16, m->length);
  memmove(input, input + whole, held -= whole);
  return 1;
}

/* The next message within a time; 0 if none comes. */
static int receive(struct message *m, int ms) {
  struct pollfd ready = { .fd = line, .events = POLLIN };
  while (!take(m)) {
    if (poll(&ready, 1, ms) <= 0) return 0;
    ssize_t n = read(line, input + held, sizeof input - held);
    if (n <= 0) exit(0); /* the bench has closed the line */
    held += (size_t)n;
  }
  return 1;
}

/* Sends a command and waits for its answer, whose code it returns. */
static int call(uint16_t opcode, const void *body, size_t length, struct message *answer) {
  static const uint8_t sync[8] = { 0xFF, 0xEE, 0xDD, 0xBB, 0x21, 0x43, 0x34, 0x12 };
  uint8_t frame[256] = { 0 };
  struct message own, *m = answer ? answer : &own;
  size_t padded = (length + 3) & ~(size_t)3;
  memcpy(frame, sync, 8);
  frame[8] = opcode & 0xFF, frame[9] = opcode >> 8, frame[10] = (uint8_t)padded, frame[11] = (uint8_t)(padded >> 8);
  memcpy(frame + 12, body, length);
  if (write(line, frame, 12 + padded) < 0) exit(0);
  while (receive(m, 10000)) {
    if (m->opcode & 0x0400) return i16(m->payload);
    if (queued < 32) queue[queued++] = *m;
  }
  return -2005;
}

/* --- the application --- */

static int provisioning(int command, int role, int seconds, int flags) {
  uint8_t body[32] = { (uint8_t)command, (uint8_t)role, (uint8_t)seconds, (uint8_t)(seconds >> 8), (uint8_t)flags };
  return call(PROVISIONING, body, sizeof body, NULL);
}

static void start(void) {
  while (provisioning(mode, 0, TIME_OUT, external) < 0) sleep(1);
  running = 1, stopping = 0, started_at = time(NULL);
  if (has("polls")) {
    uint8_t version[8] = { 0, 0, 1, 0, 12 };
    sleep(1);
    call(DEVICE_GET, version, sizeof version, NULL);
  }
}

static void stop(int then_start) {
  if (stopping) return;
  stopping = 1, start_again = then_start;
  provisioning(CMD_STOP, has("role") ? 0 : KEEP_ROLE, has("stop-time-out") ? 30 : 0, 0);
}

static int open_socket(void) {
  struct message answer;
  uint8_t body[4] = { 2, 1 };
  if (call(SOCKET, body, sizeof body, &answer) < 0) return -1;
  return sockets[open_sockets++] = answer.payload[2];
}

static void close_sockets(void) {
  while (open_sockets > 0) {
    uint8_t body[4] = { (uint8_t)sockets[--open_sockets] };
    call(CLOSE, body, sizeof body, NULL);
  }
}

static void address_call(uint16_t opcode, int sd, int port) {
  uint8_t body[12] = { 0, 0, (uint8_t)sd, 2 << 4, (uint8_t)(port >> 8), (uint8_t)port, 0, 0, 203, 0, 113, 7 };
  call(opcode, body, sizeof body, NULL);
}

static void listen_for_phone(void) {
  int sd = open_socket();
  uint8_t body[4] = { (uint8_t)sd, 1 }, accept[4] = { (uint8_t)sd, 2 };
  address_call(BIND, sd, 8000);
  call(LISTEN, body, sizeof body, NULL);
  call(ACCEPT, accept, sizeof accept, NULL);
}

static void restart(void) {
  uint8_t body[4] = { 200 };
  struct message m;
  if (has("no-restart")) return;
  close_sockets();
  call(STOP_DEVICE, body, sizeof body, NULL);
  while (receive(&m, 10000) && m.opcode != STOP_COMPLETE) {}
  power(0);
  nanosleep(&(struct timespec){ .tv_nsec = 50000000 }, NULL);
  power(1);
}

static void ended(void) {
  static const uint8_t mdns[4] = { 4 };
  static const uint8_t profile[12 + 16] = { 2, 0, 4, 1, 0, 0, 0, 0, 0, 0, 9, 0, 'h', 'o', 'm', 'e', 'p', 'a', 's', 's', 'w', 'o', 'r', 'd', '1' };
  running = stopping = 0;
  if (start_again) start();
  else if (configure_after) call(PROFILE_ADD, profile, sizeof profile, NULL);
  else call(NETAPP_START, mdns, sizeof mdns, NULL); /* its normal work begins */
  start_again = configure_after = 0;
}

static void status(int value) {
  if (value == 12) ended();
  else if (running && (value == 0 || (value >= 6 && value <= 10)) && !has("ignores-error")) stop(1);
  else if (running && value == 16 && external) address_call(CONNECT, open_socket(), 443);
  else if (running && value == 17) listen_for_phone();
}

static void event(const struct message *m) {
  switch (m->opcode) {
  case INIT_COMPLETE: if (!running) start(); break;
  case STATUS: status(m->payload[0]); break;
  case RESET_REQUEST: if (u16(m->payload + 4) == 1) restart(); break;
  case ACCEPTED: close_sockets(); configure_after = 1; stop(0); break;
  case CONNECTED:
    close_sockets();
    if (i16(m->payload) >= 0) stop(0);
    else provisioning(CMD_ABORT, KEEP_ROLE, 0, 0);
    break;
  default: break;
  }
}

int main(int argc, char **argv) {
  if (argc < 2) { fprintf(stderr, "usage: %s <line> [mode] [external] [fault]\n", argv[0]); return 2; }
  address = argv[1];
  if (argc > 2) mode = atoi(argv[2]);
  if (argc > 3) external = atoi(argv[3]);
  if (argc > 4) fault = argv[4];
  power(1);
  for (;;) {
    struct message m;
    if (queued > 0) { m = queue[0]; memmove(queue, queue + 1, sizeof m * (size_t)--queued); event(&m); }
    else if (receive(&m, 1000)) event(&m);
    /* A network processor whose time-out does not work is stopped by the application. */
    if (running && !stopping && time(NULL) - started_at > TIME_OUT + 30) stop(0);
  }
}
