import Foundation

/// The texts beside the clip: `truth.json` for checks, `scene.yaml` for Wayside itself.
extension Truth {
    var json: String {
        let lines = CountingLine.all(camera: camera).map { line in
            #"    {"name": "\#(line.name)", "points": [[\#(Int(line.from.x)), \#(Int(line.from.y))], "#
                + #"[\#(Int(line.to.x)), \#(Int(line.to.y))]]}"#
        }
        let vehicleRows = vehicles.enumerated().map { number, vehicle in
            #"    {"vehicle": \#(number + 1), "class": "\#(vehicle.label)", "name": "\#(vehicle.name)", "#
                + #""direction": "\#(vehicle.direction)", "first_frame": \#(vehicle.firstFrame),"#
                + "\n     \"boxes\": [" + vehicle.boxes.map(Self.row).joined(separator: ", ") + "]}"
        }
        let crossingRows = crossings.map { crossing in
            #"    {"line": "\#(crossing.line)", "direction": "\#(crossing.direction)", "#
                + #""class": "\#(vehicles[crossing.vehicle].label)", "vehicle": \#(crossing.vehicle + 1), "#
                + #""footprint": \#(Self.moment(crossing.footprint)), "anchor": \#(Self.moment(crossing.anchor))}"#
        }
        return """
            {
              "clip": "road.mp4",
              "size": [\(camera.width), \(camera.height)],
              "frames": \(Clip.frameCount),
              "frames_per_second": \(Clip.framesPerSecond),
              "lines": [
            \(lines.joined(separator: ",\n"))
              ],
              "counts": {
            \(countRows.joined(separator: ",\n"))
              },
              "crossings": [
            \(crossingRows.joined(separator: ",\n"))
              ],
              "vehicles": [
            \(vehicleRows.joined(separator: ",\n"))
              ]
            }

            """
    }

    /// Walking a line from the camera's side to the far side, eastbound traffic comes from the left.
    var scene: String {
        let lines = CountingLine.all(camera: camera).map { line in
            """
              - name: \(line.name)
                points: [[\(Int(line.from.x)), \(Int(line.from.y))], [\(Int(line.to.x)), \(Int(line.to.y))]]
                left_to_right: eastbound
                right_to_left: westbound
            """
        }
        return """
            # The scene of road.mp4, written by sample-clip.
            name: sample-road
            size: [\(camera.width), \(camera.height)]
            classes: [car, truck, bus, motorcycle]
            lines:
            \(lines.joined(separator: "\n"))

            """
    }

    private var countRows: [String] {
        Clip.lines.map { line in
            let directions = ["eastbound", "westbound"].map { direction in
                let labels = crossings.filter { $0.line == line.name && $0.direction == direction }
                    .map { vehicles[$0.vehicle].label }
                let counts = ["car", "truck", "bus"].map { label in
                    #""\#(label)": \#(labels.filter { $0 == label }.count)"#
                }
                return #""\#(direction)": {\#(counts.joined(separator: ", "))}"#
            }
            return #"    "\#(line.name)": {\#(directions.joined(separator: ", "))}"#
        }
    }

    /// left, top, width, height, to the pixel.
    private static func row(_ box: Box) -> String {
        let (left, top) = (Int(box.left.rounded()), Int(box.top.rounded()))
        return "[\(left), \(top), \(Int(box.right.rounded()) - left), \(Int(box.bottom.rounded()) - top)]"
    }

    private static func moment(_ moment: Moment) -> String {
        #"{"frame": \#(moment.frame), "seconds": \#(String(format: "%.3f", moment.seconds))}"#
    }
}
