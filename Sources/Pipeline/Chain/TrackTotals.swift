import ClassPolicy
import Values

/// How many different things were followed, by class: what a run without counting lines can say. An identity that breaks is
/// two things here, so this is no count of traffic.
struct TrackTotals {
    private var ended: [Int]
    /// The class of each confirmed track that has not ended.
    private var live: [Int: Int] = [:]

    init(classCount: Int) { ended = [Int](repeating: 0, count: classCount) }

    mutating func update(tracks: [Track], endedIDs: [Int]) {
        for track in tracks where track.isConfirmed { live[track.id] = track.classIndex }
        for id in endedIDs {
            if let classIndex = live.removeValue(forKey: id) { ended[classIndex] += 1 }
        }
    }

    /// Totals at each class's index, tracks that still live included.
    var byClass: [Int] {
        var totals = ended
        for classIndex in live.values { totals[classIndex] += 1 }
        return totals
    }
}
