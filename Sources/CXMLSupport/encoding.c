// SPDX-License-Identifier: Apache-2.0
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/// Copies the encoding that an XML declaration names into `name`; false where there is none.
static bool declared(const unsigned char *bytes, size_t length, char name[32]) {
  if (length < 6 || memcmp(bytes, "<?xml", 5) != 0) return false;
  if (length > 1024) length = 1024;
  const unsigned char *end = memchr(bytes, '>', length);
  if (end == NULL) return false;
  for (const unsigned char *at = bytes + 5; at + 10 < end; at++) {
    if (memcmp(at, "encoding", 8) != 0) continue;
    at += 8;
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')) at++;
    if (at >= end || *at != '=') return false;
    at++;
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')) at++;
    if (at >= end || (*at != '"' && *at != '\'')) return false;
    unsigned char quote = *at++;
    size_t count = 0;
    while (at < end && *at != quote) {
      bool sound = *at > 32 && *at < 127 && *at != '<';
      if (count < 31) name[count++] = sound ? (char)*at : '?';
      at++;
    }
    name[count] = 0;
    return at < end && count > 0;
  }
  return false;
}

/// Whether two encoding names are the same; case does not count.
static bool same(const char *left, const char *right) { return strcasecmp(left, right) == 0; }

/// The allowed encodings that keep ASCII's markup as it is, beside UTF-8. GBK and GB2312 are parts
/// of GB18030.
static const char *handler_of(const char *name) {
  static const char *const part[] = {"GB18030", "GBK", "GB2312", "CP936", "GB_2312-80", "x-gbk"};
  for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
    if (same(name, part[i])) return "GB18030";
  }
  if (same(name, "Big5")) return "BIG5";
  if (same(name, "latin1")) return "ISO-8859-1";
  static const char *const more[] = {
    "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",   "ISO-8859-5",
    "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-9",   "ISO-8859-10",
    "ISO-8859-11",  "ISO-8859-13",  "ISO-8859-14",  "ISO-8859-15",  "ISO-8859-16",
    "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
    "windows-1255", "windows-1256", "windows-1257", "windows-1258"};
  for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
    if (same(name, more[i])) return more[i];
  }
  return NULL;
}

/// An encoding of two-byte units, with or without a mark.
static opencall_encoding wide(const char *name, size_t mark) {
  opencall_encoding found = {.mark = mark};
  snprintf(found.name, sizeof found.name, "%s", name);
  snprintf(found.handler, sizeof found.handler, "%s", name);
  return found;
}

opencall_encoding opencall_sniff(const unsigned char *bytes, size_t length) {
  opencall_encoding found = {.name = "UTF-8"};
  if (length >= 4 && memcmp(bytes, "\xFF\xFE\0\0", 4) == 0) goto utf32;
  if (length >= 4 && memcmp(bytes, "\0\0\xFE\xFF", 4) == 0) goto utf32;
  if (length >= 4 && memcmp(bytes, "<\0\0\0", 4) == 0) goto utf32;
  if (length >= 4 && memcmp(bytes, "\0\0\0<", 4) == 0) goto utf32;
  if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0) return wide("UTF-16LE", 2);
  if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0) return wide("UTF-16BE", 2);
  if (length >= 2 && memcmp(bytes, "<\0", 2) == 0) return wide("UTF-16LE", 0);
  if (length >= 2 && memcmp(bytes, "\0<", 2) == 0) return wide("UTF-16BE", 0);
  if (length >= 4 && memcmp(bytes, "\x4C\x6F\xA7\x94", 4) == 0) {
    snprintf(found.name, sizeof found.name, "EBCDIC");
    found.fault = OPENCALL_ENCODING_UNSUPPORTED;
    return found;
  }
  bool mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
  found.mark = mark ? 3 : 0;
  char name[32];
  if (!declared(bytes + found.mark, length - found.mark, name)) return found;
  if (same(name, "UTF-8") || same(name, "UTF8")) return found;
  memcpy(found.name, name, sizeof name);
  if (same(name, "US-ASCII") || same(name, "ASCII")) {
    found.ascii = true;
    return found;
  }
  if (strncasecmp(name, "UTF-16", 6) == 0 || strncasecmp(name, "UTF-32", 6) == 0
      || same(name, "UCS-2") || same(name, "ISO-10646-UCS-2") || mark) {
    found.fault = OPENCALL_ENCODING_CONTRADICTED;
    return found;
  }
  const char *handler = handler_of(name);
  if (handler == NULL) {
    found.fault = OPENCALL_ENCODING_UNSUPPORTED;
  } else {
    snprintf(found.handler, sizeof found.handler, "%s", handler);
  }
  return found;
