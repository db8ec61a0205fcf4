// SPDX-License-Identifier: Apache-2.0
import OpenCallCLI

await OpenCall.run()
