// SPDX-License-Identifier: Apache-2.0

package import Model

extension CSVFault {
  /// What is wrong, in words for people.
  package var words: Texts {
    switch kind {
    case .unterminatedQuote:
      Texts(
        en: "a cell begins with a quotation mark here and never ends with one",
        zh: "此处单元格以引号开头，但没有结束引号")
    case .textAfterClosingQuote:
      Texts(
        en: "text follows a cell's closing quotation mark; a quotation mark inside is written "
          + "twice",
        zh: "单元格的结束引号之后还有文字；单元格内的引号须双写")
    case .quoteInField:
      Texts(
        en: "a quotation mark stands in a cell that does not begin with one; such a cell is put "
          + "between quotation marks, and those inside are written twice",
        zh: "引号出现在未以引号开头的单元格中；此类单元格须置于引号内，其中的引号须双写")
    case .invalidUTF8:
      Texts(
        en: "bytes that are not UTF-8; save the file as CSV in UTF-8",
        zh: "含有非 UTF-8 字节；请将文件另存为 UTF-8 编码的 CSV")
    case .nulByte:
      Texts(
        en: "a NUL byte, which no text file holds; save the file again as CSV",
        zh: "含有空字节（NUL），文本文件中不应出现；请重新保存为 CSV")
    case .tooManyFields:
      Texts(
        en: "more cells in a row than there are columns", zh: "该行的单元格多于表头的列")
    }
  }
}
