/// What a ``SupervisedSource`` tells, in this order: `opening`, then any number of `interrupted` and `resumed`.
///
/// Events come on the thread that pulls the source, between two frames; a handler does little and never blocks.
public enum SourceEvent: Sendable {
    /// The first attempt to open the source is about to be made.
    case opening
    /// No frames any more (or not yet): the state that it is in now, and why. Comes again within one gap when state or reason
    /// changes, not at every attempt.
    case interrupted(SourceState, SourceGap)
    /// Frames come: what the source is now (its size and format may differ from before), and the gap that has ended; nil at a
    /// first frame that nothing delayed.
    case resumed(SourceInfo, SourceGap?)
}
