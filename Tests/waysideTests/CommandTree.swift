import Foundation
import Testing

/// A command as the program itself describes it: whoever walks all of them forgets none.
struct CommandTree: Decodable {
    struct Argument: Decodable {
        struct Name: Decodable { var name: String }

        var kind: String
        var preferredName: Name?
        var allValues: [String]?
    }

    var commandName: String
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [CommandTree]?

    static let root = Result { () throws -> CommandTree in
        struct Dump: Decodable { var command: CommandTree }
        let dump = try Program(["--experimental-dump-help"]).run()
        return try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command
    }

    /// This command and all below it, each with the words that call it.
    func walk(_ path: [String] = [], _ body: (CommandTree, [String]) throws -> Void) rethrows {
        try body(self, path)
        for child in subcommands ?? [] { try child.walk(path + [child.commandName], body) }
    }
}
