import CVideo4Linux

/// The controls of an open camera. Every list is bounded: a broken driver may never end one.
struct CameraControls {
    let device: V4L2Device

    private static let limit = 1024
    private static let menuLimit: Int64 = 256

    /// Sets what is wished. Automatics and other switches come first, for they decide what else may be set.
    ///
    /// - Throws: ``CaptureError/Reason/unsupported`` for a control that the camera doesn't have or that has no such value; the
    ///   message lists what there is.
    func apply(_ wishes: [String: CameraControlValue]) throws {
        if wishes.isEmpty { return }
        let settings = try resolve(wishes, among: list())
        for setting in settings {
            let control = setting.control
            let result = v4l2_set_control(
                device.descriptor.number, control.identifier, setting.number, control.kind == .wideInteger ? 1 : 0)
            try device.check(result, doing: "set its control \(control.name) to \(setting.number)")
        }
        // What an automatic still holds takes a value and does nothing with it.
        let after = Dictionary(list().map { ($0.name, $0) }) { first, _ in first }
        for setting in settings where after[setting.control.name]?.isInactive == true {
            throw unsupported(
                "its control \(setting.control.name) has no effect while an automatic holds it; switch that off in the "
                    + "same way (\(Self.text(after.values.filter { $0.kind == .menu || $0.kind == .boolean })))")
        }
    }

    private func resolve(
        _ wishes: [String: CameraControlValue], among controls: [CameraControl]
    ) throws -> [(control: CameraControl, number: Int64)] {
        let settings = try wishes.map { wish in
            guard let control = controls.first(where: { $0.name == CameraControl.name(of: wish.key) }) else {
                throw unsupported("no control \(wish.key); it has \(Self.text(controls.filter { $0.kind != .other }))")
            }
            if control.isReadOnly { throw unsupported("its control \(control.name) can't be set; leave it out") }
            guard let number = control.number(for: wish.value) else {
                throw unsupported("its control \(control.name) can't be set to \(wish.value); it takes \(control.text)")
            }
            return (control: control, number: number)
        }
        func isSwitch(_ control: CameraControl) -> Bool { control.kind == .menu || control.kind == .boolean }
        return settings.sorted { left, right in
            (isSwitch(left.control) ? 0 : 1, left.control.name) < (isSwitch(right.control) ? 0 : 1, right.control.name)
        }
    }

    private func list() -> [CameraControl] {
        var controls: [CameraControl] = []
        let next = UInt32(V4L2_CTRL_FLAG_NEXT_CTRL)
        var entry = v4l2_query_ext_ctrl()
        entry.id = next
        for _ in 0..<Self.limit {
            guard v4l2_query_control(device.descriptor.number, &entry) == 0 else { break }
            let flags = entry.flags
            // Classes are headings, not controls.
            if entry.type != V4L2_CTRL_TYPE_CTRL_CLASS.rawValue, flags & UInt32(V4L2_CTRL_FLAG_DISABLED) == 0 {
                controls.append(control(entry))
            }
            let identifier = entry.id
            entry = v4l2_query_ext_ctrl()
            entry.id = identifier | next
        }
        return controls
    }

    private func control(_ entry: v4l2_query_ext_ctrl) -> CameraControl {
        let kind: CameraControl.Kind =
            switch entry.type {
            case V4L2_CTRL_TYPE_INTEGER.rawValue, V4L2_CTRL_TYPE_BITMASK.rawValue: .integer
            case V4L2_CTRL_TYPE_INTEGER64.rawValue: .wideInteger
            case V4L2_CTRL_TYPE_BOOLEAN.rawValue: .boolean
            case V4L2_CTRL_TYPE_MENU.rawValue, V4L2_CTRL_TYPE_INTEGER_MENU.rawValue: .menu
            default: .other
            }
        return CameraControl(
            identifier: entry.id, driverName: CString.text(entry.name), kind: entry.elems > 1 ? .other : kind,
            minimum: entry.minimum, maximum: entry.maximum, items: kind == .menu ? items(of: entry) : [],
            isReadOnly: entry.flags & UInt32(V4L2_CTRL_FLAG_READ_ONLY) != 0,
            isInactive: entry.flags & UInt32(V4L2_CTRL_FLAG_INACTIVE) != 0)
    }

    private func items(of entry: v4l2_query_ext_ctrl) -> [CameraControl.MenuItem] {
        let last = min(entry.maximum, Self.menuLimit)
        guard entry.minimum >= 0, entry.minimum <= last else { return [] }
        let isOfNumbers = entry.type == V4L2_CTRL_TYPE_INTEGER_MENU.rawValue
        return (entry.minimum...last).compactMap { index in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { name in
                var value: Int64 = 0
                guard
                    v4l2_get_menu_item(
                        device.descriptor.number, entry.id, UInt32(index), name.baseAddress, &value) == 0,
                    let start = name.baseAddress
                else { return nil }
                return .init(index: index, name: isOfNumbers ? "\(value)" : String(cString: start))
            }
        }
    }

    private static func text(_ controls: some Sequence<CameraControl>) -> String {
        let list = controls.sorted { $0.name < $1.name }.map(\.text).joined(separator: ", ")
        return list.isEmpty ? "none" : list
    }

    private func unsupported(_ message: String) -> CaptureError {
        CaptureError(source: device.name, reason: .unsupported, message: message)
    }
}
