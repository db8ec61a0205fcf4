// SPDX-License-Identifier: Apache-2.0

// Only a build with the trait Workbooks looks at this header.
#include <zip.h>
