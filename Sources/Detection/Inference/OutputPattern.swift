import COpenVINO
import Imaging

/// What a layout promises of one output tensor, without the batch axis.
struct OutputPattern {
    enum Dimension: Equatable {
        case exactly(Int)
        /// The network's own affair: how many places it looks at.
        case free
        /// So many channels, and after them one for each class.
        case classes(after: Int)
        /// One for each class, and then so many.
        case classesAndOthers(Int)
    }

    let dimensions: [Dimension]

    init(_ dimensions: Dimension...) { self.dimensions = dimensions }

    /// `[3549, 5 + classes]`
    var text: String {
        let parts = dimensions.map { dimension in
            switch dimension {
            case .exactly(let size): "\(size)"
            case .free: "?"
            case .classes(after: 0): "classes"
            case .classes(let channels): "\(channels) + classes"
            case .classesAndOthers(let others): "classes + \(others)"
            }
        }
        return "[" + parts.joined(separator: ", ") + "]"
    }

    /// How a tensor compares with the pattern.
    enum Comparison: Equatable {
        case differs
        /// It fits but for its class dimension, which is left open: what the network answers would be chosen at run time.
        case isOpen
        /// It fits, and has so many classes; nil where the pattern holds none.
        case fits(classCount: Int?)
    }

    /// - Parameter mayBeOpen: May free dimensions be known only at run time?
    func compare(with tensor: TensorDescription, mayBeOpen: Bool) -> Comparison {
        guard tensor.element == F32 || tensor.element == U8, !tensor.isRankDynamic else { return .differs }
        var sizes = tensor.dimensions[...]
        if sizes.count == dimensions.count + 1 {
            // The batch axis.
            guard sizes.removeFirst() == 1 else { return .differs }
        }
        guard sizes.count == dimensions.count else { return .differs }
        var classCount: Int?
        var isOpen = false
        for (size, dimension) in zip(sizes, dimensions) {
            switch (dimension, size) {
            case (.exactly(let wanted), _) where size == wanted: break
            case (.free, .some): break
            case (.free, .none) where mayBeOpen: break
            case (.classes(let channels), .some(let size)) where size > channels: classCount = size - channels
            case (.classesAndOthers(let others), .some(let size)) where size > others: classCount = size - others
            case (.classes, .none), (.classesAndOthers, .none): isOpen = true
            default: return .differs
            }
        }
        return isOpen ? .isOpen : .fits(classCount: classCount)
    }
}

extension OutputLayout {
    /// All outputs, in order.
    func patterns(for input: NetworkInput) -> [OutputPattern] {
        func cells(_ stride: Int) -> Int { cellCount(input.width, stride) * cellCount(input.height, stride) }
        return switch self {
        case .yolox(let strides):
            [OutputPattern(.exactly(strides.map(cells).reduce(0, +)), .classes(after: 5))]
        case .yolov5: [OutputPattern(.free, .classes(after: 5))]
        case .yolov8: [OutputPattern(.classes(after: 4), .free)]
        case .gfl(let strides, let bins, _):
            strides.map { OutputPattern(.exactly(cells($0)), .classes(after: 0)) }
                + strides.map { OutputPattern(.exactly(cells($0)), .exactly(4 * bins)) }
        case .fastestDet(let stride):
            [
                OutputPattern(
                    .classes(after: 5), .exactly(cellCount(input.height, stride)),
                    .exactly(cellCount(input.width, stride)))
            ]
        case .nmsInGraph: [OutputPattern(.free, .exactly(7))]
        case .detr(.sigmoid):
            [OutputPattern(.free, .classes(after: 0)), OutputPattern(.free, .exactly(4))]
        case .detr(.softmax):
            [OutputPattern(.free, .classesAndOthers(1)), OutputPattern(.free, .exactly(4))]
        case .classScores: [OutputPattern(.classes(after: 0))]
        }
    }
}

/// Cells of a grid along a side: padded convolutions round up.
func cellCount(_ size: Int, _ stride: Int) -> Int { (size + stride - 1) / stride }
