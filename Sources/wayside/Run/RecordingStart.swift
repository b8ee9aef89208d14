import ArgumentParser
import Civil
import FoundationEssentials

/// When a recording began, and who says so. It is never the wall clock.
///
/// `--start-time` wins. Otherwise the name of the file says it and, failing that, its container, and both only where the site's zone is
/// named: who asks for no civil time gets none that might be wrong.
struct RecordingStart: Hashable, Sendable {
    /// nil where neither the user nor the name says; the container may, once it is open.
    var date: Date?
    var isFromName = false
    /// The site's zone, where it is named.
    var zone: String?

    static let advice = "give --start-time, as in --start-time 2026-05-04T07:00:00+02:00"

    init(_ option: TimeArgument?, zone: String?, file: String) throws {
        self.zone = zone
        if let option {
            date = try option.date(zone: zone)
        } else if let zone, let time = FileNameTime.find(in: file) {
            do {
                date = Date(timeIntervalSince1970: Double(try time.seconds(in: zone)))
            } catch {
                throw ConsoleError(message: "\(file): the time in its name: \(error.message); say it with --start-time")
            }
            isFromName = true
        }
    }

    /// May the container say it?
    var asksContainer: Bool { date == nil && zone != nil }

    /// One sentence for people about where the time comes from; nil where they said it themselves.
    ///
    /// - Parameter found: What the open source says.
    func note(on file: String, found: Date?) -> String? {
        guard let zone, let found, isFromName || date == nil else { return nil }
        let seconds = Int(found.timeIntervalSince1970)
        guard let clock = try? CivilClock(zone: zone, from: seconds, to: seconds) else { return nil }
        let origin =
            isFromName
            ? "by its name" : "by its container, in which some recorders state the end or another clock; compare"
        return "\(file) began \(clock.time(at: seconds).text), \(origin) (--start-time says otherwise)"
    }
}

/// A point in time on the command line: with its offset (ISO 8601), or on the site's clock where its zone is named.
struct TimeArgument: ExpressibleByArgument {
    private enum Value {
        case instant(Date)
        case civil(CivilText)
    }

    private let value: Value

    init?(argument: String) {
        let styles = [false, true].map { Date.ISO8601FormatStyle(includingFractionalSeconds: $0) }
        if let date = styles.lazy.compactMap({ try? $0.parse(argument) }).first {
            value = .instant(date)
        } else if let text = CivilText(argument) {
            value = .civil(text)
        } else {
            return nil
        }
    }

    init(_ text: CivilText) { value = .civil(text) }

    /// - Throws: Where the zone is needed and not known, and for a time that the clock skips or shows twice.
    func date(zone: String?) throws -> Date {
        switch value {
        case .instant(let date): return date
        case .civil(let text):
            guard let zone = zone ?? (text.hasOffset ? "UTC" : nil) else {
                throw ConsoleError(
                    message: "--start-time \(text.text) has no offset; write it, as in \(text.text)+02:00, or name the "
                        + "site's time zone with --zone")
            }
            do {
                return Date(timeIntervalSince1970: Double(try text.seconds(in: zone)))
            } catch {
                throw ConsoleError(message: "--start-time: \(error.message)")
            }
        }
    }
}
