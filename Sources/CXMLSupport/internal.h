// SPDX-License-Identifier: Apache-2.0
/// What the C files share; nobody else includes it.
#ifndef OPENCALL_INTERNAL_H
#define OPENCALL_INTERNAL_H

// For clock_gettime beside strict C.
#define _GNU_SOURCE

#include "CXMLSupport.h"
#include "compat.h"

#include <stdbool.h>

/// A slot of the name table.
typedef struct {
  char *name;
  uint32_t length;
  uint16_t number;
} opencall_slot;

struct opencall_names {
  char *space;
  opencall_slot *slots;
  uint32_t mask;
  uint16_t xml_lang;
};

struct opencall_schema {
  xmlSchemaPtr schema;
  char *error;
};

/// An element that is open.
typedef struct {
  /// The local name; libxml2's, lives as long as the parser.
  const char *name;
  /// Its start tag's ordinal.
  uint32_t ordinal;
  /// The index of its start event.
  uint32_t event;
  /// Its number, or 0.
  uint16_t number;
  /// Whether an element stood in it.
  bool has_children;
} opencall_open;

/// A place in the cache of names by libxml2's own pointers, which are unique while a file is read.
typedef struct {
  const void *pointer;
  uint16_t number;
  uint16_t length;
} opencall_cached;

enum { OPENCALL_CACHE = 256, OPENCALL_DEPTH = 250 };

struct opencall_document {
  // Kept from file to file.
  opencall_event *events;
  size_t event_count, event_capacity;
  char *text;
  size_t text_count, text_capacity;
  opencall_diagnostic *diagnostics;
  size_t diagnostic_count, diagnostic_capacity;
  unsigned char *decoded;
  opencall_open stack[OPENCALL_DEPTH + 1];
  opencall_cached cache[OPENCALL_CACHE];
  // Of this file.
  const opencall_names *names;
  opencall_limits limits;
  xmlParserCtxtPtr parser;
  xmlSchemaValidCtxtPtr validator;
  xmlSAXHandlerPtr schema_sax;
  void *schema_data;
  /// The text that is parsed: UTF-8 without a byte order mark.
  const unsigned char *bytes;
  size_t length;
  const char *known_space;
  size_t depth;
  size_t run_start;
  uint32_t ordinal;
  uint32_t ticks;
  uint64_t deadline;
  bool in_run, run_has_words, stopped, ended;
  /// The attributes of the start tag that the validator looks at, as libxml2 hands them out.
  const unsigned char **attributes;
  int attribute_count;
  char *root_space, *root_name;
  char encoding[32];
};

/// A diagnostic in the making; its texts are copied when it is added.
typedef struct {
  opencall_category category;
  opencall_constraint constraint;
  int domain, code;
  uint32_t ordinal, line, column;
  const char *element, *attribute, *value, *expected, *message;
  size_t value_length;
  /// The attribute's namespace, not ended by NUL; NULL where it has none.
  const char *space;
  size_t space_length;
} opencall_note;

// diagnostics.c
/// Adds a diagnostic; the limit's own is added when it is reached, and reading stops.
void opencall_note_add(opencall_document *document, opencall_note note);
/// Adds a diagnostic at an offset of the decoded text, and stops.
void opencall_note_at(
  opencall_document *document, opencall_category category, size_t offset, const char *expected,
  const char *message);
/// Adds a diagnostic about a limit at the element that is open, and stops.
void opencall_note_limit(opencall_document *document, opencall_category category, size_t limit);
/// Stops the parser; what it or the validator says from now on is not heard.
void opencall_stop(opencall_document *document);
/// The handler of libxml2's own errors.
void opencall_on_error(void *data, opencall_xml_error error);
/// Forgets the diagnostics.
void opencall_notes_clear(opencall_document *document);

// messages.c
/// Reads what a validator's error says into a note; the texts are written into `room`.
void opencall_read_message(
  const opencall_document *document, int code, const char *message, opencall_note *note,
  char *room, size_t size);

// events.c
/// The handler table that fills the event buffer.
extern const xmlSAXHandler opencall_sax;

// buffers.c
/// Memory is short: nothing can be said about the file.
void opencall_exhausted(opencall_document *document);
/// Makes the event buffer longer; false where memory is short.
bool opencall_grow_events(opencall_document *document);
/// Makes the text buffer longer by at least some bytes; false where memory is short.
bool opencall_grow_text(opencall_document *document, size_t more);
/// Whether the time is over; it asks the clock.
bool opencall_late(opencall_document *document);
/// Nanoseconds of a clock that only goes forward.
uint64_t opencall_clock(void);

/// Whether the time is over; asks the clock only now and then.
static inline bool opencall_tick(opencall_document *document) {
  if (document->deadline == 0 || (++document->ticks & 15) != 0) return false;
  return opencall_late(document);
}

/// Adds an event; NULL where memory is short.
static inline opencall_event *opencall_add(
  opencall_document *document, opencall_event_kind kind, uint16_t name, uint32_t ordinal) {
  if (document->event_count == document->event_capacity && !opencall_grow_events(document)) {
    return NULL;
  }
  opencall_event *event = &document->events[document->event_count++];
  *event = (opencall_event){.kind = kind, .name = name, .ordinal = ordinal};
  return event;
}

/// Makes room for some bytes more of text; false where memory is short.
static inline bool opencall_reserve(opencall_document *document, size_t more) {
  if (document->text_capacity - document->text_count >= more) return true;
  return opencall_grow_text(document, more);
}

// prescan.c
/// The first offset that is not UTF-8, or `length`; `*nul` becomes the offset of the first NUL byte
/// before it, or stays.
size_t opencall_utf8_check(const unsigned char *bytes, size_t length, size_t *nul);
/// Looks at all markup before the parser may; false where a diagnostic was added.
bool opencall_prescan(opencall_document *document);

// encoding.c
/// What the first bytes say about the encoding.
typedef struct {
  /// The name to show.
  char name[32];
  /// libxml2's name of the encoding to decode from; empty for UTF-8.
  char handler[32];
  /// The length of the byte order mark.
  size_t mark;
  /// 0, or what is wrong with it.
  opencall_category fault;
  /// Only ASCII is allowed.
  bool ascii;
} opencall_encoding;
/// Looks at the first bytes.
opencall_encoding opencall_sniff(const unsigned char *bytes, size_t length);
/// The encoding that decoded UTF-16 declares must be UTF-16; false where it is something else.
bool opencall_declares_utf16(const unsigned char *decoded, size_t length);
/// Decodes; what could be decoded is in `*out` in any case. True where all could.
bool opencall_decode(
  const opencall_encoding *encoding, const unsigned char *bytes, size_t length,
  unsigned char **out, size_t *count);

#endif
