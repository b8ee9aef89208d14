import ArgumentParser

/// A length of time on the command line: `90`, `90s`, `15m`, `2h`, `0.5h`.
struct DurationArgument: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        let unit = argument.last.flatMap { units[$0] }
        let digits = unit == nil ? argument[...] : argument.dropLast()
        guard let value = Double(digits), value.isFinite, value > 0, value * (unit ?? 1) < 1e9 else { return nil }
        duration = .seconds(value * (unit ?? 1))
    }
}
