// SPDX-License-Identifier: Apache-2.0
/// Bytes → a flat buffer of events, under limits, with or without a schema (DESIGN §3, §9).
///
/// Nothing here calls back: a document is read whole, then its buffers are looked at.
#ifndef OPENCALL_CXMLSUPPORT_H
#define OPENCALL_CXMLSUPPORT_H

#include <stddef.h>
#include <stdint.h>

/// Prepares libxml2 once per process: parser, schema types, no catalogs, and a loader that refuses
/// every external entity. Every other call below does it by itself.
void opencall_xml_start(void);
/// The version of libxml2 this was compiled against, as libxml2 counts (20914).
int opencall_xml_version(void);

/// A table of known names → 1…N; never changes after it was made, so threads share it.
typedef struct opencall_names opencall_names;
/// Makes a table; `space` is the expected namespace, or NULL where any root's own is taken.
/// NULL where memory is short. At most 65 535 names; `xml:lang` is written with its prefix.
opencall_names *opencall_names_create(
  const char *space, const char *const *names, size_t count);
/// The number of a name of `length` bytes, or 0.
uint16_t opencall_names_find(const opencall_names *names, const char *name, size_t length);
/// Frees a table.
void opencall_names_free(opencall_names *names);

/// A file that a schema may import by its name.
typedef struct {
  /// The name, ended by NUL.
  const char *name;
  /// Its bytes.
  const unsigned char *bytes;
  /// How many.
  size_t length;
} opencall_import;

/// A compiled schema; never changes, so threads share it.
typedef struct opencall_schema opencall_schema;
/// Compiles a schema; never NULL but where memory is short. `imports` are the only files it may
/// name in an import.
opencall_schema *opencall_schema_compile(
  const unsigned char *bytes, size_t length, const opencall_import *imports, size_t count);
/// Why it did not compile, or NULL where it did.
const char *opencall_schema_error(const opencall_schema *schema);
/// Frees a schema.
void opencall_schema_free(opencall_schema *schema);

/// The limits of one file; each is inclusive, 0 allows nothing but for `milliseconds` (0: none).
typedef struct {
  /// Bytes of the file as it came.
  size_t bytes;
  /// Elements one inside the other; libxml2's own bound makes 250 the most.
  size_t depth;
  /// Elements in all.
  size_t elements;
  /// Attributes of one start tag, namespace declarations included.
  size_t attributes;
  /// Bytes of one start tag.
  size_t start_tag;
  /// Bytes of one run of text, one comment or one processing instruction.
  size_t text;
  /// Bytes of one name.
  size_t name;
  /// Diagnostics, after which reading stops.
  size_t diagnostics;
  /// Milliseconds, after which the file is not decided.
  size_t milliseconds;
} opencall_limits;

/// What an event says.
typedef enum : uint8_t {
  /// A start tag; its text is the name where the number is 0.
  OPENCALL_EVENT_START = 1,
  /// The name of the unknown attribute that the next event gives the value of.
  OPENCALL_EVENT_UNKNOWN_ATTRIBUTE = 2,
  /// An attribute of the start tag before; its text is the value.
  OPENCALL_EVENT_ATTRIBUTE = 3,
  /// A run of text that is more than white space, between two tags.
  OPENCALL_EVENT_TEXT = 4,
  /// An end tag.
  OPENCALL_EVENT_END = 5,
} opencall_event_kind;

/// An event, 16 bytes.
typedef struct {
  /// What it says.
  opencall_event_kind kind;
  /// Always 0.
  uint8_t reserved;
  /// The name's number, or 0.
  uint16_t name;
  /// The ordinal of the start tag that it belongs to; the root's is 1.
  uint32_t ordinal;
  /// Where its text starts in the text buffer.
  uint32_t offset;
  /// How many bytes of text.
  uint32_t length;
} opencall_event;

/// How reading ended.
typedef enum : uint8_t {
  /// The end was seen, nothing was wrong, and the schema says yes.
  OPENCALL_ACCEPTED = 1,
  /// Something is wrong.
  OPENCALL_REJECTED = 2,
  /// It could not be found out.
  OPENCALL_UNDECIDED = 3,
} opencall_outcome;

