/// FHWA's 13 vehicle classes as far as a camera can tell them. They go by axles, which a detector does not see, so what it calls a
/// truck is 5 to 13 and no finer. What is not among the 13 (bicycles, persons, animals) keeps its own name.
public enum FHWAGroup {
    public static func name(of className: String) -> String {
        switch className.lowercased() {
        case "motorcycle", "motorbike", "motor scooter", "moped": "FHWA 1"
        case "car", "van", "pickup", "pickup truck", "suv", "taxi", "minivan": "FHWA 2-3"
        case "bus", "coach", "school bus": "FHWA 4"
        case "truck", "lorry": "FHWA 5-13"
        default: className
        }
    }
}
