// SPDX-License-Identifier: Apache-2.0
#include "internal.h"

#include <stdlib.h>
#include <string.h>

/// FNV-1a, 32 bits.
static uint32_t hash_of(const char *name, size_t length) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)name[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

/// Puts one name into its slot; the first of two equal names keeps the number.
static int insert(opencall_names *names, const char *name, uint16_t number) {
  size_t length = strlen(name);
  if (opencall_names_find(names, name, length) != 0) return 1;
  char *copy = malloc(length + 1);
  if (copy == NULL) return 0;
  memcpy(copy, name, length + 1);
  uint32_t at = hash_of(name, length) & names->mask;
  while (names->slots[at].name != NULL) at = (at + 1) & names->mask;
  names->slots[at] = (opencall_slot){.name = copy, .length = (uint32_t)length, .number = number};
  return 1;
}

opencall_names *opencall_names_create(
  const char *space, const char *const *list, size_t count) {
  if (count > UINT16_MAX) return NULL;
  opencall_names *names = calloc(1, sizeof *names);
  if (names == NULL) return NULL;
  size_t capacity = 16;
  while (capacity < count * 3) capacity *= 2;
  names->mask = (uint32_t)capacity - 1;
  names->slots = calloc(capacity, sizeof *names->slots);
  int ok = names->slots != NULL;
  if (ok && space != NULL) {
    size_t length = strlen(space) + 1;
    names->space = malloc(length);
    ok = names->space != NULL;
    if (ok) memcpy(names->space, space, length);
  }
  for (size_t i = 0; ok && i < count; i++) ok = insert(names, list[i], (uint16_t)(i + 1));
  if (!ok) {
    opencall_names_free(names);
    return NULL;
  }
  names->xml_lang = opencall_names_find(names, "xml:lang", 8);
  return names;
}

uint16_t opencall_names_find(const opencall_names *names, const char *name, size_t length) {
  uint32_t at = hash_of(name, length) & names->mask;
  for (;; at = (at + 1) & names->mask) {
    const opencall_slot *slot = &names->slots[at];
    if (slot->name == NULL) return 0;
    if (slot->length == length && memcmp(slot->name, name, length) == 0) return slot->number;
  }
}

void opencall_names_free(opencall_names *names) {
  if (names == NULL) return;
  if (names->slots != NULL) {
    for (size_t i = 0; i <= names->mask; i++) free(names->slots[i].name);
  }
  free(names->slots);
  free(names->space);
  free(names);
}
