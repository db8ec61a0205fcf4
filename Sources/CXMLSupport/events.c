// SPDX-License-Identifier: Apache-2.0
#include "internal.h"

#include <string.h>

/// The number of a name that libxml2's dictionary owns; its pointer stands for it. A name that is
/// longer than allowed stops the reading.
static uint16_t number_of(opencall_document *document, const char *name) {
  uintptr_t bits = (uintptr_t)name;
  opencall_cached *cached = &document->cache[(bits ^ (bits >> 8)) & (OPENCALL_CACHE - 1)];
  if (cached->pointer == name) return cached->number;
  size_t length = strlen(name);
  if (length > document->limits.name) {
    opencall_note_limit(document, OPENCALL_LIMIT_NAME, document->limits.name);
    return 0;
  }
  uint16_t number = opencall_names_find(document->names, name, length);
  *cached = (opencall_cached){.pointer = name, .number = number};
  return number;
}

/// Ends the run of text before a tag: the validator gets it whole, and the buffer keeps it only if
/// it is more than white space.
static void end_run(opencall_document *document, bool before_child) {
  if (!document->in_run || document->depth == 0) return;
  document->in_run = false;
  opencall_open *open = &document->stack[document->depth - 1];
  size_t length = document->text_count - document->run_start;
  bool layout = !document->run_has_words && (before_child || open->has_children);
  size_t start = document->run_start;
  if (document->run_has_words) {
    opencall_event *event =
      opencall_add(document, OPENCALL_EVENT_TEXT, open->number, open->ordinal);
    if (event == NULL) return;
    event->offset = (uint32_t)start;
    event->length = (uint32_t)length;
  } else {
    document->text_count = start;
  }
  if (document->schema_sax != NULL && !layout && length > 0 && !document->stopped) {
    document->schema_sax->characters(
      document->schema_data, (const xmlChar *)document->text + start, (int)length);
  }
}

static void on_text(void *data, const xmlChar *text, int size) {
  opencall_document *document = data;
  if (document->stopped || document->depth == 0 || size <= 0 || opencall_tick(document)) return;
  size_t length = (size_t)size;
  if (!document->in_run) {
    document->in_run = true;
    document->run_has_words = false;
    document->run_start = document->text_count;
  }
  if (document->text_count - document->run_start + length > document->limits.text) {
    opencall_note_limit(document, OPENCALL_LIMIT_TEXT, document->limits.text);
    return;
  }
  if (!opencall_reserve(document, length)) return;
  memcpy(document->text + document->text_count, text, length);
  document->text_count += length;
  for (size_t i = 0; !document->run_has_words && i < length; i++) {
    xmlChar c = text[i];
    document->run_has_words = !(c == ' ' || c == '\n' || c == '\t' || c == '\r');
  }
}

/// Gives an event its text.
static void set_text(
  opencall_document *document, opencall_event *event, const char *text, size_t length) {
  if (event == NULL || !opencall_reserve(document, length)) return;
  event->offset = (uint32_t)document->text_count;
  event->length = (uint32_t)length;
  memcpy(document->text + document->text_count, text, length);
  document->text_count += length;
}

/// Adds the value of an attribute. libxml2 hands on every "&" of a value as "&#38;".
static void add_value(
  opencall_document *document, opencall_event *event, const char *value, size_t length) {
  if (event == NULL || !opencall_reserve(document, length)) return;
  char *start = document->text + document->text_count, *to = start;
  for (size_t i = 0; i < length; i++) {
    *to++ = value[i];
    if (value[i] == '&' && length - i > 4 && memcmp(value + i, "&#38;", 5) == 0) i += 4;
  }
  event->offset = (uint32_t)document->text_count;
  event->length = (uint32_t)(to - start);
  document->text_count += event->length;
}

/// The event of an element or attribute that has no number: its text is the name, with its
/// namespace where that is a foreign one.
static void add_unknown(
  opencall_document *document, opencall_event *event, const char *name, const char *space) {
  if (space == NULL) {
    set_text(document, event, name, strlen(name));
    return;
  }
  size_t outer = strlen(space), inner = strlen(name);
  if (event == NULL || !opencall_reserve(document, outer + inner + 2)) return;
  event->offset = (uint32_t)document->text_count;
  event->length = (uint32_t)(outer + inner + 2);
  char *to = document->text + document->text_count;
  *to++ = '{';
  memcpy(to, space, outer);
  to[outer] = '}';
  memcpy(to + outer + 1, name, inner);
  document->text_count += outer + inner + 2;
}

