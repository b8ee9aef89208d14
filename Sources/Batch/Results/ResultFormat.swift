/// A form in which results are written.
public enum ResultFormat: String, Hashable, Sendable, CaseIterable {
    /// `megadetector.json`: MegaDetector's batch results 1.6, which Timelapse and AddaxAI read.
    case megadetector
    /// `camtrap-dp/`: a Camera Trap Data Package 1.0.2.
    case camtrapDP = "camtrap-dp"
    /// `detections.csv`, one row a detection, and `summary.csv`, by deployment and species.
    case csv
    /// `coco-camera-traps.json`: COCO Camera Traps, as LILA publishes its data sets.
    case coco
}
