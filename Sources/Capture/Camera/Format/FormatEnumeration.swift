import CVideo4Linux

/// Asks a driver what it offers. Every list is bounded: a broken driver may never end one.
struct FormatEnumeration {
    let device: V4L2Device
    let type: CaptureType

    private static let limit: UInt32 = 256

    func formats() -> [CameraFormat] {
        var formats: [CameraFormat] = []
        for index in 0..<Self.limit {
            var entry = v4l2_fmtdesc()
            entry.index = index
            entry.type = type.rawValue
            guard v4l2_enumerate_format(device.descriptor.number, &entry) == 0 else { break }
            let fourCC = FourCC(rawValue: entry.pixelformat)
            formats.append(
                CameraFormat(fourCC: fourCC, description: CString.text(entry.description), sizes: sizes(of: fourCC)))
        }
        return formats
    }

    private func sizes(of format: FourCC) -> [CameraFrameSize] {
        var sizes: [CameraFrameSize] = []
        for index in 0..<Self.limit {
            var entry = v4l2_frmsizeenum()
            entry.index = index
            entry.pixel_format = format.rawValue
            guard v4l2_enumerate_frame_size(device.descriptor.number, &entry) == 0 else { break }
            if entry.type == V4L2_FRMSIZE_TYPE_DISCRETE.rawValue {
                let (width, height) = (entry.discrete.width, entry.discrete.height)
                sizes.append(
                    CameraFrameSize(
                        width: .init(Int(width)), height: .init(Int(height)),
                        intervals: intervals(of: format, width: width, height: height)))
                continue
            }
            // One range says it all. Its rates are those of its largest size, the slowest.
            let range = entry.stepwise
            sizes.append(
                CameraFrameSize(
                    width: .init(
                        minimum: Int(range.min_width), maximum: Int(range.max_width), step: Int(range.step_width)),
                    height: .init(
                        minimum: Int(range.min_height), maximum: Int(range.max_height), step: Int(range.step_height)),
                    intervals: intervals(of: format, width: range.max_width, height: range.max_height)))
            break
        }
        return sizes
    }

    func intervals(of format: FourCC, width: UInt32, height: UInt32) -> CameraFrameSize.Intervals {
        var list: [FrameInterval] = []
        for index in 0..<Self.limit {
            var entry = v4l2_frmivalenum()
            entry.index = index
            entry.pixel_format = format.rawValue
            entry.width = width
            entry.height = height
            guard v4l2_enumerate_frame_interval(device.descriptor.number, &entry) == 0 else { break }
            if entry.type == V4L2_FRMIVAL_TYPE_DISCRETE.rawValue {
                if let interval = FrameInterval(entry.discrete) { list.append(interval) }
            } else if let shortest = FrameInterval(entry.stepwise.min), let longest = FrameInterval(entry.stepwise.max)
            {
                return .range(shortest: shortest, longest: longest)
            } else {
                break
            }
        }
        return .discrete(list.sorted { $0.rate > $1.rate })
    }
}

extension FrameInterval {
    init?(_ fraction: v4l2_fract) { self.init(fraction.numerator, fraction.denominator) }
}
