import Glibc

/// A file as `ffmpeg` is to open it, whatever bytes its name has. Keep it as long as ffmpeg reads.
final class FFmpegFile: Sendable {
    let input: FFmpegInput
    /// Open where the name isn't text: ffmpeg then takes the file from us and not by its name.
    private let descriptor: OwnedDescriptor?

    init(_ name: FileName) {
        if let text = name.exactText {
            descriptor = nil
            input = FFmpegInput(path: text)
            return
        }
        let descriptor = OwnedDescriptor(name.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) })
        self.descriptor = descriptor
        // One that can't be opened ffmpeg reports as missing.
        input = FFmpegInput(path: "/proc/\(getpid())/fd/\(max(descriptor.number, 0))", name: name.text)
    }
}
