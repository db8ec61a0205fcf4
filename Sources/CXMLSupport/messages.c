// SPDX-License-Identifier: Apache-2.0
#include "internal.h"

#include <string.h>

/// Where the texts that are read out of a message go.
typedef struct {
  char *at, *end;
} room_t;

/// How libxml2 begins the names of attributes of XML Schema's own.
static const char xsi[] = "http://www.w3.org/2001/XMLSchema-instance";

/// Copies a text into the room, ended by NUL; NULL where it does not fit.
static const char *put(room_t *room, const char *text, size_t length) {
  if ((size_t)(room->end - room->at) <= length) return NULL;
  char *start = room->at;
  memcpy(start, text, length);
  start[length] = 0;
  room->at += length + 1;
  return start;
}

/// A name in libxml2's form `{space}local` without its space.
static const char *put_name(room_t *room, const char *text, size_t length) {
  for (size_t i = length; i > 0; i--) {
    if (text[i - 1] == '}') return put(room, text + i, length - i);
  }
  return put(room, text, length);
}

/// The text in quotes behind `before`, or NULL.
static const char *quoted(const char *message, const char *before, size_t *length) {
  const char *at = strstr(message, before);
  if (at == NULL) return NULL;
  at += strlen(before);
  const char *end = strchr(at, '\'');
  if (end == NULL) return NULL;
  *length = (size_t)(end - at);
  return at;
}

/// The last text in quotes, or NULL.
static const char *last_quoted(const char *message, size_t *length) {
  const char *end = strrchr(message, '\'');
  if (end == NULL || end == message) return NULL;
  const char *at = end;
  while (at > message && at[-1] != '\'') at--;
  *length = (size_t)(end - at);
  return at;
}

/// The names of "Expected is one of ( {a}x, {a}y ).", one a line.
static const char *expected_names(room_t *room, const char *message) {
  const char *at = strstr(message, "Expected is");
  if (at == NULL || (at = strstr(at, "( ")) == NULL) return NULL;
  const char *end = strstr(at, " )");
  if (end == NULL) return NULL;
  at += 2;
  const char *start = room->at;
  while (at < end) {
    const char *comma = strstr(at, ", ");
    if (comma == NULL || comma > end) comma = end;
    if (put_name(room, at, (size_t)(comma - at)) == NULL) break;
    if (comma < end) room->at[-1] = '\n';
    at = comma + 2;
  }
  if (room->at == start) return NULL;
  room->at[-1] = 0;
  return start;
}

/// The values of "... the set {'a', 'b'}.", one a line.
static const char *expected_values(room_t *room, const char *message) {
  const char *at = strstr(message, "of the set {'");
  if (at == NULL) return NULL;
  // The value that is wrong stands before; take the last such words, not those it might spell.
  for (const char *next; (next = strstr(at + 1, "of the set {'")) != NULL;) at = next;
  at += strlen("of the set {'");
  const char *start = room->at;
  for (;;) {
    const char *end = strstr(at, "', '");
    bool last = end == NULL;
    if (last) end = strstr(at, "'}");
    if (end == NULL || put(room, at, (size_t)(end - at)) == NULL) break;
    room->at[-1] = '\n';
    if (last) break;
    at = end + 4;
  }
  if (room->at == start) return NULL;
  room->at[-1] = 0;
  return start;
}

/// The facet of a code, which versions agree on.
static opencall_constraint facet_of(int code) {
  switch (code) {
  case XML_SCHEMAV_CVC_LENGTH_VALID: return OPENCALL_LENGTH;
  case XML_SCHEMAV_CVC_MINLENGTH_VALID: return OPENCALL_MIN_LENGTH;
  case XML_SCHEMAV_CVC_MAXLENGTH_VALID: return OPENCALL_MAX_LENGTH;
  case XML_SCHEMAV_CVC_MININCLUSIVE_VALID: return OPENCALL_MIN_INCLUSIVE;
  case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID: return OPENCALL_MAX_INCLUSIVE;
  case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID: return OPENCALL_MIN_EXCLUSIVE;
  case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID: return OPENCALL_MAX_EXCLUSIVE;
  case XML_SCHEMAV_CVC_TOTALDIGITS_VALID: return OPENCALL_TOTAL_DIGITS;
  case XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID: return OPENCALL_FRACTION_DIGITS;
  case XML_SCHEMAV_CVC_PATTERN_VALID: return OPENCALL_PATTERN;
  case XML_SCHEMAV_CVC_ENUMERATION_VALID: return OPENCALL_ENUMERATION;
  default: return OPENCALL_TYPE;
  }
}

