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
    /// The spread rises by so many grey values a second while a cell strays further and flickers...
    private static let flickerRise: Float = 3
    /// ...and by so many while it strays further and holds still, as where something creeps or has stopped.
    private static let rise: Float = 0.25
    /// A cell flickers while it changes by more grey values a second, and by more than the least from one picture to the next.
    private static let flicker: Float = 25
    private static let leastFlicker: Float = 2
    /// The spread fades within about this many seconds.
    private static let spreadSeconds: Float = 180
    /// A cell is never more blind than that: a contrast of 65 grey values is always seen.
    private static let greatestSpread: Float = 30
    private static let firstSpread: Float = 1
    private static let spreadFactor: Float = 2

    private let options: Options
    private(set) var count = 0
    private var width = 0
    private var background = UnsafeMutablePointer<Float>.allocate(capacity: 0)
    private var spread = UnsafeMutablePointer<Float>.allocate(capacity: 0)
    private var previous = UnsafeMutablePointer<UInt8>.allocate(capacity: 0)
    /// 1 where a cell is changed; a row more than the plane, so that each cell has neighbours.
    private var changed = UnsafeMutablePointer<UInt8>.allocate(capacity: 0)

    init(_ options: Options) { self.options = options }

    deinit {
        background.deallocate()
        spread.deallocate()
        previous.deallocate()
        changed.deallocate()
    }

    /// Begins anew with a plane of perhaps another size.
    func start(_ cells: UnsafeBufferPointer<UInt8>, width: Int) {
        if cells.count != count {
            background.deallocate()
            spread.deallocate()
            previous.deallocate()
            changed.deallocate()
            background = .allocate(capacity: cells.count)
            spread = .allocate(capacity: cells.count)
            previous = .allocate(capacity: cells.count)
            changed = .allocate(capacity: cells.count + width + 2)
        }
        (count, self.width) = (cells.count, width)
        spread.update(repeating: Self.firstSpread, count: count)
        changed.update(repeating: 0, count: count + width + 2)
        takeOver(cells)
    }

    /// Makes the picture the background. What is known of the cells' spread stays.
    func takeOver(_ cells: UnsafeBufferPointer<UInt8>) {
        for index in 0..<count {
            background[index] = Float(cells[index])
            previous[index] = cells[index]
        }
    }

    /// Compares a picture of the size that the model began with, and learns from it.
    ///
    /// - Parameters:
    ///   - seconds: Since the picture before.
    ///   - learnsSpread: false while something moves that is known: its passing is no habit of the cells.
    func compare(_ cells: UnsafeBufferPointer<UInt8>, seconds: Float, learnsSpread: Bool) -> Change {
        let light = LightFit(from: background, to: cells)
        let (gain, offset) = (light.gain, light.offset)
        let follow = seconds / (Self.backgroundSeconds + seconds)
        let rise = learnsSpread ? Self.rise * seconds : 0
        let flickerRise = learnsSpread ? Self.flickerRise * seconds : 0
        let flicker = max(Self.flicker * seconds, Self.leastFlicker)
        let keep = learnsSpread ? Self.spreadSeconds / (Self.spreadSeconds + seconds) : 1
        let least = options.leastContrast
        // Locals, and no branches: the compiler makes vector code of it.
        let (background, spread, previous, changed, count) = (background, spread, previous, changed, count)
        guard let cells = cells.baseAddress else { return Change() }
        for index in 0..<count {
            let value = Float(cells[index])
            let expected = background[index] * gain + offset
            let difference = value - expected
            let distance = abs(difference)
            let usual = spread[index]
            changed[index] = distance > usual * Self.spreadFactor + least ? 1 : 0
            background[index] = expected + difference * follow
            let step = abs(value - Float(previous[index])) > flicker ? flickerRise : rise
            let risen = min(min(usual + step, max(distance, usual)), Self.greatestSpread)
            spread[index] = distance > usual ? risen : usual * keep
            previous[index] = cells[index]
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
