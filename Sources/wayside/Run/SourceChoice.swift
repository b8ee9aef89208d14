import Capture
import Detection

/// What `run` watches: what the user named, else the first camera, else the embedded sample.
struct SourceChoice {
    let specification: String
    let sample: Sample?

    init(_ named: String?, store: ModelStore) throws {
        if let named {
            (specification, sample) = (named, nil)
        } else if let camera = FrameSources.firstCamera() {
            (specification, sample) = (camera.path, nil)
        } else if let found = Sample.find(in: store.folders) {
            Console.say(
                "no camera here: playing the embedded sample, a rendered road (a camera or video of yours: --source)")
            (specification, sample) = (found.clip, found)
        } else {
            throw ConsoleError(
                message: "no camera here, and the sample is not installed; name a video, folder or stream with --source"
            )
        }
    }
}
