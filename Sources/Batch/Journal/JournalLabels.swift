import ClassPolicy
import Detection
import Wildlife

/// The class names of a journal as the models have them. They go before the policy whenever a journal is made or opened.
struct JournalLabels: Hashable, Sendable {
    var detected: [String]
    /// Of a second model.
    var species: [String] = []
    /// Names that the policy's taxonomy lacks, and its names for them.
    var mappings: [String: String] = [:]

    func admit(path: String) throws -> MediaClasses {
        func mapped(_ labels: [String]) -> [String: String] { mappings.filter { labels.contains($0.key) } }
        do throws(PolicyRefusal) {
            let policy = ClassPolicy.current
            return MediaClasses(
                detected: try policy.admit(detected, mappings: mapped(detected), inputs: .picture, task: .detect),
                species: species.isEmpty
                    ? .empty
                    : try policy.admit(species, mappings: mapped(species), inputs: .animalCrop, task: .classify))
        } catch {
            throw BatchError(.refused, "\(path): \(error)")
        }
    }
}

extension JournalLabels {
    init(_ manifest: ModelManifest) {
        self.init(detected: manifest.labels, mappings: manifest.mappings)
    }
}
