import Capture
import Counting
import Detection
import Pipeline

/// All that one camera's run needs, checked and ready.
struct CameraJob: Sendable {
    /// Its compiled networks; several cameras may have the same.
    struct Networks: Sendable {
        var detector: Detector?
        /// Finds persons in what is stored, where the detector doesn't.
        var personDetector: Detector?
    }

    /// Its name in a site; nil where it is the only one.
    var name: String?
    /// As the user named it.
    var source: String
    /// Is it kept open, there or not?
    var isLive: Bool
    var sourceOptions = SourceOptions()
    var options = CameraPipeline.Options()
    var model: Model?
    var personModel: Model?
    var scene: Scene?
    /// Where its results go.
    var folder: String?
    var saving: SiteCamera.Saving?
    var format: OutputFormat
    /// The site's time zone, where it is known.
    var zone: String?
    /// What to call the camera; nil for the scene's name.
    var camera: String?
    /// Takes what is counted; nil for none.
    var store: StoreTarget?
    /// Of a recording.
    var start: RecordingStart?
    /// May wait for a network that is being loaded.
    var networks: @Sendable () throws -> Networks
}
