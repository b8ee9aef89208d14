extension RGBColor {
    /// A colour that stays the same for a class index and is far from its neighbours': hues in steps of the golden angle (137.5
    /// degrees), with three pairs of saturation and brightness.
    public static func forClass(_ index: Int) -> RGBColor {
        let place = Double(((index % 1009) + 1009) % 1009)
        let hue = (place * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
        switch Int(place) % 3 {
        case 0: return RGBColor(hue: hue, saturation: 0.85, brightness: 1)
        case 1: return RGBColor(hue: hue, saturation: 1, brightness: 0.8)
        default: return RGBColor(hue: hue, saturation: 0.55, brightness: 1)
        }
    }

    /// - Parameters: 0...1 each. The usual conversion from hue, saturation and value (Smith 1978).
    private init(hue: Double, saturation: Double, brightness: Double) {
        func channel(_ shift: Double) -> UInt8 {
            let k = (shift + hue * 6).truncatingRemainder(dividingBy: 6)
            let value = brightness - brightness * saturation * max(0, min(k, 4 - k, 1))
            return UInt8((value * 255).rounded())
        }
        self.init(red: channel(5), green: channel(3), blue: channel(1))
    }

    /// Black or white, whichever reads better on this colour (BT.601 luma).
    public var contrasting: RGBColor {
        let luma = 299 * Int(red) + 587 * Int(green) + 114 * Int(blue)
        return luma > 140_000 ? .black : .white
    }
}
