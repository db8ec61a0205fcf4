// SPDX-License-Identifier: Apache-2.0
#include "internal.h"

#include <stdio.h>
#include <string.h>

/// The length of the well-formed sequence at `at`, or 0.
static size_t sequence(const unsigned char *at, size_t left) {
  unsigned char lead = at[0];
  if (lead < 0x80) return 1;
  size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || length > left) return 0;
  for (size_t i = 1; i < length; i++) {
    if ((at[i] & 0xC0) != 0x80) return 0;
  }
  if (lead == 0xE0 && at[1] < 0xA0) return 0;
  if (lead == 0xED && at[1] > 0x9F) return 0;
  if (lead == 0xF0 && at[1] < 0x90) return 0;
  if (lead == 0xF4 && at[1] > 0x8F) return 0;
  return length;
}

size_t opencall_utf8_check(const unsigned char *bytes, size_t length, size_t *nul) {
  size_t at = 0;
  const unsigned char *first = memchr(bytes, 0, length);
  if (first != NULL) {
    *nul = (size_t)(first - bytes);
    length = *nul;
  }
  while (at < length) {
    while (length - at >= 16) {
      uint64_t words[2];
      memcpy(words, bytes + at, 16);
      if (((words[0] | words[1]) & 0x8080808080808080u) != 0) break;
      at += 16;
    }
    if (at >= length) break;
    // Most of what is not ASCII here is Chinese: three bytes, tested at once.
    while (length - at >= 4) {
      const unsigned char *c = bytes + at;
      uint32_t lead = c[0], rest = (uint32_t)c[1] << 8 | c[2];
      bool plain = (lead & 0xF0) == 0xE0 && lead != 0xE0 && lead != 0xED;
      if (!plain || (rest & 0xC0C0) != 0x8080) break;
      at += 3;
    }
    if (at >= length) break;
    do {
      size_t step = sequence(bytes + at, length - at);
      if (step == 0) return at;
      at += step;
    } while (at < length && bytes[at] >= 0x80 && (bytes[at] & 0xF0) != 0xE0);
  }
  return length;
}

/// The bytes around a comment, a CDATA section or a processing instruction, which do not count.
static const size_t MARKS = sizeof "<![CDATA[]]>" - 1;

/// Adds a diagnostic of a limit at an offset.
static bool over(
  opencall_document *document, opencall_category category, size_t offset, size_t limit) {
  char text[24];
  snprintf(text, sizeof text, "%zu", limit);
  opencall_note_at(document, category, offset, text, "");
  return false;
}

/// The offset behind the first `last` (ended by `>`) at or after `from`, or `length`.
static size_t behind(
  const opencall_document *document, size_t from, const char *last, size_t size) {
  const unsigned char *bytes = document->bytes;
  size_t at = from + size - 1;
  while (at < document->length) {
    const unsigned char *close = memchr(bytes + at, '>', document->length - at);
    if (close == NULL) return document->length;
    if (memcmp(close - (size - 1), last, size) == 0) return (size_t)(close - bytes) + 1;
    at = (size_t)(close - bytes) + 1;
  }
  return document->length;
}

/// Walks over one start tag; the offset behind it, or 0 where it breaks a limit.
static size_t start_tag(opencall_document *document, size_t from) {
  const unsigned char *bytes = document->bytes;
  size_t most = document->limits.start_tag;
  size_t end = document->length;
  if (end - from > most) end = from + most;
  size_t attributes = 0, at = from + 1;
  while (at < end) {
    unsigned char c = bytes[at];
    if (c == '>') return at + 1;
    if (c == '<') return at;
    at++;
    if (c != '"' && c != '\'') continue;
    if (++attributes > document->limits.attributes) {
      over(document, OPENCALL_LIMIT_ATTRIBUTES, from, document->limits.attributes);
      return 0;
    }
    // Values are short: a call costs more than it saves. “<” in one ends it for the parser: a
    // quotation mark is missing, and what the others would enclose from here on is no value.
    while (at < end && bytes[at] != c && bytes[at] != '<') at++;
    if (at < end && bytes[at] == c) at++;
  }
  if (end == document->length) return end;
  over(document, OPENCALL_LIMIT_START_TAG, from, most);
  return 0;
}

// After a deviation from the grammar the parser stops at its first error, so this walk and the
// parser never see markup differently in what the parser still reads.
bool opencall_prescan(opencall_document *document) {
  const unsigned char *bytes = document->bytes;
  size_t length = document->length, at = 0;
  while (at < length) {
    const unsigned char *open = memchr(bytes + at, '<', length - at);
    if (open == NULL) return true;
    size_t from = (size_t)(open - bytes), left = length - from;
    if (left < 2) return true;
    switch (open[1]) {
    case '!':
      if (left >= 4 && memcmp(open, "<!--", 4) == 0) {
        at = behind(document, from + 4, "-->", 3);
      } else if (left >= 9 && memcmp(open, "<![CDATA[", 9) == 0) {
        at = behind(document, from + 9, "]]>", 3);
      } else if (left >= 9 && memcmp(open, "<!DOCTYPE", 9) == 0) {
        opencall_note_at(document, OPENCALL_DOCTYPE, from, "", "");
        return false;
      } else {
        at = from + 2;
      }
      break;
    case '?':
      at = behind(document, from + 2, "?>", 2);
      break;
    case '/':
      for (at = from + 2; at < length && bytes[at] != '>';) at++;
      if (at < length) at++;
      if (at - from > document->limits.start_tag) {
        return over(document, OPENCALL_LIMIT_START_TAG, from, document->limits.start_tag);
      }
      continue;
    default:
      at = start_tag(document, from);
      if (at == 0) return false;
      continue;
    }
    if (at - from > document->limits.text + MARKS) {
      return over(document, OPENCALL_LIMIT_TEXT, from, document->limits.text);
    }
  }
  return true;
}
