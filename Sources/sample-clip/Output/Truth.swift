import Foundation

/// What really happens in the clip, from geometry alone: who passes, each box, each crossing of a line.
struct Truth {
    let camera: Camera
    let vehicles: [Vehicle]
    let crossings: [Crossing]

    struct Vehicle {
        let label: String
        let name: String
        let direction: String
        /// The frame of the first box.
        let firstFrame: Int
        /// Smallest rectangles round the vehicle, hidden parts included, cut at the picture's edges; one a frame.
        let boxes: [Box]
    }

    struct Crossing {
        let line: String
        let direction: String
        /// Place in `vehicles`.
        let vehicle: Int
        /// When the middle of the footprint crosses.
        let footprint: Moment
        /// When the middle of the box's lower edge crosses, which is what a counter without calibration follows.
        let anchor: Moment
    }

    struct Moment {
        /// The first frame on the far side.
        let frame: Int
        let seconds: Float
    }

    struct Box {
        var left: Float
        var top: Float
        var right: Float
        var bottom: Float

        var anchor: SIMD2<Float> { SIMD2((left + right) / 2, bottom) }
    }

    init(of trips: [Trip], frames: Int, camera: Camera) {
        self.camera = camera
        var vehicles: [Vehicle] = []
        var crossings: [Crossing] = []
        for trip in trips {
            let boxes = (0..<frames).map { Self.box(of: trip.placed(at: Clip.time($0)), camera: camera) }
            guard let first = boxes.firstIndex(where: { $0 != nil }) else { continue }
            let direction = trip.journey.heading > 0 ? "eastbound" : "westbound"
            let footprints = (0..<frames).map { frame -> SIMD2<Float>? in
                let place = trip.placed(at: Clip.time(frame))
                let point = camera.project(Vector(place.x, place.y, 0))
                return point.distance > 1 ? SIMD2(point.x, point.y) : nil
            }
            for line in CountingLine.all(camera: camera) {
                guard let footprint = Self.crossing(of: line, by: footprints),
                    let anchor = Self.crossing(of: line, by: boxes.map { $0?.anchor })
                else { continue }
                crossings.append(
                    Crossing(
                        line: line.name, direction: direction, vehicle: vehicles.count, footprint: footprint,
                        anchor: anchor))
            }
            vehicles.append(
                Vehicle(
                    label: trip.model.label, name: trip.colour + " " + trip.model.name, direction: direction,
                    firstFrame: first, boxes: boxes.compactMap { $0 }))
        }
        self.vehicles = vehicles
        self.crossings = crossings.sorted { $0.footprint.seconds < $1.footprint.seconds }
    }

    private static func box(of vehicle: PlacedVehicle, camera: Camera) -> Box? {
        var box = Box(left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity)
        for part in vehicle.model.parts {
            for point in part.mesh.positions {
                let place = camera.project(vehicle.world(point))
                guard place.distance > 1 else { continue }
                box.left = min(box.left, place.x)
                box.right = max(box.right, place.x)
                box.top = min(box.top, place.y)
                box.bottom = max(box.bottom, place.y)
            }
        }
        box.left = max(box.left, 0)
        box.top = max(box.top, 0)
        box.right = min(box.right, Float(camera.width))
        box.bottom = min(box.bottom, Float(camera.height))
        return box.right - box.left > 4 && box.bottom - box.top > 4 ? box : nil
    }

    private static func crossing(of line: CountingLine, by path: [SIMD2<Float>?]) -> Moment? {
        for frame in 1..<path.count {
            guard let before = path[frame - 1], let after = path[frame],
                let share = line.crossing(from: before, to: after)
            else { continue }
            return Moment(frame: frame, seconds: mix(Clip.time(frame - 1), Clip.time(frame), share))
        }
        return nil
    }
}