/// Adds the attributes of a start tag. Those in a namespace other than `xml:lang` are left out where
/// the reader asks for a namespace of its own; a reader of foreign formats sees them.
static void add_attributes(opencall_document *document, int count, const xmlChar **attributes) {
  for (int i = 0; i < count && !document->stopped; i++, attributes += 5) {
    const char *name = (const char *)attributes[0];
    uint16_t number = 0;
    const char *space = (const char *)attributes[2];
    if (space != NULL && strcmp(name, "lang") == 0
        && strcmp((const char *)attributes[1], "xml") == 0) {
      space = NULL;
      name = "xml:lang";
      number = document->names->xml_lang;
    } else if (space != NULL) {
      if (document->names->space != NULL) continue;
    } else {
      number = number_of(document, name);
      if (document->stopped) return;
    }
    if (number == 0) {
      opencall_event *event =
        opencall_add(document, OPENCALL_EVENT_UNKNOWN_ATTRIBUTE, 0, document->ordinal);
      add_unknown(document, event, name, space);
    }
    size_t length = (size_t)(attributes[4] - attributes[3]);
    add_value(
      document, opencall_add(document, OPENCALL_EVENT_ATTRIBUTE, number, document->ordinal),
      (const char *)attributes[3], length);
  }
}

/// Whether an element stands in the expected namespace.
static bool is_ours(opencall_document *document, const char *space) {
  if (space == document->known_space) return true;
  const char *expected = document->names->space;
  if (expected == NULL) expected = document->root_space;
  if (expected == NULL || strcmp(space == NULL ? "" : space, expected) != 0) return false;
  document->known_space = space;
  return true;
}

/// Keeps what the root is called; false where its namespace is not the expected one.
static bool see_root(opencall_document *document, const char *name, const char *space) {
  document->root_name = strdup(name);
  document->root_space = strdup(space == NULL ? "" : space);
  if (document->root_name == NULL || document->root_space == NULL) {
    opencall_exhausted(document);
    return false;
  }
  const char *expected = document->names->space;
  if (expected == NULL || strcmp(document->root_space, expected) == 0) return true;
  opencall_note note = {
    .category = OPENCALL_WRONG_NAMESPACE, .ordinal = 1, .element = name,
    .value = document->root_space, .value_length = strlen(document->root_space),
    .expected = expected};
  opencall_note_add(document, note);
  opencall_stop(document);
  return false;
}

static void on_start(
  void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int space_count,
  const xmlChar **spaces, int attribute_count, int defaulted, const xmlChar **attributes) {
  opencall_document *document = data;
  if (document->stopped) return;
  end_run(document, true);
  if (document->stopped || opencall_tick(document)) return;
  const char *name = (const char *)local, *space = (const char *)uri;
  if (document->depth >= document->limits.depth || document->depth >= OPENCALL_DEPTH) {
    opencall_note_limit(document, OPENCALL_LIMIT_DEPTH, document->limits.depth);
    return;
  }
  if (document->ordinal >= document->limits.elements) {
    opencall_note_limit(document, OPENCALL_LIMIT_ELEMENTS, document->limits.elements);
    return;
  }
  uint16_t number = number_of(document, name);
  if (document->stopped) return;
  if (document->depth > 0) document->stack[document->depth - 1].has_children = true;
  uint32_t ordinal = ++document->ordinal;
  document->stack[document->depth++] = (opencall_open){
    .name = name, .ordinal = ordinal, .event = (uint32_t)document->event_count};
  if (ordinal == 1 && !see_root(document, name, space)) return;
  bool ours = is_ours(document, space);
  if (!ours) number = 0;
  document->stack[document->depth - 1].number = number;
  opencall_event *event = opencall_add(document, OPENCALL_EVENT_START, number, ordinal);
  if (number == 0) {
    const char *shown = ours ? NULL : space == NULL ? "" : space;
    add_unknown(document, event, name, shown);
  }
  if (document->stopped) return;
  add_attributes(document, attribute_count, attributes);
  if (document->schema_sax != NULL && !document->stopped) {
    document->attributes = attributes;
    document->attribute_count = attribute_count;
    document->schema_sax->startElementNs(
      document->schema_data, local, prefix, uri, space_count, spaces, attribute_count, defaulted,
      attributes);
    document->attributes = NULL;
  }
}

static void on_end(
  void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
  opencall_document *document = data;
  if (document->stopped || document->depth == 0) return;
  end_run(document, false);
  if (document->stopped || opencall_tick(document)) return;
  // The validator speaks about an element at its end, so it is popped only afterwards.
  if (document->schema_sax != NULL) {
    document->schema_sax->endElementNs(document->schema_data, local, prefix, uri);
    if (document->stopped) return;
  }
  const opencall_open *open = &document->stack[document->depth - 1];
  opencall_add(document, OPENCALL_EVENT_END, open->number, open->ordinal);
  document->depth--;
}

static void on_end_of_document(void *data) {
  opencall_document *document = data;
  document->ended = !document->stopped && document->depth == 0 && document->ordinal > 0;
}

/// A document type declaration: never (DESIGN §9). The walk before has found it already.
static void on_doctype(
  void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  (void)name;
  (void)external;
  (void)system;
  opencall_note_limit(data, OPENCALL_DOCTYPE, 0);
}

const xmlSAXHandler opencall_sax = {
  .initialized = XML_SAX2_MAGIC,
  .internalSubset = on_doctype,
  .endDocument = on_end_of_document,
  .startElementNs = on_start,
  .endElementNs = on_end,
  .characters = on_text,
  .ignorableWhitespace = on_text,
  .cdataBlock = on_text,
};
