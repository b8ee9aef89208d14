import ArgumentParser
import Detection

/// How networks run: the same for every command that runs one.
struct InferenceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Arithmetic of the network: float32, bfloat16, or fastest (bfloat16 where the CPU has it).",
            valueName: "type"))
    var precision: DetectorOptions.Precision = .fastest

    @Option(
        help: ArgumentHelp(
            "Threads for one picture. Without it 1; with `run --config` as many as the machine has cores, 4 at most. `batch`: pictures at once, as many as there are processors.",
            valueName: "count"))
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            "Hold a network of several sizes at this width; without it, each picture's own size chooses.",
            valueName: "pixels"))
    var inputSize: Int?

    func validate() throws {
        guard (1...256).contains(threads ?? 1) else { throw ValidationError("--threads takes 1 to 256") }
    }

    /// - Parameter threads: Where they are not those of the option.
    func detectorOptions(threads: Int? = nil) -> DetectorOptions {
        DetectorOptions(precision: precision, threads: threads ?? self.threads ?? 1, inputWidth: inputSize)
    }
}
