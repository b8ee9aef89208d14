extension Double {
    /// With a fixed count of decimals and a point, whatever the locale.
    func fixed(_ decimals: Int) -> String {
        guard isFinite, abs(self) < 1e15 else { return "\(self)" }
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let units = Int((abs(self) * Double(scale)).rounded())
        let sign = self < 0 && units > 0 ? "-" : ""
        guard decimals > 0 else { return sign + "\(units)" }
        let fraction = String(units % scale)
        return sign + "\(units / scale)." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
}

extension Duration {
    var milliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) * 1000 + Double(attoseconds) * 1e-15
    }

    /// `1:02:03.4`, `2:03.4`, `3.4 s`.
    var clock: String {
        let tenths = Int((milliseconds / 100).rounded())
        let (hours, minutes, rest) = (tenths / 36_000, tenths / 600 % 60, tenths % 600)
        if hours == 0 && minutes == 0 { return "\(rest / 10).\(rest % 10) s" }
        let seconds = (rest < 100 ? "0" : "") + "\(rest / 10).\(rest % 10)"
        return hours == 0 ? "\(minutes):\(seconds)" : "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes):\(seconds)"
    }
}
