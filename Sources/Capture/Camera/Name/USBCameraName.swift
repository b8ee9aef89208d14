/// A camera by what it is, wherever it is plugged in: `usb:046d:0825`, or `usb:046d:0825:5A1B2C` for one of several alike.
package struct USBCameraName: Hashable, Sendable, CustomStringConvertible {
    package var vendor: UInt16
    package var product: UInt16
    /// nil: any.
    package var serial: String?

    package init(vendor: UInt16, product: UInt16, serial: String? = nil) {
        self.vendor = vendor
        self.product = product
        self.serial = serial
    }

    /// - Parameter text: Vendor and product as one to four hexadecimal digits, then perhaps the serial number, which may hold colons.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0] == "usb", let vendor = Self.number(parts[1]),
            let product = Self.number(parts[2])
        else { return nil }
        self.init(vendor: vendor, product: product, serial: parts.count > 3 ? String(parts[3]) : nil)
        if serial?.isEmpty == true { return nil }
    }

    private static func number(_ text: Substring) -> UInt16? {
        guard (1...4).contains(text.utf8.count), text.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        return UInt16(text, radix: 16)
    }

    package var description: String {
        func digits(_ number: UInt16) -> String {
            let text = String(number, radix: 16)
            return String(repeating: "0", count: 4 - text.count) + text
        }
        return "usb:\(digits(vendor)):\(digits(product))" + (serial.map { ":\($0)" } ?? "")
    }
}
