/// One line at the bottom of a terminal that is written over a few times a second. Silent where standard error is no terminal.
struct StatusLine {
    private static let interval = Duration.milliseconds(200)

    private let isShown = Console.isTerminal
    private var isOnScreen = false
    private var lastUpdate: ContinuousClock.Instant?

    /// Shows the text if the last one has stood long enough. `text` is not evaluated otherwise.
    mutating func update(_ text: @autoclosure () -> String) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let lastUpdate, now - lastUpdate < Self.interval { return }
        lastUpdate = now
        isOnScreen = true
        Console.write("\r\u{1B}[K" + String(text().prefix(Console.width - 1)))
    }

    /// Makes room for other output.
    mutating func clear() {
        guard isOnScreen else { return }
        isOnScreen = false
        lastUpdate = nil
        Console.write("\r\u{1B}[K")
    }
}
