// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport

/// libFuzzer's loop without its own `main`; it never returns but with the exit status.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// The reader that this process tests, by the environment: libFuzzer owns the arguments.
let reader: Reader = {
  let name = unsafe getenv("OPENCALL_READER").map { unsafe String(cString: $0) } ?? ""
  guard let reader = Reader(rawValue: name) else {
    fatalError("OPENCALL_READER is one of \(Reader.allCases.map(\.rawValue))")
  }
  return reader
}()

/// One input; a broken promise is a crash, so that libFuzzer keeps the input.
func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let broken = reader.read(bytes)
  if !broken.isEmpty { fatalError("broken promises: \(broken)") }
  return 0
}

_ = reader.read([])
var count = CommandLine.argc
var arguments = unsafe CommandLine.unsafeArgv
exit(unsafe runFuzzer(&count, &arguments) { unsafe test($0, $1) })