utf32:
  snprintf(found.name, sizeof found.name, "UTF-32");
  found.fault = OPENCALL_ENCODING_UNSUPPORTED;
  return found;
}

bool opencall_declares_utf16(const unsigned char *decoded, size_t length) {
  char name[32];
  if (!declared(decoded, length, name)) return true;
  return strncasecmp(name, "UTF-16", 6) == 0 || same(name, "ISO-10646-UCS-2");
}

/// Hears nothing.
static void silence(void *data, opencall_xml_error error) {
  (void)data;
  (void)error;
}

/// How many bytes stand before the first that the encoding leaves undefined. Only windows-1252 is
/// looked at: libxml2 since 2.14 reads its five undefined bytes as control characters, older ones
/// refuse them, and no version may decide what a file says.
static size_t defined(const opencall_encoding *encoding, const unsigned char *bytes, size_t length) {
  if (!same(encoding->handler, "windows-1252")) return length;
  static const unsigned char undefined[] = {0x81, 0x8D, 0x8F, 0x90, 0x9D};
  for (size_t at = 0; at < length; at++) {
    if (bytes[at] >= 0x81 && memchr(undefined, bytes[at], sizeof undefined) != NULL) return at;
  }
  return length;
}

bool opencall_decode(
  const opencall_encoding *encoding, const unsigned char *bytes, size_t length,
  unsigned char **out, size_t *count) {
  *out = NULL;
  *count = 0;
  if (length > INT_MAX / 4) return false;
  // What cannot be decoded is our own finding, with its place.
  opencall_error_channel quiet = {(xmlStructuredErrorFunc)silence, NULL};
  opencall_error_channel former = opencall_set_errors(quiet);
  xmlCharEncodingHandlerPtr handler = xmlFindCharEncodingHandler(encoding->handler);
  xmlBufferPtr source = xmlBufferCreateSize(length + 16);
  xmlBufferPtr target = xmlBufferCreateSize(length * 2 + 64);
  size_t usable = defined(encoding, bytes, length);
  bool sound = handler != NULL && source != NULL && target != NULL
    && xmlBufferAdd(source, bytes, (int)usable) == 0;
  while (sound && xmlBufferLength(source) > 0) {
    int before = xmlBufferLength(source);
    int written = xmlCharEncInFunc(handler, target, source);
    sound = written >= 0 && xmlBufferLength(source) < before;
  }
  sound = sound && usable == length;
  if (target != NULL) {
    *count = (size_t)xmlBufferLength(target);
    *out = malloc(*count + 1);
    if (*out != NULL) {
      memcpy(*out, xmlBufferContent(target), *count);
      (*out)[*count] = 0;
    } else {
      *count = 0;
      sound = false;
    }
  }
  xmlBufferFree(source);
  xmlBufferFree(target);
  if (handler != NULL) xmlCharEncCloseFunc(handler);
  opencall_set_errors(former);
  return sound;
}

ptrdiff_t opencall_decode_utf8(
  const unsigned char *bytes, size_t length, unsigned char **out, size_t *start) {
  *out = NULL;
  *start = 0;
  opencall_encoding encoding = opencall_sniff(bytes, length);
  if (encoding.fault != 0) return -1;
  *start = encoding.mark;
  if (encoding.handler[0] == 0) return (ptrdiff_t)(length - encoding.mark);
  opencall_xml_start();
  size_t count = 0;
  bool sound =
    opencall_decode(&encoding, bytes + encoding.mark, length - encoding.mark, out, &count);
  *start = 0;
  if (sound) return (ptrdiff_t)count;
  free(*out);
  *out = NULL;
  return -1;
}

void opencall_decoded_free(unsigned char *decoded) { free(decoded); }
