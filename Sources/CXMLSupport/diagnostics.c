// SPDX-License-Identifier: Apache-2.0
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUE_BYTES = 240, VALUE_ROOM = 256, MESSAGE_BYTES = 480, EXPECTED_BYTES = 2000 };

/// The length of a text, cut at the start of a character where it is longer than `most`.
static size_t cut(const char *text, size_t length, size_t most) {
  if (length <= most) return length;
  while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80) most--;
  return most;
}

/// Copies a text, ended by NUL, and moves the room on. A shortened value ends with "…".
static const char *keep(char **room, const char *text, size_t length, size_t most) {
  size_t kept = cut(text, length, most);
  char *start = *room;
  memcpy(start, text, kept);
  *room += kept;
  if (kept < length) {
    memcpy(*room, "…", 3);
    *room += 3;
  }
  *(*room)++ = 0;
  return start;
}

/// The text, or the empty one.
static const char *some(const char *text) { return text == NULL ? "" : text; }

/// Whether two notes are about the same value: the facet's error is followed by the type's.
static bool repeats(const opencall_document *document, const opencall_note *note) {
  if (document->diagnostic_count == 0 || note->category != OPENCALL_BAD_VALUE) return false;
  const opencall_diagnostic *last = &document->diagnostics[document->diagnostic_count - 1];
  return last->category == OPENCALL_BAD_VALUE && last->ordinal == note->ordinal
    && strcmp(last->attribute, some(note->attribute)) == 0;
}

/// Writes a note into the array.
static bool store(opencall_document *document, const opencall_note *note) {
  if (document->diagnostic_count == document->diagnostic_capacity) {
    size_t capacity = document->diagnostic_capacity * 2 + 8;
    opencall_diagnostic *longer =
      realloc(document->diagnostics, capacity * sizeof *document->diagnostics);
    if (longer == NULL) return false;
    document->diagnostics = longer;
    document->diagnostic_capacity = capacity;
  }
  const char *value = some(note->value);
  size_t value_length = note->value == NULL ? 0 : note->value_length;
  const char *texts[] = {
    some(note->element), some(note->attribute), some(note->expected), some(note->message)};
  size_t size = VALUE_BYTES + 4 + sizeof texts;
  for (size_t i = 0; i < 4; i++) size += strlen(texts[i]) + 4;
  char *room = malloc(size);
  if (room == NULL) return false;
  // The first text starts the block, so it is what frees it.
  opencall_diagnostic *made = &document->diagnostics[document->diagnostic_count++];
  *made = (opencall_diagnostic){
    .category = note->category, .constraint = note->constraint, .domain = note->domain,
    .code = note->code, .ordinal = note->ordinal, .line = note->line, .column = note->column};
  made->element = keep(&room, texts[0], strlen(texts[0]), VALUE_BYTES);
  made->attribute = keep(&room, texts[1], strlen(texts[1]), VALUE_BYTES);
  made->value = keep(&room, value, value_length, VALUE_BYTES);
  made->expected = keep(&room, texts[2], strlen(texts[2]), EXPECTED_BYTES);
  size_t message = strlen(texts[3]);
  while (message > 0 && texts[3][message - 1] == '\n') message--;
  made->message = keep(&room, texts[3], message, MESSAGE_BYTES);
  return true;
}

void opencall_note_add(opencall_document *document, opencall_note note) {
  if (document->stopped || repeats(document, &note)) return;
  if (document->diagnostic_count >= document->limits.diagnostics
      && document->diagnostic_count > 0) {
    char limit[24];
    snprintf(limit, sizeof limit, "%zu", document->limits.diagnostics);
    opencall_note over = {
      .category = OPENCALL_LIMIT_DIAGNOSTICS, .ordinal = note.ordinal, .line = note.line,
      .column = note.column, .element = note.element, .expected = limit};
    store(document, &over);
    opencall_stop(document);
    return;
  }
  if (!store(document, &note)) opencall_stop(document);
}

void opencall_note_at(
  opencall_document *document, opencall_category category, size_t offset, const char *expected,
  const char *message) {
  uint32_t line = 1;
  size_t start = 0;
  for (size_t at = 0; at < offset; at++) {
    if (document->bytes[at] == '\n') {
      line++;
      start = at + 1;
    }
  }
  opencall_note note = {
    .category = category, .line = line, .column = (uint32_t)(offset - start),
    .expected = expected, .message = message};
  opencall_note_add(document, note);
  opencall_stop(document);
}

