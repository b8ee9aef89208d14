import Pipeline

/// How a camera's run ended.
struct CameraOutcome: Sendable {
    /// nil where it could not begin.
    var summary: RunSummary?
    /// What ended it before its time.
    var failure: (any Error)?
    /// Is there something that was counted and is not in the store?
    var isStoreIncomplete = false
}
