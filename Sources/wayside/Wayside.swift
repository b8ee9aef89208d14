import ArgumentParser
import Recording

@main
struct Wayside: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wayside",
        abstract: "Counts vehicles and wildlife from a camera, a video or pictures.",
        discussion: """
            EXAMPLES
              wayside run                              the first camera, or the sample
              wayside run --source clip.mp4 --scene junction.yaml --out results
              wayside detect pictures/ --format json   what is in these pictures
              wayside batch card1 card2 --out results  what camera traps saw
              wayside report results.sqlite            what passed, in bins of civil time
              wayside eval --annotations truth.json --images pictures
              wayside store prune results.sqlite --keep 90d
              wayside doctor                           what is missing on this machine

            EXIT STATUS
              0  done
              1  something failed; the message says what and what to do
              2  done, but some pictures could not be read
              3  refused by the class policy
              4  done, but not everything that was counted is in the store
              64 the command line is not understood

            Wayside detects generic things and bare persons. It describes no person, and no
            option changes that: see `wayside audit --help`.
            """,
        version: Provenance.program,
        subcommands: [
            RunCommand.self, DetectCommand.self, BatchCommand.self, SceneCommand.self, TrackCommand.self,
            ReportCommand.self,
            ValidateCommand.self, StoreCommand.self, EvalCommand.self, CamerasCommand.self, ModelsCommand.self,
            AuditCommand.self,
            DoctorCommand.self,
        ])

    static func main() {
        Console.prepare()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Failure.exit(with: error)
        }
    }
}