/// Fills in where the parser is.
static void here(const opencall_document *document, opencall_note *note) {
  if (document->depth > 0) {
    const opencall_open *open = &document->stack[document->depth - 1];
    note->ordinal = open->ordinal;
    note->element = open->name;
  }
  xmlParserInputPtr input = document->parser == NULL ? NULL : document->parser->input;
  if (input == NULL) return;
  note->line = input->line > 0 ? (uint32_t)input->line : 0;
  note->column = input->col > 0 ? (uint32_t)input->col - 1 : 0;
  const xmlChar *at = input->cur;
  while (at > input->base && at[-1] != '\n') at--;
  // What the parser has dropped from its buffer is not looked at.
  if (at > input->base || input->consumed == 0) note->column = (uint32_t)(input->cur - at);
}

void opencall_note_limit(opencall_document *document, opencall_category category, size_t limit) {
  char text[24];
  snprintf(text, sizeof text, "%zu", limit);
  opencall_note note = {.category = category, .expected = text};
  here(document, &note);
  opencall_note_add(document, note);
  opencall_stop(document);
}

void opencall_stop(opencall_document *document) {
  document->stopped = true;
  if (document->parser != NULL) xmlStopParser(document->parser);
}

/// The character at which the parser stands, written U+0001, where XML allows it nowhere; else NULL.
static const char *forbidden_here(const opencall_document *document, char space[8]) {
  xmlParserInputPtr input = document->parser == NULL ? NULL : document->parser->input;
  if (input == NULL || input->cur >= input->end) return NULL;
  const xmlChar *at = input->cur;
  unsigned number = *at;
  if (number == 0xEF && input->end - at > 2 && at[1] == 0xBF && at[2] >= 0xBE) {
    number = 0xFF40u + at[2];
  } else if (number >= ' ' || number == '\t' || number == '\n' || number == '\r') {
    return NULL;
  }
  snprintf(space, 8, "U+%04X", number);
  return space;
}

/// Our category of a parser's error.
static opencall_category parser_category(
  const opencall_document *document, opencall_xml_error error, const char *forbidden) {
  if (error->code == XML_ERR_NO_MEMORY) return OPENCALL_UNDECIDED_MEMORY;
  if (error->domain == XML_FROM_I18N) return OPENCALL_ENCODING_BROKEN;
  if (error->domain == XML_FROM_NAMESPACE && error->code == XML_NS_ERR_UNDEFINED_NAMESPACE) {
    return OPENCALL_UNDECLARED_PREFIX;
  }
  if (error->domain == XML_FROM_NAMESPACE && error->code == XML_NS_ERR_ATTRIBUTE_REDEFINED) {
    return OPENCALL_DUPLICATE_ATTRIBUTE;
  }
  if (error->domain != XML_FROM_PARSER && error->domain != XML_FROM_NAMESPACE) {
    return OPENCALL_UNDECIDED_INTERNAL;
  }
  switch (error->code) {
  case XML_ERR_INTERNAL_ERROR: return OPENCALL_UNDECIDED_INTERNAL;
  case 114: return OPENCALL_LIMIT_OTHER;  // XML_ERR_RESOURCE_LIMIT, not in 2.9.14
  case XML_ERR_UNKNOWN_ENCODING:
  case XML_ERR_UNSUPPORTED_ENCODING: return OPENCALL_ENCODING_UNSUPPORTED;
  case XML_ERR_INVALID_ENCODING: return OPENCALL_ENCODING_BROKEN;
  case XML_ERR_TAG_NAME_MISMATCH: return OPENCALL_TAG_MISMATCH;
  case XML_ERR_ATTRIBUTE_REDEFINED: return OPENCALL_DUPLICATE_ATTRIBUTE;
  case XML_ERR_TAG_NOT_FINISHED: return OPENCALL_TRUNCATED;
  default: break;
  }
  xmlParserInputPtr input = document->parser == NULL ? NULL : document->parser->input;
  if (input != NULL && input->cur >= input->end) return OPENCALL_TRUNCATED;
  // Wherever the grammar trips over such a character, it is the character that is wrong.
  if (forbidden != NULL) return OPENCALL_FORBIDDEN_CHARACTER;
  switch (error->code) {
  case XML_ERR_UNDECLARED_ENTITY: return OPENCALL_UNDECLARED_ENTITY;
  case XML_ERR_INVALID_CHAR: return OPENCALL_FORBIDDEN_CHARACTER;
  default: return OPENCALL_MALFORMED;
  }
}

