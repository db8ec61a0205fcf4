// SPDX-License-Identifier: Apache-2.0
#ifndef OPENCALL_CXMLSUPPORT_H
#define OPENCALL_CXMLSUPPORT_H
#endif
