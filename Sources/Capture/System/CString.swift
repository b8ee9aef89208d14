/// Text in a fixed array of a C structure.
enum CString {
    /// Up to the first zero, or all of the array where there is none.
    static func text<Array>(_ array: Array) -> String {
        withUnsafeBytes(of: array) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
