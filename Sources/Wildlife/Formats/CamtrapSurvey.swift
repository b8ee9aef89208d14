import ClassPolicy

/// What a Camtrap DP package says before its first row: the first look at a batch, in memory for its deployments and species.
struct CamtrapSurvey {
    struct Camera {
        var start: CaptureMoment?
        var end: CaptureMoment?
        var dated = 0
        var undated = 0
        var hasDoubtfulTime = false
        /// From its pictures.
        var place: MediaMetadata.Place?
        /// Two at most, which are one too many for a row.
        var models: Set<String> = []
        var serials: Set<String> = []
    }

    private(set) var cameras: [String: Camera] = [:]
    /// Names under which something was found that is not a repeat.
    private(set) var animals: Set<String> = []
    private(set) var hasPersons = false

    /// Files without a time, which the format has no place for.
    var undated: Int { cameras.values.reduce(0) { $0 + $1.undated } }

    init(_ catalogue: some MediaCatalogue, _ reader: FindingReader) throws {
        try catalogue.forEachByTime { record in
            var camera = cameras.removeValue(forKey: record.deployment) ?? Camera()
            if let time = record.metadata.captureTime {
                add(record, catalogue.deployments.moment(of: time, in: record.deployment), to: &camera)
                addSpecies(of: record, reader)
            } else {
                camera.undated += 1
            }
            cameras[record.deployment] = camera
        }
    }

    private func add(_ record: MediaRecord, _ moment: CaptureMoment, to camera: inout Camera) {
        camera.dated += 1
        var end = moment
        end.seconds += record.videoSeconds
        if moment.seconds < camera.start?.seconds ?? .max { camera.start = moment }
        if end.seconds > camera.end?.seconds ?? .min { camera.end = end }
        if moment.isDoubtful { camera.hasDoubtfulTime = true }
        let metadata = record.metadata
        camera.place = camera.place ?? metadata.place
        if let model = metadata.cameraModel, camera.models.count < 2 {
            camera.models.insert([metadata.cameraMake, model].compactMap(\.self).joined(separator: "-"))
        }
        if let serial = metadata.cameraSerial, camera.serials.count < 2 { camera.serials.insert(serial) }
    }

    private mutating func addSpecies(of record: MediaRecord, _ reader: FindingReader) {
        for finding in reader.findings(in: record) where !finding.isRepeat {
            switch finding.subject {
            case .animal:
                animals.insert(finding.name)
                // An event's vote may choose what no picture thought the likeliest.
                for one in finding.detection.classifications {
                    animals.insert(reader.classes.species[one.classIndex].name)
                }
            case .person: hasPersons = true
            case .vehicle, .object: break
            }
        }
    }
}
