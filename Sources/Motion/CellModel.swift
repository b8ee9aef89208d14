/// What each cell of a grey plane looks like when nothing is there, and how far it strays from that by itself.
///
/// The background is a running Gaussian average (Wren et al., *Pfinder*, 1997) that follows the light over some seconds. Beside it stands the
/// cell's spread, which keeps to a high quantile of how far the cell strays, by constant steps up and slow fading, after the sigma-delta
/// estimator (Manzanera and Richefeu, *A new motion detection algorithm based on sigma-delta background estimation*, 2007): sensor noise
/// gives it a grey value or two, leaves in the wind twenty. A cell that strays further than twice its spread, and some, is changed.
///
/// What the exposure and the clouds do to all cells at once is a straight line from the background to the picture, which is fitted first.
///
/// Memory of fixed size for a plane of one size.
final class CellModel {
    struct Options {
        /// A change that is seen where nothing ever strays, in grey values.
        var leastContrast: Float
    }

    /// What a frame was like.
    struct Change {
        /// Cells that are changed.
        var count = 0
        /// Are two of them neighbours? Single ones are noise.
        var isConnected = false
    }

    /// The background takes over what has changed within about this many seconds.
    private static let backgroundSeconds: Float = 4
    /// The spread rises by so many grey values a second while a cell strays further...
    private static let rise: Float = 3
    /// ...and so much faster while it is even taken for changed, and nothing comes of it.
    private static let alarmRise: Float = 12
    /// The spread fades within about this many seconds.
    private static let spreadSeconds: Float = 60
    /// A cell is never more blind than that: a contrast of 60 grey values is always seen.
    private static let greatestSpread: Float = 28
    private static let firstSpread: Float = 1
    private static let spreadFactor: Float = 2

    private let options: Options
    private(set) var count = 0
    private var width = 0
    private var background = UnsafeMutablePointer<Float>.allocate(capacity: 0)
    private var spread = UnsafeMutablePointer<Float>.allocate(capacity: 0)
    /// 1 where a cell is changed; a row more than the plane, so that each cell has neighbours.
    private var changed = UnsafeMutablePointer<UInt8>.allocate(capacity: 0)

    init(_ options: Options) { self.options = options }

    deinit {
        background.deallocate()
        spread.deallocate()
        changed.deallocate()
    }

    /// Begins anew with a plane of perhaps another size.
    func start(_ cells: UnsafeBufferPointer<UInt8>, width: Int) {
        if cells.count != count {
            background.deallocate()
            spread.deallocate()
            changed.deallocate()
            background = .allocate(capacity: cells.count)
            spread = .allocate(capacity: cells.count)
            changed = .allocate(capacity: cells.count + width + 2)
        }
        (count, self.width) = (cells.count, width)
        spread.update(repeating: Self.firstSpread, count: count)
        changed.update(repeating: 0, count: count + width + 2)
        takeOver(cells)
    }

    /// Makes the picture the background. What is known of the cells' spread stays.
    func takeOver(_ cells: UnsafeBufferPointer<UInt8>) {
        for index in 0..<count { background[index] = Float(cells[index]) }
    }

    /// Compares a picture of the size that the model began with, and learns from it.
    ///
    /// - Parameters:
    ///   - seconds: Since the picture before.
    ///   - learnsSpread: false while something moves that is known: its passing is no habit of the cells.
    ///   - learnsFast: May spreads rise fast?
    func compare(
        _ cells: UnsafeBufferPointer<UInt8>, seconds: Float, learnsSpread: Bool, learnsFast: Bool
    ) -> Change {
        let light = LightFit(from: background, to: cells)
        let (gain, offset) = (light.gain, light.offset)
        let follow = seconds / (Self.backgroundSeconds + seconds)
        let rise = learnsSpread ? Self.rise * seconds : 0
        let alarmRise = learnsSpread ? (learnsFast ? Self.alarmRise : Self.rise) * seconds : 0
        let keep = learnsSpread ? Self.spreadSeconds / (Self.spreadSeconds + seconds) : 1
        let least = options.leastContrast
        // Locals, and no branches: the compiler makes vector code of it.
        let (background, spread, changed, count) = (background, spread, changed, count)
        guard let cells = cells.baseAddress else { return Change() }
        for index in 0..<count {
            let expected = background[index] * gain + offset
            let difference = Float(cells[index]) - expected
            let distance = abs(difference)
            let usual = spread[index]
            let isChanged = distance > usual * Self.spreadFactor + least
            changed[index] = isChanged ? 1 : 0
            background[index] = expected + difference * follow
            let step: Float = isChanged ? alarmRise : rise
            let risen = min(usual + step, max(distance, usual))
            spread[index] = distance > usual ? min(risen, Self.greatestSpread) : usual * keep
        }
        return change()
    }

    private func change() -> Change {
        var sum = 0
        for index in 0..<count { sum &+= Int(changed[index]) }
        guard sum > 1 else { return Change(count: sum) }
        for index in 0..<count where changed[index] != 0 {
            // The last cell of a row and the first of the next pass for neighbours, which does no harm.
            let below = changed + index + width
            if changed[index + 1] | below[-1] | below[0] | below[1] != 0 {
                return Change(count: sum, isConnected: true)
            }
        }
        return Change(count: sum)
    }
}
