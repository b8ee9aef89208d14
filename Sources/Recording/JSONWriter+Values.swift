public import Formats
public import FoundationEssentials
public import Values

extension JSONWriter {
    /// `[x, y, width, height]`, pixels with one decimal.
    public mutating func box(_ box: BoundingBox) {
        beginArray()
        number(Double(box.x), decimals: 1)
        number(Double(box.y), decimals: 1)
        number(Double(box.width), decimals: 1)
        number(Double(box.height), decimals: 1)
        endArray()
    }

    /// `2026-11-21T07:33:24.125Z`, or null where the civil time is not known.
    public mutating func civilTime(_ date: Date?) {
        guard let date else { return null() }
        // The style cuts off what is below a millisecond; half of one more makes it round.
        string(Date.ISO8601FormatStyle(includingFractionalSeconds: true).format(date.addingTimeInterval(0.0005)))
    }
}
