/// Numbers as tables want them: no exponent, no locale.
public enum DecimalText {
    /// With at most so many decimals, 0...9, without zeros at the end; empty where it is not finite or beyond 9e9.
    public static func of(_ value: Double, decimals: Int) -> String {
        guard value.isFinite, abs(value) < 9e9 else { return "" }
        var scale = 1
        for _ in 0..<min(max(decimals, 0), 9) { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        let whole = String(scaled.magnitude / scale.magnitude)
        let sign = scaled < 0 ? "-" : ""
        var fraction = String(scaled.magnitude % scale.magnitude + scale.magnitude).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? sign + whole : "\(sign)\(whole).\(fraction)"
    }
}
