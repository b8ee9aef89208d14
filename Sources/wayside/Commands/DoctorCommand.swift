import ArgumentParser
import Formats
import Recording

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check camera, permissions, runtime, model and disk: what is wrong, and how to mend it.",
        discussion: """
            EXAMPLES
              wayside doctor
              wayside doctor --format json

            EXIT STATUS
              0 nothing stands in the way, 1 something does. A missing camera does not:
              videos and pictures need none.
            """)

    @Option(help: "How to print: text, or one JSON object a check.")
    var format: OutputFormat = .text

    func run() throws {
        var isHealthy = true
        for examine in Examination.all {
            let findings = examine()
            for finding in findings {
                isHealthy = isHealthy && finding.state != .bad
                switch format {
                case .text: try StandardOutput.line(finding.text)
                case .json: try StandardOutput.write(finding.json)
                }
            }
        }
        if !isHealthy { throw ExitStatus.failed }
    }
}

/// What one check found.
struct Finding {
    enum State: String {
        case good = "ok"
        /// Not needed for everything.
        case note
        case bad
    }

    var subject: String
    var state: State
    /// What was seen and, where it is not good, how to mend it.
    var message: String

    var text: String {
        let mark = state.rawValue
        let padding = String(repeating: " ", count: max(0, 6 - mark.count))
        return mark + padding + subject + String(repeating: " ", count: max(1, 9 - subject.count)) + message
    }

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("check", subject)
        json.member("state", state.rawValue)
        json.member("message", message)
        json.endObject()
        json.endLine()
        return json.bytes
    }
}
