import Glibc

/// Bytes that end right before a page that can't be read: reading one byte too many ends the test run.
final class GuardedBytes {
    private let mapping: UnsafeMutableRawPointer
    private let mappedCount: Int
    private let start: Int
    private let count: Int

    init(_ bytes: [UInt8]) throws {
        let page = Int(getpagesize())
        let used = (bytes.count + page - 1) / page * page
        mappedCount = used + page
        count = bytes.count
        start = used - bytes.count
        guard let mapping = mmap(nil, mappedCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            mapping != MAP_FAILED
        else { throw MappingFailed() }
        self.mapping = mapping
        bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(mapping + start, base, bytes.count) } }
        guard mprotect(mapping + used, page, PROT_NONE) == 0 else { throw MappingFailed() }
    }

    deinit { munmap(mapping, mappedCount) }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: mapping + start, count: count))
    }

    struct MappingFailed: Error {}
}
