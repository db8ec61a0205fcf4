// SPDX-License-Identifier: Apache-2.0
#include "Schemas.h"

static const unsigned char application_xsd[] = {
#embed "application.xsd"
    , 0};
static const unsigned char appraisals_schema_json[] = {
#embed "appraisals.schema.json"
    , 0};
static const unsigned char assessments_xsd[] = {
#embed "assessments.xsd"
    , 0};
static const unsigned char call_check_schema_json[] = {
#embed "call-check.schema.json"
    , 0};
static const unsigned char call_xsd[] = {
#embed "call.xsd"
    , 0};
static const unsigned char check_css[] = {
#embed "check.css"
    , 0};
static const unsigned char check_schema_json[] = {
#embed "check.schema.json"
    , 0};
static const unsigned char decisions_xsd[] = {
#embed "decisions.xsd"
    , 0};
static const unsigned char dossier_schema_json[] = {
#embed "dossier.schema.json"
    , 0};
static const unsigned char explanation_schema_json[] = {
#embed "explanation.schema.json"
    , 0};
static const unsigned char guide_css[] = {
#embed "guide.css"
    , 0};
static const unsigned char ranking_schema_json[] = {
#embed "ranking.schema.json"
    , 0};
static const unsigned char receipts_xsd[] = {
#embed "receipts.xsd"
    , 0};
static const unsigned char report_css[] = {
#embed "report.css"
    , 0};
static const unsigned char report_js[] = {
#embed "report.js"
    , 0};
static const unsigned char run_schema_json[] = {
#embed "run.schema.json"
    , 0};
static const unsigned char trace_schema_json[] = {
#embed "trace.schema.json"
    , 0};
static const unsigned char vacancy_schema_json[] = {
#embed "vacancy.schema.json"
    , 0};
static const unsigned char xml_xsd[] = {
#embed "xml.xsd"
    , 0};

#define FILE(name, bytes) {name, bytes, sizeof bytes - 1}

const opencall_embedded_file opencall_embedded_files[] = {
    FILE("application.xsd", application_xsd),
    FILE("appraisals.schema.json", appraisals_schema_json),
    FILE("assessments.xsd", assessments_xsd),
    FILE("call-check.schema.json", call_check_schema_json),
    FILE("call.xsd", call_xsd),
    FILE("check.css", check_css),
    FILE("check.schema.json", check_schema_json),
    FILE("decisions.xsd", decisions_xsd),
    FILE("dossier.schema.json", dossier_schema_json),
    FILE("explanation.schema.json", explanation_schema_json),
    FILE("guide.css", guide_css),
    FILE("ranking.schema.json", ranking_schema_json),
    FILE("receipts.xsd", receipts_xsd),
    FILE("report.css", report_css),
    FILE("report.js", report_js),
    FILE("run.schema.json", run_schema_json),
    FILE("trace.schema.json", trace_schema_json),
    FILE("vacancy.schema.json", vacancy_schema_json),
    FILE("xml.xsd", xml_xsd),
};
const size_t opencall_embedded_file_count =
    sizeof opencall_embedded_files / sizeof opencall_embedded_files[0];
