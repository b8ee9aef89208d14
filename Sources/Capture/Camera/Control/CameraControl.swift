/// One control of a camera: what it is called and what it can be set to.
package struct CameraControl: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case integer, wideInteger, boolean, menu
        /// Buttons, texts, tables: nothing that a configuration sets.
        case other
    }

    package struct MenuItem: Hashable, Sendable {
        package var index: Int64
        package var name: String

        package init(index: Int64, name: String) {
            self.index = index
            self.name = name
        }
    }

    package var identifier: UInt32
    /// As `v4l2-ctl` shows it: `exposure_time_absolute`.
    package var name: String
    package var kind: Kind
    package var minimum: Int64
    package var maximum: Int64
    /// Of menus.
    package var items: [MenuItem]
    /// Can't be set at all.
    package var isReadOnly: Bool
    /// Has no effect now: an automatic has taken it over.
    package var isInactive: Bool

    package init(
        identifier: UInt32 = 0, driverName: String, kind: Kind, minimum: Int64 = 0, maximum: Int64 = 0,
        items: [MenuItem] = [], isReadOnly: Bool = false, isInactive: Bool = false
    ) {
        self.identifier = identifier
        name = Self.name(of: driverName)
        self.kind = kind
        self.minimum = minimum
        self.maximum = maximum
        self.items = items
        self.isReadOnly = isReadOnly
        self.isInactive = isInactive
    }

    /// `Exposure Time, Absolute` as `exposure_time_absolute`: lower case, everything between words an underscore.
    package static func name(of driverName: String) -> String {
        driverName.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined(separator: "_")
    }

    /// The number to give to the driver; nil for what the control can't be set to.
    package func number(for value: CameraControlValue) -> Int64? {
        switch (kind, value) {
        case (.other, _): return nil
        case (.menu, .number(let number)): return items.contains { $0.index == number } ? number : nil
        case (.menu, .name(let name)):
            return items.first { $0.name.lowercased() == name.lowercased() }?.index
        case (.boolean, .name(let name)):
            switch name.lowercased() {
            case "true", "on", "yes": return 1
            case "false", "off", "no": return 0
            default: return nil
            }
        case (_, .number(let number)):
            return minimum <= maximum && (minimum...maximum).contains(number) ? number : nil
        case (_, .name): return nil
        }
    }

    /// `brightness (0...255)`, `power_line_frequency (0 Disabled, 1 50 Hz)`
    package var text: String {
        switch kind {
        case .other: name
        case .boolean: "\(name) (0, 1)"
        case .menu: "\(name) (\(items.map { "\($0.index) \($0.name)" }.joined(separator: ", ")))"
        case .integer, .wideInteger: "\(name) (\(minimum)...\(maximum))"
        }
    }
}
