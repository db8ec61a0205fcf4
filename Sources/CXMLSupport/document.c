// SPDX-License-Identifier: Apache-2.0
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

opencall_document *opencall_document_create(void) {
  opencall_xml_start();
  return calloc(1, sizeof(opencall_document));
}

void opencall_document_reset(opencall_document *document) {
  opencall_notes_clear(document);
  free(document->root_space);
  free(document->root_name);
  free(document->decoded);
  document->root_space = document->root_name = NULL;
  document->decoded = NULL;
  document->event_count = document->text_count = 0;
  document->names = NULL;
  document->bytes = (const unsigned char *)"";
  document->length = 0;
  document->known_space = NULL;
  document->attributes = NULL;
  document->depth = document->run_start = 0;
  document->ordinal = document->ticks = 0;
  document->deadline = 0;
  document->in_run = document->run_has_words = document->stopped = document->ended = false;
  document->encoding[0] = 0;
  memset(document->cache, 0, sizeof document->cache);
}

void opencall_document_free(opencall_document *document) {
  if (document == NULL) return;
  opencall_document_reset(document);
  free(document->events);
  free(document->text);
  free(document->diagnostics);
  free(document);
}

/// Finds the encoding and gives `bytes` and `length` the text in UTF-8; false where that fails.
static bool decode(opencall_document *document, const unsigned char *bytes, size_t length) {
  opencall_encoding encoding = opencall_sniff(bytes, length);
  memcpy(document->encoding, encoding.name, sizeof document->encoding);
  document->bytes = bytes + encoding.mark;
  document->length = length - encoding.mark;
  if (encoding.fault != 0) {
    opencall_note_at(document, encoding.fault, 0, "", "");
    return false;
  }
  if (encoding.handler[0] != 0) {
    size_t count = 0;
    bool sound = opencall_decode(
      &encoding, document->bytes, document->length, &document->decoded, &count);
    document->bytes =
      document->decoded == NULL ? (const unsigned char *)"" : document->decoded;
    document->length = count;
    if (!sound) {
      opencall_note_at(document, OPENCALL_ENCODING_BROKEN, count, "", "");
      return false;
    }
    if (strncmp(encoding.handler, "UTF-16", 6) == 0
        && !opencall_declares_utf16(document->bytes, document->length)) {
      opencall_note_at(document, OPENCALL_ENCODING_CONTRADICTED, 0, "", "");
      return false;
    }
  }
  size_t at = 0;
  while (at < document->length && strchr(" \t\r\n", document->bytes[at]) != NULL
         && document->bytes[at] != 0) {
    at++;
  }
  if (at == document->length) {
    opencall_note_at(document, OPENCALL_EMPTY, 0, "", "");
    return false;
  }
  if (document->bytes[at] != '<') {
    opencall_note_at(document, OPENCALL_NOT_XML, at, "", "");
    return false;
  }
  size_t nul = SIZE_MAX;
  size_t sound = opencall_utf8_check(document->bytes, document->length, &nul);
  for (at = 0; encoding.ascii && at < sound; at++) {
    if (document->bytes[at] >= 0x80) sound = at;
  }
  if (sound == document->length) return true;
  opencall_note_at(
    document, sound == nul ? OPENCALL_NUL : OPENCALL_ENCODING_BROKEN, sound, "", "");
  return false;
}

/// Where the validator asks, the parser's line.
static int locate(void *data, const char **file, unsigned long *line) {
  opencall_document *document = data;
  if (document->parser == NULL || document->parser->input == NULL) return -1;
  if (file != NULL) *file = NULL;
  if (line != NULL) *line = (unsigned long)document->parser->input->line;
  return 0;
}

