public import Values

/// Drawing in pixels of the picture. Everything is clipped to it; coordinates that aren't finite or lie far outside do no harm.
extension RGBPicture {
    /// Line width and text scale that suit the picture's size: 1 up to about 640 pixels, 3 at 1080p.
    public var suitedScale: Int { max(1, max(width, height) / 640) }

    /// A rectangle's outline, `thickness` pixels inward.
    public func drawOutline(of box: BoundingBox, color: RGBColor, thickness: Int) {
        guard let pixels = pixels(of: box) else { return }
        let thickness = min(max(thickness, 1), 64)
        let (left, top, right, bottom) = (pixels.left, pixels.top, pixels.right, pixels.bottom)
        fillClipped(left: left, top: top, right: right, bottom: min(top + thickness, bottom), with: color)
        fillClipped(left: left, top: max(bottom - thickness, top), right: right, bottom: bottom, with: color)
        fillClipped(left: left, top: top, right: min(left + thickness, right), bottom: bottom, with: color)
        fillClipped(left: max(right - thickness, left), top: top, right: right, bottom: bottom, with: color)
    }

    /// A box with its label on a background of the same colour: above the box where there is room, else inside it.
    public func drawDetection(_ box: BoundingBox, label: String, color: RGBColor) {
        drawOutline(of: box, color: color, thickness: 2 * suitedScale)
        guard let pixels = pixels(of: box.clipped(toWidth: Float(width), height: Float(height))) else { return }
        let size = labelSize(label, scale: suitedScale)
        let top = pixels.top >= size.height ? pixels.top - size.height : pixels.top
        drawLabel(
            label, x: max(min(pixels.left, width - size.width), 0), y: top, background: color, scale: suitedScale)
    }

    /// Text on a filled background, its upper left corner at (x, y), in the colour that reads best on it.
    ///
    /// - Parameter scale: Pixels a dot of the 5x8 font.
    public func drawLabel(_ text: String, x: Int, y: Int, background: RGBColor, scale: Int) {
        let scale = min(max(scale, 1), 64)
        let (x, y) = (x.inReach, y.inReach)
        let size = labelSize(text, scale: scale)
        fillClipped(left: x, top: y, right: x + size.width, bottom: y + size.height, with: background)
        drawText(text, x: x + scale, y: y + scale, color: background.contrasting, scale: scale)
    }

    /// Text on what is there.
    public func drawText(_ text: String, x: Int, y: Int, color: RGBColor, scale: Int) {
        let scale = min(max(scale, 1), 64)
        let (x, y) = (x.inReach, y.inReach)
        for (index, character) in text.prefix(Self.maximumCharacters).enumerated() {
            let left = x + index * BitmapFont.advance * scale
            guard left < width else { return }
            for (row, dots) in BitmapFont.rows(of: character).enumerated() {
                for column in 0..<BitmapFont.glyphWidth where dots >> (BitmapFont.glyphWidth - 1 - column) & 1 == 1 {
                    let dotLeft = left + column * scale
                    let dotTop = y + row * scale
                    fillClipped(
                        left: dotLeft, top: dotTop, right: dotLeft + scale, bottom: dotTop + scale, with: color)
                }
            }
        }
    }

    /// A label's size in pixels, its margin of one dot included.
    public func labelSize(_ text: String, scale: Int) -> (width: Int, height: Int) {
        let scale = min(max(scale, 1), 64)
        let count = text.prefix(Self.maximumCharacters).count
        return ((count * BitmapFont.advance + 1) * scale, (BitmapFont.glyphHeight + 2) * scale)
    }

    /// A straight line, `thickness` pixels wide.
    public func drawLine(
        from start: (x: Float, y: Float), to end: (x: Float, y: Float), color: RGBColor, thickness: Int
    ) {
        guard let (start, end) = clippedLine(start, end) else { return }
        let thickness = min(max(thickness, 1), 64)
        func pixel(_ value: Float) -> Int { Int(value.rounded(.down)) }
        let (x, y) = (pixel(start.x), pixel(start.y))
        let (dx, dy) = (pixel(end.x) - x, pixel(end.y) - y)
        let steps = max(abs(dx), abs(dy), 1)
        let before = (thickness - 1) / 2
        for step in 0...steps {
            // To the nearest pixel; the shift down and up again keeps the division positive.
            let left = x + (dx * step * 2 + steps + 2 * steps * steps) / (2 * steps) - steps - before
            let top = y + (dy * step * 2 + steps + 2 * steps * steps) / (2 * steps) - steps - before
            fillClipped(left: left, top: top, right: left + thickness, bottom: top + thickness, with: color)
        }
    }

    private static var maximumCharacters: Int { 256 }

    /// The whole pixels that a box touches, cut a little outside the picture; nil for a box that is no area or isn't finite.
    private func pixels(of box: BoundingBox) -> (left: Int, top: Int, right: Int, bottom: Int)? {
        let edges = [box.x, box.y, box.maxX, box.maxY]
        guard edges.allSatisfy({ !$0.isNaN }), box.width > 0, box.height > 0 else { return nil }
        func pixel(_ value: Float, _ rule: FloatingPointRoundingRule, _ size: Int) -> Int {
            // 100 pixels outside: an outline's edge beyond the picture must stay out of sight.
            Int(min(max(value.rounded(rule), -100), Float(size + 100)))
        }
        return (
            pixel(edges[0], .down, width), pixel(edges[1], .down, height), pixel(edges[2], .up, width),
            pixel(edges[3], .up, height)
        )
    }

    private func fillClipped(left: Int, top: Int, right: Int, bottom: Int, with color: RGBColor) {
        let columns = max(left, 0)..<max(min(right, width), max(left, 0))
        let rows = max(top, 0)..<max(min(bottom, height), max(top, 0))
        fill(columns: columns, rows: rows, with: color)
    }

    /// The part of a line that can touch the picture (Liang and Barsky 1984), with a margin for its thickness.
    private func clippedLine(
        _ start: (x: Float, y: Float), _ end: (x: Float, y: Float)
    ) -> (start: (x: Float, y: Float), end: (x: Float, y: Float))? {
        let (x, y) = (Double(start.x), Double(start.y))
        let (dx, dy) = (Double(end.x) - x, Double(end.y) - y)
        guard x.isFinite, y.isFinite, dx.isFinite, dy.isFinite else { return nil }
        var (entry, exit) = (0.0, 1.0)
        let margin = 100.0
        for (delta, distance) in [
            (-dx, x + margin), (dx, Double(width) + margin - x), (-dy, y + margin), (dy, Double(height) + margin - y),
        ] {
            if delta == 0 {
                if distance < 0 { return nil }
            } else if delta < 0 {
                entry = max(entry, distance / delta)
            } else {
                exit = min(exit, distance / delta)
            }
        }
        guard entry <= exit else { return nil }
        func point(_ part: Double) -> (x: Float, y: Float) { (Float(x + dx * part), Float(y + dy * part)) }
        return (point(entry), point(exit))
    }
}

extension Int {
    /// A coordinate that can be added to without overflow; what is cut off lies far outside any picture.
    fileprivate var inReach: Int { Swift.min(Swift.max(self, -(1 << 24)), 1 << 24) }
}
