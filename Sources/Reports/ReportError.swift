import Civil

/// A report that can't be made of what is there. The message is one sentence with the next step.
public struct ReportError: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}

extension ReportError {
    /// A site's clock, with its errors as a report's.
    static func clock(zone: String, from start: Int, to end: Int) throws(ReportError) -> CivilClock {
        do throws(CivilError) {
            return try CivilClock(zone: zone, from: start, to: end)
        } catch {
            throw ReportError(error.message)
        }
    }
}
