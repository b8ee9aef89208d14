import ArgumentParser
import ClassPolicy
import Detection
import Formats
import Recording

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Show what the class policy allows and refuses, and why.",
        discussion: """
            The policy is compiled in. It allows labels that resolve, as a whole, to a
            generic thing, or to a bare person; what describes a person is excluded, and
            what is not known is refused like it. Nothing widens it.

            EXAMPLES
              wayside audit                            version and digest of the policy
              wayside audit yolox-nano                 a model: name, manifest or network
              wayside audit --labels classes.txt       one label a line; \\uXXXX is decoded
              echo 'person with beard' | wayside audit --labels - --format json
              wayside audit --labels classes.txt --label-set --task detect

            EXIT STATUS
              0 all is allowed, 3 something is refused
            """)

    @Argument(help: "Models: names, manifests or network files.")
    var models: [String] = []

    @Option(help: ArgumentHelp("Judge the labels of this list, one a line; - reads standard input.", valueName: "file"))
    var labels: String?

    @Flag(help: "Judge the list as one model's class list too.")
    var labelSet = false

    @Option(help: "What a model with this list answers.")
    var task: RecognitionTask = .detect

    @Option(help: "What a model with this list runs on.")
    var inputs: RecognitionInput = .picture

    @Option(help: "How to print: text, or one JSON object a label.")
    var format: OutputFormat = .text

    func validate() throws {
        if labelSet && labels == nil { throw ValidationError("--label-set judges a list: name it with --labels") }
    }

    func run() throws {
        var isAllowed = true
        if format == .text {
            try StandardOutput.line("class policy \(ClassPolicy.version), digest \(ClassPolicy.digest)")
        } else if models.isEmpty && labels == nil {
            try printPolicyAsJSON()
        }
        if let labels {
            let list = try LabelList(path: labels).labels
            let set = ClassPolicy.current.verdict(for: list, inputs: inputs, task: task)
            try print(set.labels)
            if labelSet { try print(set) }
            isAllowed = set.labels.allSatisfy(\.isAllowed) && (!labelSet || set.isAccepted)
        }
        let store = ModelStore.standard()
        for name in models {
            let manifest = try store.model(name).manifest
            let set = ClassPolicy.current.verdict(
                for: manifest.labels, mappings: manifest.mappings, inputs: manifest.inputs, task: manifest.task)
            if format == .text { try StandardOutput.line("\n\(manifest.name)") }
            try print(set.labels)
            try print(set)
            isAllowed = isAllowed && set.isAccepted
        }
        if !isAllowed { throw ExitStatus.refusedByPolicy }
    }

    private func print(_ verdicts: [LabelVerdict]) throws {
        if format == .json {
            var json = JSONWriter()
            for verdict in verdicts {
                json.beginObject()
                json.member("label", verdict.label)
                json.member("verdict", verdict.verdict.rawValue)
                json.member("category", verdict.category)
                json.member("node", verdict.node)
                json.member("reason", verdict.reason)
                json.endObject()
                json.endLine()
            }
            try StandardOutput.write(json.bytes)
        } else {
            var table = Table(["label", "verdict", "category", "reason"])
            for verdict in verdicts {
                table.add([
                    Self.visible(verdict.label), verdict.verdict.rawValue, verdict.category ?? "-", verdict.reason,
                ])
            }
            if !table.isEmpty { try StandardOutput.line(table.text) }
        }
    }

    private func print(_ set: LabelSetVerdict) throws {
        if format == .json {
            var json = JSONWriter()
            json.beginObject()
            json.member("set", set.isAccepted ? "accept" : "refuse")
            json.beginArray("reasons")
            for reason in set.reasons { json.string(reason) }
            json.endArray()
            json.endObject()
            json.endLine()
            try StandardOutput.write(json.bytes)
        } else {
            let verdict = set.isAccepted ? "accepted" : "refused: " + set.reasons.joined(separator: "; ")
            try StandardOutput.line("the whole list: \(verdict)")
        }
    }

    private func printPolicyAsJSON() throws {
        var json = JSONWriter()
        json.beginObject()
        json.member("policy", ClassPolicy.version)
        json.member("digest", ClassPolicy.digest)
        json.endObject()
        json.endLine()
        try StandardOutput.write(json.bytes)
    }

    /// A label with what can't be seen written out, so that nothing hides on a terminal.
    private static func visible(_ label: String) -> String {
        String(
            label.unicodeScalars.flatMap { scalar -> [Character] in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                    Array("\\u{\(String(scalar.value, radix: 16))}")
                default: [Character(scalar)]
                }
            })
    }
}
