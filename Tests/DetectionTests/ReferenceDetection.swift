import Values

/// What ONNX Runtime and NumPy, following each network's published recipe, see in three pictures of coco128: everything from a score
/// of 0.4 on. Made once by hand on the same pictures, decoded by ffmpeg and laid into the input as ``ReferencePicture`` does.
struct ReferenceDetection: Sendable {
    let picture: String
    let className: String
    let score: Float
    let box: BoundingBox

    init(
        _ picture: String, _ className: String, _ score: Float, _ x: Float, _ y: Float, _ width: Float, _ height: Float
    ) {
        self.picture = picture
        self.className = className
        self.score = score
        box = BoundingBox(x: x, y: y, width: width, height: height)
    }

    /// By model. The three derived networks are YOLOX-Nano in another layout and see the same.
    static let byModel: [String: [ReferenceDetection]] = [
        "yolox-nano": [
            ReferenceDetection("025", "giraffe", 0.871, 376, 67, 227, 291),
            ReferenceDetection("074", "bicycle", 0.918, 0, 0, 166, 317),
            ReferenceDetection("074", "dog", 0.838, 63, 276, 294, 106),
            ReferenceDetection("074", "person", 0.693, 462, 102, 33, 48),
            ReferenceDetection("074", "person", 0.496, 290, 98, 20, 55),
            ReferenceDetection("074", "person", 0.422, 323, 94, 22, 56),
            ReferenceDetection("074", "person", 0.416, 271, 102, 20, 46),
            ReferenceDetection("074", "person", 0.409, 293, 95, 22, 55),
            ReferenceDetection("471", "bus", 0.959, 115, 115, 463, 203),
        ],
        "picodet-s-416": [
            ReferenceDetection("025", "giraffe", 0.896, 377, 64, 228, 293),
            ReferenceDetection("025", "giraffe", 0.509, 51, 351, 137, 67),
            ReferenceDetection("074", "bicycle", 0.837, 1, 0, 165, 320),
            ReferenceDetection("074", "dog", 0.761, 62, 278, 295, 100),
            ReferenceDetection("074", "person", 0.633, 293, 96, 24, 58),
            ReferenceDetection("074", "person", 0.594, 461, 105, 33, 45),
            ReferenceDetection("074", "person", 0.555, 326, 96, 17, 55),
            ReferenceDetection("074", "person", 0.493, 272, 103, 19, 43),
            ReferenceDetection("074", "cat", 0.487, 62, 279, 282, 99),
            ReferenceDetection("074", "person", 0.453, 357, 94, 18, 54),
            ReferenceDetection("074", "person", 0.450, 276, 99, 18, 54),
            ReferenceDetection("074", "person", 0.405, 475, 104, 19, 44),
            ReferenceDetection("074", "person", 0.401, 300, 95, 23, 59),
            ReferenceDetection("471", "bus", 0.963, 117, 106, 460, 216),
        ],
        "nanodet-m-416": [
            ReferenceDetection("025", "giraffe", 0.823, 391, 65, 218, 295),
            ReferenceDetection("025", "giraffe", 0.616, 46, 331, 148, 93),
            ReferenceDetection("074", "person", 0.532, 460, 105, 34, 44),
            ReferenceDetection("074", "person", 0.508, 288, 97, 31, 57),
            ReferenceDetection("074", "person", 0.495, 354, 114, 20, 34),
            ReferenceDetection("074", "bicycle", 0.470, 0, 52, 159, 267),
            ReferenceDetection("074", "person", 0.441, 322, 99, 22, 50),
            ReferenceDetection("074", "dog", 0.420, 64, 274, 304, 107),
            ReferenceDetection("471", "bus", 0.878, 113, 118, 453, 203),
        ],
        "fastestdet-352": [
            ReferenceDetection("025", "giraffe", 0.902, 370, 72, 207, 289),
            ReferenceDetection("025", "giraffe", 0.484, 341, 110, 143, 268),
            ReferenceDetection("074", "dog", 0.818, 89, 277, 253, 100),
            ReferenceDetection("074", "person", 0.750, 287, 92, 30, 61),
            ReferenceDetection("074", "bicycle", 0.736, 0, 18, 166, 309),
            ReferenceDetection("074", "person", 0.670, 464, 110, 27, 39),
            ReferenceDetection("074", "person", 0.641, 360, 99, 27, 50),
            ReferenceDetection("074", "person", 0.482, 242, 88, 34, 53),
            ReferenceDetection("471", "bus", 0.968, 107, 111, 461, 204),
            ReferenceDetection("471", "person", 0.681, 236, 159, 36, 45),
            ReferenceDetection("471", "person", 0.573, 196, 164, 39, 38),
            ReferenceDetection("471", "person", 0.538, 174, 159, 38, 42),
            ReferenceDetection("471", "bus", 0.490, 191, 133, 272, 106),
            ReferenceDetection("471", "person", 0.445, 273, 160, 40, 36),
        ],
    ]
}
