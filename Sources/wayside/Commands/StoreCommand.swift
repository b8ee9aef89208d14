import ArgumentParser
import Civil
import FoundationEssentials
import Store

struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "List what a store of results holds, and delete what is old.",
        subcommands: [List.self, Prune.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the runs in a store: camera, time watched, scene, model, source.",
            discussion: """
                EXAMPLES
                  wayside store list results.sqlite
                """)

        @Argument(help: "The store: an SQLite file of `--store`.")
        var store: String

        func run() throws { try StandardOutput.line(RunList(StoreReader(path: store).runs()).text) }
    }

    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete results from before a day.",
            discussion: """
                What is deleted is unknown afterwards, not 0: the time watched goes with the
                events. Runs stay listed. It may be done while a run writes into the store, as
                from cron.

                EXAMPLES
                  wayside store prune results.sqlite --before 2026-01-01
                  wayside store prune results.sqlite --keep 90d    the last 90 days, and today
                """)

        @Argument(help: "The store: an SQLite file of `--store`.")
        var store: String

        @Option(help: ArgumentHelp("Delete what is from before this day or time: 2026-01-01.", valueName: "time"))
        var before: CivilText?

        @Option(help: ArgumentHelp("Keep so many days before today, by this machine's clock: 90d.", valueName: "days"))
        var keep: DayCount?

        @Option(help: ArgumentHelp("The time zone of the day, where the store has several.", valueName: "name"))
        var zone: String?

        func validate() throws {
            guard (before == nil) != (keep == nil) else {
                throw ValidationError("say what is old: --before 2026-01-01, or --keep 90d")
            }
        }

        func run() throws {
            // A store that isn't there is not made for this.
            let zones = Set(try StoreReader(path: store).runs().map(\.zone))
            guard let zone = zone ?? (zones.count > 1 ? nil : zones.first ?? "UTC") else {
                throw ConsoleError(
                    message:
                        "\(store): its cameras are in several time zones (\(zones.sorted().joined(separator: ", "))); "
                        + "name one with --zone")
            }
            var limit: Int
            if let before {
                limit = try before.seconds(in: zone)
            } else {
                let now = Int(Date.now.timeIntervalSince1970)
                let then = max(now - (keep?.days ?? 0) * 86_400, 0)
                limit = try CivilClock(zone: zone, from: then, to: now).startOfDay(at: then)
            }
            // No result is older than 1970.
            limit = max(limit, 0)
            let writer = try Store(path: store)
            let deleted = try writer.deleteEvents(before: Date(timeIntervalSince1970: Double(limit)))
            try writer.close()
            let day = try CivilClock(zone: zone, from: limit, to: limit).time(at: limit).text
            Console.say("\(store): \(deleted) results from before \(day) deleted")
        }
    }
}

/// `90d`
struct DayCount: ExpressibleByArgument {
    let days: Int

    init?(argument: String) {
        let digits = argument.hasSuffix("d") ? argument.dropLast() : argument[...]
        guard let days = Int(digits), (1...36_500).contains(days) else { return nil }
        self.days = days
    }
}
