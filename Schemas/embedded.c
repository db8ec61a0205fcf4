// SPDX-License-Identifier: Apache-2.0
#include "Schemas.h"

static const unsigned char application_xsd[] = {
#embed "application.xsd"
    , 0};
static const unsigned char check_schema_json[] = {
#embed "check.schema.json"
    , 0};
static const unsigned char ranking_schema_json[] = {
#embed "ranking.schema.json"
    , 0};
static const unsigned char report_css[] = {
#embed "report.css"
    , 0};
static const unsigned char report_js[] = {
#embed "report.js"
    , 0};

const opencall_embedded_file opencall_embedded_files[] = {
    {"application.xsd", application_xsd, sizeof application_xsd - 1},
    {"check.schema.json", check_schema_json, sizeof check_schema_json - 1},
    {"ranking.schema.json", ranking_schema_json, sizeof ranking_schema_json - 1},
    {"report.css", report_css, sizeof report_css - 1},
    {"report.js", report_js, sizeof report_js - 1},
};
const size_t opencall_embedded_file_count =
    sizeof opencall_embedded_files / sizeof opencall_embedded_files[0];
