// SPDX-License-Identifier: Apache-2.0
#include "Schemas.h"

static const unsigned char application_xsd[] = {
#embed "application.xsd"
    , 0};

const opencall_embedded_file opencall_embedded_files[] = {
    {"application.xsd", application_xsd, sizeof application_xsd - 1},
};
const size_t opencall_embedded_file_count =
    sizeof opencall_embedded_files / sizeof opencall_embedded_files[0];