/// What a diagnostic is about: ours, the same for every version of libxml2.
typedef enum : uint8_t {
  OPENCALL_MALFORMED = 1,
  OPENCALL_TRUNCATED,
  OPENCALL_TAG_MISMATCH,
  OPENCALL_UNDECLARED_ENTITY,
  OPENCALL_UNDECLARED_PREFIX,
  OPENCALL_DUPLICATE_ATTRIBUTE,
  OPENCALL_FORBIDDEN_CHARACTER,
  OPENCALL_EMPTY,
  OPENCALL_NOT_XML,
  OPENCALL_DOCTYPE,
  OPENCALL_ENCODING_UNSUPPORTED,
  OPENCALL_ENCODING_CONTRADICTED,
  OPENCALL_ENCODING_BROKEN,
  OPENCALL_NUL,
  OPENCALL_WRONG_NAMESPACE,
  OPENCALL_WRONG_ROOT,
  OPENCALL_UNEXPECTED_ELEMENT,
  OPENCALL_MISSING_ELEMENT,
  OPENCALL_UNEXPECTED_ATTRIBUTE,
  OPENCALL_MISSING_ATTRIBUTE,
  OPENCALL_UNEXPECTED_TEXT,
  OPENCALL_BAD_VALUE,
  OPENCALL_SCHEMA_OTHER,
  OPENCALL_LIMIT_BYTES,
  OPENCALL_LIMIT_DEPTH,
  OPENCALL_LIMIT_ELEMENTS,
  OPENCALL_LIMIT_ATTRIBUTES,
  OPENCALL_LIMIT_START_TAG,
  OPENCALL_LIMIT_TEXT,
  OPENCALL_LIMIT_NAME,
  OPENCALL_LIMIT_DIAGNOSTICS,
  OPENCALL_LIMIT_OTHER,
  OPENCALL_UNDECIDED_TIME,
  OPENCALL_UNDECIDED_BUDGET,
  OPENCALL_UNDECIDED_MEMORY,
  OPENCALL_UNDECIDED_INTERNAL,
} opencall_category;

/// Which facet a bad value breaks.
typedef enum : uint8_t {
  OPENCALL_NO_CONSTRAINT = 0,
  OPENCALL_TYPE,
  OPENCALL_ENUMERATION,
  OPENCALL_PATTERN,
  OPENCALL_LENGTH,
  OPENCALL_MIN_LENGTH,
  OPENCALL_MAX_LENGTH,
  OPENCALL_MIN_INCLUSIVE,
  OPENCALL_MAX_INCLUSIVE,
  OPENCALL_MIN_EXCLUSIVE,
  OPENCALL_MAX_EXCLUSIVE,
  OPENCALL_TOTAL_DIGITS,
  OPENCALL_FRACTION_DIGITS,
} opencall_constraint;

/// One thing that is wrong. The texts live until the next read and are never NULL.
typedef struct {
  /// What it is about.
  opencall_category category;
  /// The facet, of a bad value.
  opencall_constraint constraint;
  /// libxml2's domain and code, 0 where the diagnostic is our own.
  int32_t domain, code;
  /// The ordinal of the start tag, or 0.
  uint32_t ordinal;
  /// The line, by line feeds in the decoded text, from 1; 0 where unknown.
  uint32_t line;
  /// Bytes of the decoded line before the place.
  uint32_t column;
  /// Names, the value as written (shortened), what was expected (names, values, the facet's bound;
  /// one a line), and libxml2's own words.
  const char *element, *attribute, *value, *expected, *message;
} opencall_diagnostic;

/// The reader: one file at a time, one thread at a time; its big buffers serve the next file.
typedef struct opencall_document opencall_document;

/// What reading gave; the pointers live until the next read, reset or free.
typedef struct {
  /// How it ended.
  opencall_outcome outcome;
  /// The events; complete only where accepted.
  const opencall_event *events;
  /// How many.
  size_t event_count;
  /// The text buffer, UTF-8.
  const char *text;
  /// How many bytes.
  size_t text_count;
  /// The diagnostics, in the order found.
  const opencall_diagnostic *diagnostics;
  /// How many.
  size_t diagnostic_count;
  /// The root's namespace and local name; empty where none was seen.
  const char *root_space, *root_name;
  /// The encoding, as declared or found.
  const char *encoding;
  /// The decoded text without a byte order mark: part of the bytes read, or a buffer of ours.
  const unsigned char *decoded;
  /// How many bytes.
  size_t decoded_count;
  /// The number of bytes of a byte order mark before `decoded` where it is part of the bytes read,
  /// else `SIZE_MAX`.
  size_t decoded_start;
} opencall_result;

/// A reader, or NULL where memory is short.
opencall_document *opencall_document_create(void);
/// Reads one file. `schema` may be NULL: then the file need only be well-formed. The schema must
/// have compiled, else the file is not decided.
opencall_result opencall_document_read(
  opencall_document *document, const unsigned char *bytes, size_t length,
  const opencall_schema *schema, const opencall_names *names, const opencall_limits *limits);
/// Forgets the file, keeps the memory.
void opencall_document_reset(opencall_document *document);
/// Frees a reader.
void opencall_document_free(opencall_document *document);

/// Decodes a file to UTF-8 for a second look: the encoding is found as reading finds it. Returns
/// the number of bytes, or -1 where it cannot be decoded; `*out` is freed with
/// `opencall_decoded_free` and stays NULL where the bytes are UTF-8 already, from `*start` on.
ptrdiff_t opencall_decode_utf8(
  const unsigned char *bytes, size_t length, unsigned char **out, size_t *start);
/// Frees what decoding gave.
void opencall_decoded_free(unsigned char *decoded);

#endif
