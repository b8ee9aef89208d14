/// How a network's output tensors hold its boxes and scores.
///
/// `C` is the number of classes, `N` the number of places in which the network looks for an object. A leading batch axis of 1 may
/// stand before every shape given here.
public enum OutputLayout: Hashable, Sendable {
    /// One tensor `[N, 5+C]`, boxes still relative to the cells of a grid for each stride (YOLOX without decoding in the graph).
    case yolox(strides: [Int])
    /// One tensor `[N, 5+C]`: centre x, centre y, width, height in input pixels, objectness, class scores (YOLOv5, v7).
    case yolov5
    /// One tensor `[4+C, N]`: centre x, centre y, width, height in input pixels, class scores (YOLOv8, v9, v11).
    case yolov8
    /// First one score tensor `[n, C]` a stride, then one tensor `[n, 4*bins]` a stride with each side's distance as a
    /// distribution (Generalized Focal Loss: NanoDet, PicoDet). A cell's centre lies at `(x + 0.5) * stride + centerOffset`.
    case gfl(strides: [Int], bins: Int, centerOffset: Float)
    /// One tensor `[5+C, height / stride, width / stride]` (FastestDet).
    case fastestDet(stride: Int)
    /// One tensor `[n, 7]` of what the network has already suppressed: batch, left, top, right, bottom in input pixels, class, score.
    case nmsInGraph
    /// Class logits `[N, C]` and boxes `[N, 4]`, one row a query: centre x, centre y, width, height as parts of the input (DETR, RT-DETR,
    /// D-FINE). With ``QueryActivation/softmax`` the logits have one more column, for "no object".
    case detr(QueryActivation)
    /// Not a detector's: one tensor `[C]` with the classes' scores for a crop, of which one is right (``CropClassifier``).
    case classScores(ScoreActivation)

    public enum QueryActivation: String, Hashable, Sendable, CaseIterable {
        case sigmoid, softmax

        /// Columns of logits that are no class.
        var otherLogits: Int { self == .softmax ? 1 : 0 }
    }

    /// The name in a manifest.
    public var name: String {
        switch self {
        case .yolox: Name.yolox.rawValue
        case .yolov5: Name.yolov5.rawValue
        case .yolov8: Name.yolov8.rawValue
        case .gfl: Name.gfl.rawValue
        case .fastestDet: Name.fastestDet.rawValue
        case .nmsInGraph: Name.nmsInGraph.rawValue
        case .detr: Name.detr.rawValue
        case .classScores: Name.classScores.rawValue
        }
    }

    enum Name: String, CaseIterable {
        case yolox, yolov5, yolov8, gfl, detr
        case fastestDet = "fastestdet"
        case nmsInGraph = "nms-in-graph"
        case classScores = "class-scores"
    }
}
