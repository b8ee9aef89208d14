import ClassPolicy

/// What the class numbers of a detection file mean: `1=car,2=truck`, every name through the policy.
struct ClassNumbers {
    /// In the order of the command line.
    let classes: ClassList
    /// The file's number of each class.
    let numbers: [Int]
    private let indices: [Int: Int]

    /// - Throws: `PolicyRefusal` for a name that the policy refuses, `ConsoleError` for anything that can't be read.
    init(_ text: String) throws {
        var numbers: [Int] = []
        var names: [String] = []
        for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let number = Int(parts[0]), !parts[1].isEmpty else {
                throw ConsoleError(
                    message: "--classes: \"\(pair)\" is not NUMBER=NAME; write for example --classes 1=car,2=truck")
            }
            guard !numbers.contains(number) else {
                throw ConsoleError(message: "--classes: the number \(number) stands twice; give each class one number")
            }
            numbers.append(number)
            names.append(String(parts[1]))
        }
        self.numbers = numbers
        classes = try ClassPolicy.current.admit(names, inputs: .picture, task: .detect)
        indices = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    }

    /// The class's index in ``classes``; nil where the number has no name.
    ///
    /// - Parameter number: nil or -1 where the file gives no class, which is all right where there is only one.
    func index(of number: Int?) -> Int? {
        if let number, let index = indices[number] { return index }
        return (number ?? -1) == -1 && numbers.count == 1 ? 0 : nil
    }
}
