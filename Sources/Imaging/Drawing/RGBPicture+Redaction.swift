package import Values

extension RGBPicture {
    /// Makes what lies in whole-person boxes unrecognisable, for good: fills each box and a margin with neutral grey.
    ///
    /// Not blurred or pixelated: coarse blocks still show the tone of skin and clothes, and averages over moving blocks can be
    /// undone from a sequence of pictures. From a fill nothing can be won back, whatever the box's size.
    ///
    /// The margin (a tenth of the longer side, at least 4 pixels) covers what a detector's box cuts off. A box that isn't finite says
    /// that someone is there but not where: then the whole picture is filled. Negative sizes count as their absolute value.
    package func redact(_ boxes: [BoundingBox]) {
        for box in boxes { redact(box) }
    }

    private func redact(_ box: BoundingBox) {
        guard let area = Self.redactionArea(of: box) else {
            return fill(columns: 0..<width, rows: 0..<height, with: .redaction)
        }
        func pixel(_ value: Float, limit: Int) -> Int { Int(min(max(value, 0), Float(limit))) }
        let columns = pixel(area.x.rounded(.down), limit: width)..<pixel(area.maxX.rounded(.up), limit: width)
        let rows = pixel(area.y.rounded(.down), limit: height)..<pixel(area.maxY.rounded(.up), limit: height)
        fill(columns: columns, rows: rows, with: .redaction)
    }

    /// The box with its margin; nil for a box that has no place, for which the whole picture is filled.
    static func redactionArea(of box: BoundingBox) -> BoundingBox? {
        let left = min(box.x, box.maxX)
        let right = max(box.x, box.maxX)
        let top = min(box.y, box.maxY)
        let bottom = max(box.y, box.maxY)
        let margin = max(0.1 * max(right - left, bottom - top), 4)
        let area = BoundingBox(
            x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin)
        let isPlaced = area.x.isFinite && area.y.isFinite && area.maxX.isFinite && area.maxY.isFinite
        return isPlaced ? area : nil
    }
}
