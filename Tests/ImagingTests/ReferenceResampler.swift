import Imaging

/// What ``InputPreparer`` should give, written as slowly and plainly as its documentation reads.
enum ReferenceResampler {
    /// R, G, B of each output pixel, 0...255.
    static func resample(_ picture: TestPicture, width: Int, height: Int) -> [SIMD3<Double>] {
        let boxes = averaged(picture, to: (width, height))
        return (0..<width * height).map { index in
            let x = position(index % width, of: width, picture.width, boxes.width)
            let y = position(index / width, of: height, picture.height, boxes.height)
            let (left, top) = (Int(x), Int(y))
            let (u, v) = (x - Double(left), y - Double(top))
            return (1 - v) * ((1 - u) * boxes[left, top] + u * boxes[left + 1, top])
                + v * ((1 - u) * boxes[left, top + 1] + u * boxes[left + 1, top + 1])
        }
    }

    private static func box(_ samples: Int, _ outputs: Int) -> Int {
        var box = 1
        while (samples + 2 * box - 1) / (2 * box) >= outputs, 2 * box <= samples { box *= 2 }
        return box
    }

    private static func averaged(_ picture: TestPicture, to size: (Int, Int)) -> TestPicture {
        let boxWidth = box(picture.width, size.0)
        let boxHeight = box(picture.height, size.1)
        return TestPicture(
            width: (picture.width + boxWidth - 1) / boxWidth, height: (picture.height + boxHeight - 1) / boxHeight
        ) { x, y in
            var sum = SIMD3<Double>.zero
            for dy in 0..<boxHeight {
                for dx in 0..<boxWidth { sum += picture[x * boxWidth + dx, y * boxHeight + dy] }
            }
            return sum / Double(boxWidth * boxHeight)
        }
    }

    private static func position(_ output: Int, of outputs: Int, _ pixels: Int, _ boxes: Int) -> Double {
        let box = Double(box(pixels, outputs))
        let center = (Double(output) + 0.5) * Double(pixels) / Double(outputs) / box - 0.5
        return min(max(center, 0), Double(boxes - 1))
    }
}
