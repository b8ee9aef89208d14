import ClassPolicy
import Testing
import Wildlife

struct MediaSubjectTests {
    @Test(arguments: [
        ("red fox", MediaSubject.animal), ("roe deer", .animal), ("vulpes vulpes", .animal), ("person", .person),
        ("pickup truck", .vehicle), ("potted plant", .object), ("chair", .object),
    ])
    func whatKindOfThingAClassIs(name: String, subject: MediaSubject) throws {
        let classes = try ClassPolicy.current.admit([name], inputs: .picture, task: .detect)
        #expect(MediaSubject(classes[0]) == subject)
    }
}
