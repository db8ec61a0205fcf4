// SPDX-License-Identifier: Apache-2.0
#include "internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/// The files that the schema this thread is compiling may import.
static _Thread_local const opencall_import *imports;
static _Thread_local size_t import_count;

/// Serves the embedded files of a schema that is being compiled; refuses everything else.
static xmlParserInputPtr deny_all(const char *url, const char *id, xmlParserCtxtPtr parser) {
  (void)id;
  if (url == NULL) return NULL;
  const char *slash = strrchr(url, '/');
  const char *name = slash == NULL ? url : slash + 1;
  for (size_t i = 0; i < import_count; i++) {
    if (strcmp(name, imports[i].name) == 0) {
      return opencall_memory_input(parser, url, imports[i].bytes, imports[i].length);
    }
  }
  return NULL;
}

static void start_once(void) {
  xmlInitParser();
  opencall_catalogs_off();
  xmlSetExternalEntityLoader(deny_all);
  xmlSchemaInitTypes();
}

void opencall_xml_start(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, start_once);
}

int opencall_xml_version(void) { return LIBXML_VERSION; }

/// Appends libxml2's words to the schema's error text.
static void on_schema_error(void *data, opencall_xml_error error) {
  opencall_schema *schema = data;
  if (error == NULL || error->level == XML_ERR_WARNING) return;
  const char *message = error->message == NULL ? "unknown error\n" : error->message;
  size_t before = schema->error == NULL ? 0 : strlen(schema->error);
  size_t more = strlen(message);
  if (before > 4096) return;
  char *longer = realloc(schema->error, before + more + 32);
  if (longer == NULL) return;
  int written = snprintf(longer + before, 31, "line %d: ", error->line);
  memcpy(longer + before + written, message, more + 1);
  schema->error = longer;
}

opencall_schema *opencall_schema_compile(
  const unsigned char *bytes, size_t length, const opencall_import *files, size_t count) {
  opencall_xml_start();
  opencall_schema *schema = calloc(1, sizeof *schema);
  if (schema == NULL) return NULL;
  imports = files;
  import_count = count;
  opencall_error_channel channel = {(xmlStructuredErrorFunc)on_schema_error, schema};
  opencall_error_channel former = opencall_set_errors(channel);
  xmlSchemaParserCtxtPtr context =
    length == 0 || length > INT_MAX
      ? NULL
      : xmlSchemaNewMemParserCtxt((const char *)bytes, (int)length);
  if (context != NULL) {
    opencall_set_schema_errors(context, channel);
    schema->schema = xmlSchemaParse(context);
    xmlSchemaFreeParserCtxt(context);
  }
  opencall_set_errors(former);
  imports = NULL;
  import_count = 0;
  if (schema->schema != NULL && schema->error != NULL) {
    xmlSchemaFree(schema->schema);
    schema->schema = NULL;
  }
  if (schema->schema == NULL && schema->error == NULL) {
    schema->error = strdup("the schema could not be read");
  }
  return schema;
}

const char *opencall_schema_error(const opencall_schema *schema) {
  if (schema->schema != NULL) return NULL;
  return schema->error == NULL ? "out of memory" : schema->error;
}

void opencall_schema_free(opencall_schema *schema) {
  if (schema == NULL) return;
  if (schema->schema != NULL) xmlSchemaFree(schema->schema);
  free(schema->error);
  free(schema);
}
