import Values

extension BoundingBox {
    /// Finite, of a size that can be seen, and near enough to any picture that sums stay exact.
    var isUsable: Bool {
        let furthest: Float = 1_000_000
        return abs(x) < furthest && abs(y) < furthest && width > 0 && width < furthest && height > 0
            && height < furthest
    }
}
