import Civil
import Imaging
import Wildlife

/// What a file says of itself.
enum PictureFacts {
    /// - Parameter file: All bytes of a picture's file.
    static func read(_ file: UnsafeRawBufferPointer) -> (metadata: MediaMetadata, orientation: PictureOrientation) {
        (MediaMetadata(), .upright)
    }

    /// A container's `2018-05-12T06:40:11.000000Z`, taken as what the camera's clock showed: cameras know no zone, whatever the letter
    /// at the end claims.
    static func captureTime(ofContainer text: String) -> CaptureTime? {
        let numbers = text.split { !$0.isNumber }.prefix(6).compactMap { Int($0) }
        guard numbers.count == 6, (0...23).contains(numbers[3]), (0...59).contains(numbers[4]),
            (0...60).contains(numbers[5]),
            // Before it the clock stood at its beginning: 1904 for QuickTime.
            let day = CivilTime.day(year: numbers[0], month: numbers[1], day: numbers[2]), day > 0
        else { return nil }
        return CaptureTime(
            localSeconds: day * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5], source: .container)
    }
}
