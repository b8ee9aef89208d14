/// How a ``Tracker`` follows boxes. The defaults are meant for every scene: lengths are measured in box sizes and times in
/// seconds, so that neither the picture's size nor the frame rate asks for another choice.
public struct TrackerOptions: Hashable, Sendable {
    /// Detections below this score are not looked at.
    public var minimumScore: Float = 0.1
    /// Detections from this score on are matched first; the others only bridge what is left over (the idea of ByteTrack,
    /// Zhang et al. 2022).
    public var highScore: Float = 0.3
    /// Detections from this score on may start a track.
    public var birthScore: Float = 0.3
    /// What is seen this well is believed where false alarms come and go, too: a bird that sits on its perch and was not seen to come.
    public var believedScore: Float = 0.55
    /// A provisional track is confirmed once it was matched this often...
    public var confirmationMatches = 2
    /// ...and its scores are so much evidence, by what such scores have meant on this camera: the logarithm of the odds.
    public var confirmationEvidence = 2.0
    /// How long a confirmed track that is not seen waits to be seen again.
    public var lostSeconds = 2.5
    /// A track that is not seen ends once less than this share of its predicted box is in the picture: it has left.
    public var insideShare: Float = 0.8
    /// How long a track that is not seen is still reported, with its predicted box, where such predictions come true.
    public var reportedLostSeconds = 1.0
    /// A thing is covered by another one that fills this share of its box.
    public var coveringShare: Float = 0.3

    /// Standard deviation of a detected side or centre, as a share of the box's side.
    public var measurementNoise = 0.03
    /// The part of it that does not shrink with the box, in pixels.
    public var measurementNoisePixels = 0.8
    /// What a match forgives besides: a share of the box's size, for boxes that are partly hidden.
    public var matchNoise = 0.05
    /// How fast a velocity wanders: box sizes per second, within one second.
    public var accelerationNoise = 0.5
    /// What a moving thing's speed (box sizes per second) adds to that.
    public var accelerationNoiseBySpeed = 0.5
    /// How fast the rates of width and height wander, in the same unit.
    public var shapeAccelerationNoise = 0.6
    /// Standard deviation of the unknown velocity of a new track, in box sizes per second.
    public var birthVelocity = 4.0
    /// The same for the rates of width and height.
    public var birthShapeVelocity = 0.5
    /// The rates of width and height fade within about this time, so that a box does not grow or vanish while it is not seen.
    public var shapeRateSeconds = 0.5

    /// The greatest cost of a match in the first stage; see `Association`.
    public var highScoreGate = -0.5
    /// The same for a track that was not seen in the frame before.
    public var recoveryGate = -1.2
    /// The same in the second stage.
    public var lowScoreGate = -0.5
    /// The same for provisional tracks.
    public var provisionalGate = 0.0
    /// What a detection of another class than the track's adds to the cost of their match.
    public var classMismatchCost = 0.7
    /// A detection that overlaps a track seen in this frame by more than this starts no track of its own.
    public var duplicateOverlap: Float = 0.7

    /// No more detections than this are looked at in a frame; those with the highest scores are.
    public var maximumDetections = 512
    /// No more tracks than this are kept; those not seen for the longest time go first.
    public var maximumTracks = 1024

    /// How long a track that is not seen is remembered, for things that appear anew to be recognised as it.
    public var rememberedSeconds = 30.0
    /// The same for one that stood when it was seen last.
    public var rememberedStandingSeconds = 180.0
    /// Without a calibration, things are taken to be this many metres large, so that one set of options does for both.
    public var typicalSize = 2.5
    /// Below this speed (metres a second) a thing stands.
    public var standingSpeed = 0.5
    /// How much faster than it went a thing may have gone while it was not seen (metres a second squared).
    public var reappearanceAcceleration = 1.5
    /// How much further on it may be, in its sizes, because it was half hidden when it was lost and is when it appears.
    public var reappearanceHidden = 0.5
    /// How much narrower it may be (a logarithm, one standard deviation), as long as part of it is hidden.
    public var reappearanceNarrower = 0.8
    /// How far from its way it is found, one standard deviation: in box sizes at once...
    public var reappearanceNoise = 0.2
    /// ...more by this many metres after a second, growing with the square root of time...
    public var reappearanceWander = 0.3
    /// ...and by this share of the way that it went.
    public var reappearanceDrift = 0.1
    /// What heading the opposite way costs, half as much for a right angle.
    public var reappearanceTurn = 2.0
    /// What it costs to have stood between, for a thing that went before and goes now.
    public var reappearanceDawdling = 2.0
    /// What each second costs a thing of thirty pixels; more if it is smaller.
    public var reappearanceAging = 0.1
    /// What it costs to appear at the picture's edge, where things come from outside.
    public var reappearanceAtEdge = 2.0
    /// The greatest cost at which a new thing is a lost one.
    public var reappearanceGate = 4.0

    /// A box whose score is this much below the thing's usual one is hidden in part for certain.
    public var completionScoreDrop = 0.45
    /// A side is partly hidden if it is shorter than this share of what was expected.
    public var completionShrinking = 0.93

    public init() {}
}
