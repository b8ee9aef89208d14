// Made by models/policy/digest.py.

/// The first 16 hexadecimal digits of the SHA-256 over the other files of this module, in the order of their names.
enum PolicyDigest {
    static let value = "510610f85f5acfb3"
}