/// Fills in what a bad value should have been.
static void bad_value(int code, const char *message, opencall_note *note, room_t *room) {
  size_t length = 0;
  note->category = OPENCALL_BAD_VALUE;
  note->constraint = facet_of(code);
  if (note->constraint == OPENCALL_ENUMERATION) {
    note->expected = expected_values(room, message);
  } else if (note->constraint == OPENCALL_PATTERN) {
    const char *last = strstr(message, "by the pattern '");
    for (const char *at = last; at != NULL; at = strstr(at + 1, "by the pattern '")) last = at;
    const char *end = strrchr(message, '\'');
    if (last == NULL || end == NULL) return;
    last += strlen("by the pattern '");
    if (end > last) note->expected = put(room, last, (size_t)(end - last));
  } else {
    const char *bound = last_quoted(message, &length);
    if (bound != NULL) note->expected = put_name(room, bound, length);
  }
}

void opencall_read_message(
  const opencall_document *document, int code, const char *message, opencall_note *note,
  char *space, size_t size) {
  room_t room = {space, space + size};
  size_t length = 0;
  const char *attribute = NULL;
  // "Element '{a}x', attribute 'y': ..."; a value cannot stand before the first colon and space.
  const char *prefix = strstr(message, "': ");
  const char *found = quoted(message, ", attribute '", &length);
  if (found != NULL && prefix != NULL && found < prefix) {
    attribute = put_name(&room, found, length);
    const char *end = *found == '{' ? memchr(found, '}', length) : NULL;
    if (end != NULL) {
      note->space = found + 1;
      note->space_length = (size_t)(end - found) - 1;
    }
  }
  note->attribute = attribute;
  // Attributes of XML Schema's own, which would change what is asked, are not used in our documents.
  if (code == XML_SCHEMAV_CVC_ELT_3_1) note->attribute = "xsi:nil";
  if (code >= XML_SCHEMAV_CVC_ELT_4_1 && code <= XML_SCHEMAV_CVC_ELT_4_3) {
    note->attribute = "xsi:type";
  }
  if (attribute != NULL && note->space_length == sizeof xsi - 1
      && memcmp(note->space, xsi, sizeof xsi - 1) == 0) {
    note->attribute = strcmp(attribute, "nil") == 0 ? "xsi:nil"
      : strcmp(attribute, "type") == 0 ? "xsi:type" : attribute;
  }
  if (note->attribute != NULL && strncmp(note->attribute, "xsi:", 4) == 0) {
    note->space = xsi;
    note->space_length = sizeof xsi - 1;
    note->category = OPENCALL_UNEXPECTED_ATTRIBUTE;
    return;
  }
  if (code >= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1
      && code <= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3) {
    bad_value(code, message, note, &room);
    return;
  }
  if (code >= XML_SCHEMAV_CVC_FACET_VALID && code <= XML_SCHEMAV_CVC_ENUMERATION_VALID) {
    bad_value(code, message, note, &room);
    return;
  }
  switch (code) {
  case XML_SCHEMAV_INTERNAL:
    note->category = OPENCALL_UNDECIDED_BUDGET;
    return;
  case XML_ERR_NO_MEMORY:
    note->category = OPENCALL_UNDECIDED_MEMORY;
    return;
  case XML_SCHEMAV_CVC_ELT_1:
    note->category = document->depth == 1 ? OPENCALL_WRONG_ROOT : OPENCALL_UNEXPECTED_ELEMENT;
    return;
  case XML_SCHEMAV_ELEMENT_CONTENT:
    note->category = strstr(message, "Missing child element") != NULL
      ? OPENCALL_MISSING_ELEMENT : OPENCALL_UNEXPECTED_ELEMENT;
    note->expected = expected_names(&room, message);
    return;
  case XML_SCHEMAV_CVC_TYPE_3_1_1:
  case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
  case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
    note->category = OPENCALL_UNEXPECTED_ATTRIBUTE;
    return;
  case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
    note->category = OPENCALL_MISSING_ATTRIBUTE;
    found = quoted(message, "The attribute '", &length);
    if (found != NULL) note->attribute = put_name(&room, found, length);
    return;
  case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
    // An empty element that holds something: text, or the element that has just begun.
    note->category = document->event_count > 0
        && document->events[document->event_count - 1].kind == OPENCALL_EVENT_TEXT
      ? OPENCALL_UNEXPECTED_TEXT : OPENCALL_UNEXPECTED_ELEMENT;
    return;
  case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
    note->category = OPENCALL_UNEXPECTED_TEXT;
    return;
  case XML_SCHEMAV_CVC_TYPE_3_1_2:
  case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
    note->category = OPENCALL_UNEXPECTED_ELEMENT;
    return;
  default:
    note->category = OPENCALL_SCHEMA_OTHER;
    return;
  }
}
