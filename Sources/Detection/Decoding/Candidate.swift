/// A box before suppression, in pixels of the network's input, not yet clipped to the picture.
package struct Candidate: Hashable, Sendable {
    package var left: Float
    package var top: Float
    package var right: Float
    package var bottom: Float
    package var score: Float
    package var classIndex: Int32

    package init(left: Float, top: Float, right: Float, bottom: Float, score: Float, classIndex: Int32) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
        self.score = score
        self.classIndex = classIndex
    }

    /// Intersection over union, 0...1.
    package func overlap(with other: Candidate) -> Float {
        let width = min(right, other.right) - max(left, other.left)
        let height = min(bottom, other.bottom) - max(top, other.top)
        guard width > 0, height > 0 else { return 0 }
        let intersection = width * height
        let union =
            (right - left) * (bottom - top) + (other.right - other.left) * (other.bottom - other.top) - intersection
        return intersection / union
    }
}
