// SPDX-License-Identifier: Apache-2.0
#include "internal.h"

#include <stdlib.h>
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

bool opencall_late(opencall_document *document) {
  if (opencall_clock() < document->deadline) return false;
  opencall_note_limit(document, OPENCALL_UNDECIDED_TIME, document->limits.milliseconds);
  return true;
}

void opencall_exhausted(opencall_document *document) {
  opencall_note_limit(document, OPENCALL_UNDECIDED_MEMORY, 0);
}

bool opencall_grow_events(opencall_document *document) {
  size_t capacity = document->event_capacity * 2 + 1024;
  opencall_event *longer =
    capacity > MOST ? NULL : realloc(document->events, capacity * sizeof *longer);
  if (longer == NULL) {
    opencall_exhausted(document);
    return false;
  }
  document->events = longer;
  document->event_capacity = capacity;
  return true;
}

bool opencall_grow_text(opencall_document *document, size_t more) {
  size_t needed = document->text_count + more;
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
