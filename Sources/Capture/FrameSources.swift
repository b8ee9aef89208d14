import Glibc

/// Opens whatever a user names as a source.
public enum FrameSources {
    /// - Parameter specification:
    ///   - a device, a link to one, or a camera on USB (`/dev/video0`, `/dev/v4l/by-id/...`, `usb:046d:0825`): ``CameraSource``;
    ///   - `rtsp://`, `rtsps://`: ``StreamSource``; `http://`, `https://`: ``VideoSource`` where the resource has an end (a clip),
    ///     ``StreamSource`` where it has none (a camera);
    ///   - a folder, or a file named as a picture: ``PictureSource``;
    ///   - any other file: ``VideoSource``.
    /// - Throws: ``CaptureError``.
    public static func open(
        _ specification: String, options: SourceOptions = SourceOptions()
    ) throws -> any FrameSource {
        if specification.hasPrefix("usb:"), case .camera(let name) = try LiveSourceName(specification) {
            return try CameraSource(path: name.node(), name: specification, options: options.camera)
        }
        if let scheme = scheme(of: specification) { return try openURL(specification, scheme, options) }
        var status = stat()
        guard stat(specification, &status) == 0 else { throw missing(specification, errno) }
        switch status.st_mode & S_IFMT {
        case S_IFCHR:
            return try CameraSource(path: specification, options: options.camera)
        case S_IFDIR:
            return try PictureSource(folder: specification)
        default:
            if PictureFiles.isPicture(specification) { return try PictureSource(files: [specification]) }
            return try VideoSource(
                path: specification, startTime: options.startTime, usesCreationTime: options.usesCreationTime)
        }
    }

    /// Is it a camera or a stream, there or not, which ``SupervisedSource`` opens and keeps open? Otherwise it is for
    /// ``open(_:options:)``.
    ///
    /// An http address that is named as a file (`clip.mp4`) is a recording; what isn't there is a camera where it is named as one.
    /// - Throws: ``CaptureError/Reason/unsupported`` for what can never be a source.
    public static func isLive(_ specification: String) throws -> Bool { try LiveSourceName(specification) != nil }

    /// The first camera that can be used; nil where there is none.
    public static func firstCamera() -> CameraDevice? { CameraDevices.list().first { $0.problem == nil } }

    static func scheme(of specification: String) -> String? {
        guard let mark = specification.firstRange(of: "://") else { return nil }
        let scheme = specification[..<mark.lowerBound]
        return !scheme.isEmpty && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            ? scheme.lowercased() : nil
    }

    private static func openURL(_ url: String, _ scheme: String, _ options: SourceOptions) throws -> any FrameSource {
        if scheme == "file" { return try open(String(url.dropFirst("file://".count)), options: options) }
        guard let input = FFmpegInput(url: url) else { throw unsupported(scheme: scheme, in: url) }
        let video = try FFmpegVideo(
            input, output: input.kind == .rtsp ? .stream : .video, patience: StreamSource.patience)
        if input.kind == .http, video.duration != nil {
            return VideoSource(video, startTime: options.startTime, usesCreationTime: options.usesCreationTime)
        }
        return try StreamSource(video)
    }

    static func unsupported(scheme: String, in url: String) -> CaptureError {
        CaptureError(
            source: FFmpegInput.withoutPassword(url), reason: .unsupported,
            message: "addresses of \(scheme) are not read; use rtsp, rtsps, http or https")
    }

    private static func missing(_ path: String, _ code: Int32) -> CaptureError {
        if code == EACCES {
            return CaptureError(
                source: path, reason: .noPermission, message: "no permission; check the folder's permissions")
        }
        let isDevice = path.hasPrefix("/dev/")
        return CaptureError(
            source: path, reason: .notFound,
            message: isDevice
                ? "no such device; plug the camera in, or choose one that `wayside cameras` lists"
                : "no such file or folder; check the path, or give an address such as rtsp://camera/stream")
    }
}
