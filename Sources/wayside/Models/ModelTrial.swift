import ClassPolicy
import Detection

/// A model loaded as `run` would load it.
enum ModelTrial {
    /// - Returns: `yolox-nano: fits its manifest; 79 generic classes and bare persons`.
    /// - Throws: `ModelError`.
    static func summary(of model: Model) throws(ModelError) -> String {
        let options = DetectorOptions(compileCache: .none)
        let isClassifier = model.manifest.task == .classify
        let classes =
            isClassifier
            ? try CropClassifier(model: model, options: options).classes
            : try Detector(model: model, options: options).classes
        let persons = classes.personFlags.count { $0 }
        return "\(model.name): fits its manifest; \(classes.count - persons) generic classes"
            + (persons > 0 ? " and bare persons" : "") + (isClassifier ? ", for crops" : "")
    }
}
