import ArgumentParser
import Batch
import ClassPolicy
import Detection
import Glibc
import Store

/// How the program ends. The numbers are part of its interface (`wayside --help`).
enum ExitStatus {
    static let failed = ExitCode(1)
    static let partlyUnreadable = ExitCode(2)
    static let refusedByPolicy = ExitCode(3)
    static let storeIncomplete = ExitCode(4)
}

enum Failure {
    /// Prints one clear sentence and ends the program with the status that the error stands for.
    static func exit(with error: any Error) -> Never {
        switch error {
        case is ExitCode, is ValidationError, is CleanExit: Wayside.exit(withError: error)
        case is StandardOutput.Closed: Glibc.exit(ExitStatus.failed.rawValue)
        default: break
        }
        if Wayside.exitCode(for: error) == .validationFailure { Wayside.exit(withError: error) }
        if Wayside.exitCode(for: error) == .success { Wayside.exit(withError: error) }
        Console.say("wayside: \(error)")
        let isRefusal =
            error is PolicyRefusal || (error as? ModelError)?.refusal != nil || (error as? StoreError)?.kind == .refused
            || (error as? BatchError)?.kind == .refused
        Glibc.exit((isRefusal ? ExitStatus.refusedByPolicy : ExitStatus.failed).rawValue)
    }
}
