import Civil

extension Double {
    /// With up to so many decimals and a point, whatever the locale, without zeros at the end: `12.5`.
    func decimals(_ most: Int) -> String {
        guard isFinite, abs(self) < 1e12 else { return "" }
        var scale = 1
        for _ in 0..<most { scale *= 10 }
        let units = Int((abs(self) * Double(scale)).rounded())
        var fraction = CivilTime.padded(units % scale, most)
        while fraction.last == "0" { fraction.removeLast() }
        let sign = self < 0 && units > 0 ? "-" : ""
        return sign + "\(units / scale)" + (fraction.isEmpty || most == 0 ? "" : "." + fraction)
    }
}