/// Parses the decoded text; true where everything was said yes to.
static bool parse(opencall_document *document, const opencall_schema *schema) {
  bool sound = false;
  xmlSAXHandlerPtr no_sax = NULL;
  void *no_data = NULL;
  xmlSchemaSAXPlugPtr plug = NULL;
  opencall_error_channel channel = {(xmlStructuredErrorFunc)opencall_on_error, document};
  document->parser = xmlNewParserCtxt();
  if (document->parser == NULL || document->parser->sax == NULL) goto done;
  *document->parser->sax = opencall_sax;
  document->parser->userData = document;
  if (schema != NULL) {
    document->validator = xmlSchemaNewValidCtxt(schema->schema);
    if (document->validator == NULL) goto done;
    opencall_set_validation_errors(document->validator, channel);
    xmlSchemaValidateSetLocator(document->validator, locate, document);
    // Without a handler of its own the plug hands out the validator's handlers bare, and ours call
    // them: whole runs of text at once, and the end of an element before it is popped.
    plug = xmlSchemaSAXPlug(document->validator, &no_sax, &no_data);
    if (plug == NULL) goto done;
    document->schema_sax = no_sax;
    document->schema_data = no_data;
  }
  xmlDocPtr tree = xmlCtxtReadMemory(
    document->parser, (const char *)document->bytes, (int)document->length, NULL, NULL,
    opencall_parse_options);
  if (tree != NULL) xmlFreeDoc(tree);
  sound = document->ended && !document->stopped && document->parser->wellFormed
    && document->parser->nsWellFormed && document->parser->disableSAX == 0;
done:
  document->schema_sax = NULL;
  document->schema_data = NULL;
  if (plug != NULL) xmlSchemaSAXUnplug(plug);
  if (document->validator != NULL) {
    sound = sound && xmlSchemaIsValid(document->validator) == 1;
    xmlSchemaFreeValidCtxt(document->validator);
    document->validator = NULL;
  }
  if (document->parser != NULL) {
    if (document->parser->myDoc != NULL) xmlFreeDoc(document->parser->myDoc);
    xmlFreeParserCtxt(document->parser);
    document->parser = NULL;
  }
  return sound;
}

/// Reads everything; the outcome is the first diagnostic's, so what follows from a defect does not
/// count against it.
static opencall_outcome run(
  opencall_document *document, const unsigned char *bytes, size_t length,
  const opencall_schema *schema) {
  bool sound = false;
  size_t most = INT_MAX / 4;
  if (document->limits.bytes < most) most = document->limits.bytes;
  if (length > most) {
    opencall_note_limit(document, OPENCALL_LIMIT_BYTES, most);
  } else if (length == 0) {
    opencall_note_at(document, OPENCALL_EMPTY, 0, "", "");
  } else {
    opencall_error_channel channel = {(xmlStructuredErrorFunc)opencall_on_error, document};
    opencall_error_channel former = opencall_set_errors(channel);
    bool usable = schema == NULL || schema->schema != NULL;
    if (usable && decode(document, bytes, length) && opencall_prescan(document)) {
      sound = parse(document, schema);
    }
    opencall_set_errors(former);
  }
  if (document->diagnostic_count > 0) {
    return document->diagnostics[0].category >= OPENCALL_UNDECIDED_TIME
      ? OPENCALL_UNDECIDED : OPENCALL_REJECTED;
  }
  if (sound) return OPENCALL_ACCEPTED;
  document->stopped = false;
  opencall_note_limit(document, OPENCALL_UNDECIDED_INTERNAL, 0);
  return OPENCALL_UNDECIDED;
}

opencall_result opencall_document_read(
  opencall_document *document, const unsigned char *bytes, size_t length,
  const opencall_schema *schema, const opencall_names *names, const opencall_limits *limits) {
  opencall_document_reset(document);
  document->names = names;
  document->limits = *limits;
  if (limits->milliseconds > 0) {
    document->deadline = opencall_clock() + (uint64_t)limits->milliseconds * 1000000u;
  }
  opencall_outcome outcome = run(document, bytes, length, schema);
  bool borrowed = document->decoded == NULL && document->length > 0;
  return (opencall_result){
    .outcome = outcome,
    .events = document->events,
    .event_count = document->event_count,
    .text = document->text,
    .text_count = document->text_count,
    .diagnostics = document->diagnostics,
    .diagnostic_count = document->diagnostic_count,
    .root_space = document->root_space == NULL ? "" : document->root_space,
    .root_name = document->root_name == NULL ? "" : document->root_name,
    .encoding = document->encoding,
    .decoded = document->bytes,
    .decoded_count = document->length,
    .decoded_start = borrowed ? (size_t)(document->bytes - bytes) : SIZE_MAX,
  };
}