/// The value of an attribute in a namespace, which the event buffer leaves out, as written: in the
/// tag that the validator looks at.
static void find_foreign_value(
  const opencall_document *document, opencall_note *note, char room[VALUE_ROOM]) {
  if (document->attributes == NULL) return;
  const char *local = strrchr(note->attribute, ':');
  local = local == NULL ? note->attribute : local + 1;
  for (int i = 0; i < document->attribute_count; i++) {
    const char *const *five = (const char *const *)document->attributes + 5 * i;
    if (five[2] == NULL || strcmp(five[0], local) != 0 || strlen(five[2]) != note->space_length
        || memcmp(five[2], note->space, note->space_length) != 0) {
      continue;
    }
    // As in the event buffer: libxml2 hands on every "&" as "&#38;".
    size_t length = 0;
    for (const char *at = five[3]; at < five[4] && length < VALUE_ROOM; at++) {
      room[length++] = *at;
      if (five[4] - at > 4 && memcmp(at, "&#38;", 5) == 0) at += 4;
    }
    note->value = room;
    note->value_length = length;
  }
}

/// The value that a bad-value note is about, as the event buffer has it.
static void find_value(
  const opencall_document *document, opencall_note *note, char room[VALUE_ROOM]) {
  if (document->depth == 0) return;
  note->value = "";
  if (note->attribute != NULL && note->space != NULL) {
    find_foreign_value(document, note, room);
    return;
  }
  if (note->attribute != NULL) {
    size_t length = strlen(note->attribute);
    uint16_t number = opencall_names_find(document->names, note->attribute, length);
    bool next = false;
    size_t first = document->stack[document->depth - 1].event + 1;
    for (size_t i = first; i < document->event_count; i++) {
      const opencall_event *event = &document->events[i];
      const char *text = document->text + event->offset;
      if (event->kind == OPENCALL_EVENT_UNKNOWN_ATTRIBUTE) {
        next = event->length == length && memcmp(text, note->attribute, length) == 0;
      } else if (event->kind == OPENCALL_EVENT_ATTRIBUTE) {
        if (number == 0 ? next : event->name == number) {
          note->value = text;
          note->value_length = event->length;
          return;
        }
      } else {
        return;
      }
    }
  } else if (document->event_count > 0) {
    const opencall_event *last = &document->events[document->event_count - 1];
    if (last->kind == OPENCALL_EVENT_TEXT && last->ordinal == note->ordinal) {
      note->value = document->text + last->offset;
      note->value_length = last->length;
    }
  }
}

void opencall_on_error(void *data, opencall_xml_error error) {
  opencall_document *document = data;
  if (error == NULL || document->stopped) return;
  // These are warnings for some versions and errors for others.
  bool grave = error->code == XML_ERR_UNKNOWN_ENCODING
    || error->code == XML_ERR_UNSUPPORTED_ENCODING || error->code == XML_WAR_NS_URI;
  if (error->level == XML_ERR_WARNING && !grave) return;
  char room[EXPECTED_BYTES + 512], value[VALUE_ROOM];
  opencall_note note = {
    .domain = error->domain, .code = error->code, .message = some(error->message)};
  here(document, &note);
  if (error->domain != XML_FROM_SCHEMASV) {
    char character[8];
    const char *forbidden = forbidden_here(document, character);
    note.category = parser_category(document, error, forbidden);
    if (note.category == OPENCALL_FORBIDDEN_CHARACTER && forbidden != NULL) {
      note.value = forbidden;
      note.value_length = strlen(forbidden);
    }
    opencall_note_add(document, note);
    opencall_stop(document);
    return;
  }
  opencall_read_message(document, error->code, note.message, &note, room, sizeof room);
  if (note.category == OPENCALL_BAD_VALUE || note.category == OPENCALL_UNEXPECTED_ATTRIBUTE) {
    find_value(document, &note, value);
  }
  opencall_note_add(document, note);
  if (note.category >= OPENCALL_UNDECIDED_TIME) opencall_stop(document);
}

void opencall_notes_clear(opencall_document *document) {
  for (size_t i = 0; i < document->diagnostic_count; i++) {
    free((void *)(uintptr_t)document->diagnostics[i].element);
  }
  document->diagnostic_count = 0;
}
