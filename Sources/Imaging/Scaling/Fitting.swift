/// Where a picture lies in a network's input, in whole input pixels.
struct Fitting: Equatable {
    var contentWidth: Int
    var contentHeight: Int
    var left = 0
    var top = 0

    /// - Parameters: Sizes of at least 1.
    init(pictureWidth: Int, pictureHeight: Int, input: NetworkInput) {
        switch input.fit {
        case .stretch:
            contentWidth = input.width
            contentHeight = input.height
        case .letterbox(_, let centered):
            let scale = min(
                Double(input.width) / Double(pictureWidth), Double(input.height) / Double(pictureHeight))
            contentWidth = min(max(Int((Double(pictureWidth) * scale).rounded()), 1), input.width)
            contentHeight = min(max(Int((Double(pictureHeight) * scale).rounded()), 1), input.height)
            if centered {
                left = (input.width - contentWidth) / 2
                top = (input.height - contentHeight) / 2
            }
        }
    }

    func mapping(pictureWidth: Int, pictureHeight: Int) -> PictureMapping {
        PictureMapping(
            pictureWidth: pictureWidth, pictureHeight: pictureHeight,
            scaleX: Float(contentWidth) / Float(pictureWidth), scaleY: Float(contentHeight) / Float(pictureHeight),
            offsetX: Float(left), offsetY: Float(top))
    }
}
