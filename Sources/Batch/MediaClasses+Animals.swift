import Wildlife

extension MediaClasses {
    func holdAnimal(in detections: [MediaDetection], minScore: Double) -> Bool {
        detections.contains { $0.confidence >= minScore && subject(of: $0) == .animal }
    }
}
