// SPDX-License-Identifier: Apache-2.0
/// The schemas and page templates that the tool carries in its own binary (DESIGN §3).
#ifndef OPENCALL_SCHEMAS_H
#define OPENCALL_SCHEMAS_H

#include <stddef.h>

/// One embedded file.
typedef struct {
  /// The file's name, as in `Schemas/`, ended by NUL.
  const char *name;
  /// Its bytes, followed by a NUL that `length` does not count.
  const unsigned char *bytes;
  /// How many bytes.
  size_t length;
} opencall_embedded_file;

/// All embedded files, in the order of their names.
extern const opencall_embedded_file opencall_embedded_files[];
/// How many there are.
extern const size_t opencall_embedded_file_count;

/// The embedded file at `index`; Swift cannot see an array without a length.
static inline const opencall_embedded_file *opencall_embedded_file_at(size_t index) {
  return &opencall_embedded_files[index];
}

#endif
