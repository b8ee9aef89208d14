public import Values

/// One object that the truth says is in a picture.
public struct TruthBox: Hashable, Sendable {
    /// Pixels of the original picture.
    public var box: BoundingBox
    public var classIndex: Int
    /// Square pixels, of the object's outline where the truth has one: COCO sorts objects into small, medium and large by it.
    public var area: Double
    /// A region that holds many objects, none of which counts as missed: COCO's `iscrowd`.
    public var isCrowd: Bool

    public init(box: BoundingBox, classIndex: Int, area: Double? = nil, isCrowd: Bool = false) {
        self.box = box
        self.classIndex = classIndex
        self.area = area ?? Double(box.area)
        self.isCrowd = isCrowd
    }

    /// Intersection over union with a detection's box; over the detection's own area where this is a crowd, as COCO has it.
    func overlap(with other: BoundingBox) -> Double {
        let width =
            min(Double(box.x) + Double(box.width), Double(other.x) + Double(other.width)) - Double(max(box.x, other.x))
        let height =
            min(Double(box.y) + Double(box.height), Double(other.y) + Double(other.height))
            - Double(max(box.y, other.y))
        guard width > 0, height > 0 else { return 0 }
        let intersection = width * height
        let area = Double(other.width) * Double(other.height)
        let union = isCrowd ? area : area + Double(box.width) * Double(box.height) - intersection
        return union > 0 ? intersection / union : 0
    }
}
