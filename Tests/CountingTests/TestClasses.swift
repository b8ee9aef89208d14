import ClassPolicy

/// A model's class list for tests.
enum TestClasses {
    static func list(_ names: [String] = ["car", "truck", "person"]) throws -> ClassList {
        try ClassPolicy.current.admit(names, inputs: .picture, task: .detect)
    }
}
