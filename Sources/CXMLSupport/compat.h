// SPDX-License-Identifier: Apache-2.0
/// The one place that knows how versions of libxml2 differ: 2.9.14 up to 2.15.
#ifndef OPENCALL_COMPAT_H
#define OPENCALL_COMPAT_H

// Newer versions mark what the oldest one needs as deprecated.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

#include <libxml/SAX2.h>
#include <libxml/catalog.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <limits.h>
#include <string.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *opencall_xml_error;
#else
typedef xmlErrorPtr opencall_xml_error;
#endif

#if LIBXML_VERSION >= 21300
#define OPENCALL_NO_XXE XML_PARSE_NO_XXE
#else
#define OPENCALL_NO_XXE 0
#endif

#if LIBXML_VERSION >= 21400
#define OPENCALL_NO_SYS_CATALOG XML_PARSE_NO_SYS_CATALOG
#else
#define OPENCALL_NO_SYS_CATALOG 0
#endif

/// The parser sees only UTF-8 that we have checked, so it must not believe the declaration.
static const int opencall_parse_options = XML_PARSE_NONET | XML_PARSE_BIG_LINES
  | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC | OPENCALL_NO_XXE | OPENCALL_NO_SYS_CATALOG;

/// A handler of this thread's errors, and its data.
typedef struct {
  xmlStructuredErrorFunc handler;
  void *data;
} opencall_error_channel;

/// Sends all errors of this thread to a handler; the former one is returned.
static inline opencall_error_channel opencall_set_errors(opencall_error_channel channel) {
  opencall_error_channel former = {xmlStructuredError, xmlStructuredErrorContext};
  xmlSetStructuredErrorFunc(channel.data, channel.handler);
  return former;
}

/// Sets the error handler of a schema's compilation.
static inline void opencall_set_schema_errors(
  xmlSchemaParserCtxtPtr context, opencall_error_channel channel) {
  xmlSchemaSetParserStructuredErrors(context, channel.handler, channel.data);
}

/// Sets the error handler of a validation.
static inline void opencall_set_validation_errors(
  xmlSchemaValidCtxtPtr context, opencall_error_channel channel) {
  xmlSchemaSetValidStructuredErrors(context, channel.handler, channel.data);
}

/// No catalogs: they could name files to load.
static inline void opencall_catalogs_off(void) {
#ifdef LIBXML_CATALOG_ENABLED
  xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
#endif
}

/// An input over bytes in memory, for the loader of imported schemas.
static inline xmlParserInputPtr opencall_memory_input(
  xmlParserCtxtPtr parser, const char *url, const unsigned char *bytes, size_t length) {
  if (length > INT_MAX) return NULL;
  xmlParserInputBufferPtr buffer =
    xmlParserInputBufferCreateMem((const char *)bytes, (int)length, XML_CHAR_ENCODING_NONE);
  if (buffer == NULL) return NULL;
  xmlParserInputPtr input = xmlNewIOInputStream(parser, buffer, XML_CHAR_ENCODING_NONE);
  if (input == NULL) {
    xmlFreeParserInputBuffer(buffer);
    return NULL;
  }
  input->filename = (char *)xmlStrdup((const xmlChar *)url);
  return input;
}

#endif
