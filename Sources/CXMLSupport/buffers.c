// SPDX-License-Identifier: Apache-2.0
#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/// The most that a size may be: offsets have 32 bits.
static const size_t MOST = UINT32_MAX / 2;

uint64_t opencall_clock(void) {
  struct timespec now;
#ifdef CLOCK_MONOTONIC_COARSE
  clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
#else
  clock_gettime(CLOCK_MONOTONIC, &now);
#endif
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

bool opencall_tick(opencall_document *document) {
  if (document->deadline == 0 || (++document->ticks & 15) != 0) return false;
  if (opencall_clock() < document->deadline) return false;
  opencall_note_limit(document, OPENCALL_UNDECIDED_TIME, document->limits.milliseconds);
  return true;
}

void opencall_exhausted(opencall_document *document) {
  opencall_note_limit(document, OPENCALL_UNDECIDED_MEMORY, 0);
}

opencall_event *opencall_add(
  opencall_document *document, opencall_event_kind kind, uint16_t name, uint32_t ordinal) {
  if (document->event_count == document->event_capacity) {
    size_t capacity = document->event_capacity * 2 + 1024;
    opencall_event *longer =
      capacity > MOST ? NULL : realloc(document->events, capacity * sizeof *longer);
    if (longer == NULL) {
      opencall_exhausted(document);
      return NULL;
    }
    document->events = longer;
    document->event_capacity = capacity;
  }
  opencall_event *event = &document->events[document->event_count++];
  *event = (opencall_event){.kind = kind, .name = name, .ordinal = ordinal};
  return event;
}

bool opencall_reserve(opencall_document *document, size_t more) {
  size_t needed = document->text_count + more;
  if (needed <= document->text_capacity) return true;
  size_t capacity = document->text_capacity * 2 + 4096;
  if (capacity < needed) capacity = needed;
  char *longer = capacity > MOST ? NULL : realloc(document->text, capacity);
  if (longer == NULL) {
    opencall_exhausted(document);
    return false;
  }
  document->text = longer;
  document->text_capacity = capacity;
  return true;
}

void opencall_set_text(
  opencall_document *document, opencall_event *event, const char *text, size_t length) {
  if (event == NULL || !opencall_reserve(document, length)) return;
  event->offset = (uint32_t)document->text_count;
  event->length = (uint32_t)length;
  memcpy(document->text + document->text_count, text, length);
  document->text_count += length;
}
