import FoundationEssentials
import Recording

/// The clip that the project renders itself, with its scene and its known truth.
struct Sample {
    let clip: String
    let scene: String
    private let truth: String

    /// Looks in `sample/` of each folder of models.
    static func find(in folders: [String]) -> Sample? {
        folders.lazy.map { folder in
            Sample(
                clip: folder + "/sample/road.mp4", scene: folder + "/sample/scene.yaml",
                truth: folder + "/sample/truth.json")
        }.first { FileManager.default.fileExists(atPath: $0.clip) && FileManager.default.fileExists(atPath: $0.scene) }
    }

    /// One sentence: was everything counted that drove through the picture?
    func comparison(with totals: CountTotals) -> String {
        guard let data = FileManager.default.contents(atPath: truth),
            let truth = try? JSONDecoder().decode(Truth.self, from: data)
        else { return "the sample's truth can't be read" }
        let expected = Dictionary(grouping: truth.crossings) { "\($0.line) \($0.direction) \($0.class)" }.mapValues(
            \.count)
        let counted = Dictionary(
            uniqueKeysWithValues: totals.rows.filter { $0.count > 0 }.map {
                ("\($0.key.line) \($0.key.direction) \($0.key.className)", $0.count)
            })
        if counted == expected { return "the sample's truth: the same \(totals.total) crossings" }
        let wrong = Set(expected.keys).union(counted.keys).filter { expected[$0] != counted[$0] }.sorted().map {
            "\($0): counted \(counted[$0] ?? 0), truth \(expected[$0] ?? 0)"
        }
        return "not the sample's truth: " + wrong.joined(separator: "; ")
    }

    private struct Truth: Decodable {
        struct Crossing: Decodable {
            let line: String
            let direction: String
            let `class`: String
        }
        let crossings: [Crossing]
    }
}
