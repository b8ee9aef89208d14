/// What is wrong with a scene file or a site file, and where: `scene.yaml:7: lines[1] "in_N": a line needs two or more points`.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as the user named it.
    public let file: String
    /// From 1; nil where the whole file is meant.
    public let line: Int?
    /// The place in the file's structure: `lines[1] "in_N".points`; empty for the whole file.
    public let key: String
    public let problem: String

    public init(file: String, line: Int? = nil, key: String = "", problem: String) {
        self.file = file
        self.line = line
        self.key = key
        self.problem = problem
    }

    public var description: String {
        [file + (line.map { ":\($0)" } ?? ""), key, problem].filter { !$0.isEmpty }.joined(separator: ": ")
    }
}
