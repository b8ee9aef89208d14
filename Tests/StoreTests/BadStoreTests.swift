import ClassPolicy
import Foundation
import GRDB
import Store
import TestSupport
import Testing

/// Files that are no good, disks that are full, other programs in the way: one clear error each, and nothing lost or half-written.
struct BadStoreTests {
    private func filled(_ test: TestRun, events: Int = 10) throws {
        let store = try Store(path: test.path)
        let run = try store.beginRun(test.description())
        for index in 0..<events { try run.record(test.crossing(at: Double(index)), as: test.classes[0]) }
        try run.observed(from: test.at(0), to: test.at(Double(events)))
        try run.finish()
        try store.close()
    }

    private func kind(_ body: () throws -> Void) -> StoreError.Kind? {
        do {
            try body()
        } catch {
            #expect("\(error)".split(separator: "\n").count == 1, "\(error)")
            return (error as? StoreError)?.kind
        }
        return nil
    }

    @Test func aFullDiskKeepsWhatIsThereAndLosesNothingThatWaits() throws {
        let test = try TestRun()
        var options = StoreOptions()
        options.mostPending = 6000
        let store = try Store(path: test.path, options: options)
        try store.limit(toPages: 60)
        let run = try store.beginRun(test.description())
        for index in 0..<1000 { try run.record(test.crossing(at: Double(index)), as: test.classes[0]) }
        try run.flush()
        var accepted = 1000
        var refusal: StoreError?
        while refusal == nil, accepted < 100_000 {
            do {
                try run.record(test.crossing(at: Double(accepted)), as: test.classes[0])
                accepted += 1
            } catch {
                refusal = error
            }
        }
        #expect(refusal?.kind == .full)
        #expect(run.problem?.kind == .full)
        let stored = try test.crossings().map(\.seconds)
        #expect(stored.count >= 1000 && stored == (0..<stored.count).map(Double.init))
        #expect(kind { try run.finish() } == .full)

        // Somebody makes room: all that was taken is stored.
        #expect(accepted - stored.count <= 6000)
        try store.limit(toPages: 100_000)
        try run.finish()
        try store.close()
        #expect(try test.crossings().count == accepted)
    }

    @Test func aLockedStoreSaysSoAndResultsWait() throws {
        let test = try TestRun()
        var options = StoreOptions()
        options.lockPatienceSeconds = 0.05
        options.commitIntervalSeconds = 1000
        let store = try Store(path: test.path, options: options)
        let run = try store.beginRun(test.description())
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: test.path, configuration: configuration)
        try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        try run.record(test.crossing(at: 1), as: test.classes[0])
        #expect(kind { try run.flush() } == .locked)
        #expect(kind { _ = try store.beginRun(test.description()) } == .locked)
        #expect(try test.crossings().isEmpty)
        try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        try run.finish()
        #expect(run.problem == nil)
        try store.close()
        #expect(try test.crossings().count == 1)
    }

    @Test func aNewerStoreIsLeftAlone() throws {
        let test = try TestRun()
        try filled(test)
        try SQL.execute(test.path, "INSERT INTO grdb_migrations VALUES ('from the future')")
        let before = try Data(contentsOf: URL(fileURLWithPath: test.path))
        #expect(kind { _ = try Store(path: test.path) } == .foreign)
        #expect(kind { _ = try StoreReader(path: test.path) } == .foreign)
        #expect(try Data(contentsOf: URL(fileURLWithPath: test.path)) == before)
    }

    @Test func anotherProgramsDatabaseIsLeftAlone() throws {
        let test = try TestRun()
        try SQL.execute(test.path, "CREATE TABLE contacts (name TEXT)")
        #expect(kind { _ = try Store(path: test.path) } == .foreign)
        #expect(kind { _ = try StoreReader(path: test.path) } == .foreign)
        #expect(try SQL.integers(test.path, "SELECT COUNT(*) FROM sqlite_master") == [1])
    }

    @Test func whatIsNoDatabaseIsLeftAlone() throws {
        let test = try TestRun()
        let text = String(repeating: "line,direction,class,count\n", count: 500)
        try test.folder.write(text, to: "results.sqlite")
        #expect(kind { _ = try Store(path: test.path) } == .foreign)
        #expect(kind { _ = try StoreReader(path: test.path) } == .foreign)
        #expect(try String(contentsOfFile: test.path, encoding: .utf8) == text)
    }

    @Test func anEmptyOrMissingFileHoldsNoResults() throws {
        let test = try TestRun()
        #expect(kind { _ = try StoreReader(path: test.path) } == .missing)
        #expect(!FileManager.default.fileExists(atPath: test.path))
        try test.folder.write("", to: "results.sqlite")
        #expect(kind { _ = try StoreReader(path: test.path) } == .foreign)
        #expect(kind { _ = try Store(path: test.folder.path + "/no/such/folder.sqlite") } == .missing)
        #expect(kind { _ = try Store(path: test.folder.path) } == .missing)
    }

    /// Cut off anywhere, a store is either refused or gives what it held, never something else.
    @Test func aTruncatedStoreIsNoticed() throws {
        let test = try TestRun()
        try filled(test, events: 2000)
        let whole = try Data(contentsOf: URL(fileURLWithPath: test.path))
        for share in [0.02, 0.1, 0.4, 0.7, 0.99] {
            try whole.prefix(Int(Double(whole.count) * share)).write(to: URL(fileURLWithPath: test.path))
            let found = kind {
                _ = try StoreReader(path: test.path).runs()
                let count = try test.crossings().count
                #expect(count == 2000, "\(share): \(count)")
            }
            #expect(found == .corrupt || found == .foreign, "\(share): \(String(describing: found))")
        }
    }

    @Test(.enabled(if: geteuid() != 0)) func aReadOnlyFolderIsSaid() throws {
        let test = try TestRun()
        try filled(test)
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: test.path)
        #expect(kind { _ = try Store(path: test.path).beginRun(test.description()) } == .readOnly)
    }

    /// A store whose class names somebody changed is no way around the policy.
    @Test(arguments: ["angry man", "woman", "monk", "class_12", "person"])
    func refusedClassesMakeTheStoreUnreadable(_ name: String) throws {
        let test = try TestRun()
        try filled(test)
        try SQL.execute(test.path, "UPDATE class SET name = '\(name)' WHERE name = 'car'")
        #expect(kind { _ = try StoreReader(path: test.path) } == .refused)
    }

    @Test func aMappedLabelComesBack() throws {
        let test = try TestRun()
        try filled(test)
        try SQL.execute(test.path, "UPDATE class SET name = 'Gamswild', node = 'cervus elaphus' WHERE name = 'car'")
        #expect(try StoreReader(path: test.path).runs()[0].classes[0].name == "Gamswild")
    }

    /// Rows that no run of ours wrote: nothing traps.
    @Test func hostileRowsDoNotTrap() throws {
        let test = try TestRun()
        try filled(test)
        try SQL.execute(
            test.path,
            """
            INSERT INTO observed VALUES (1, 98, 9223372036854775807, -9223372036854775808);
            INSERT INTO observed VALUES (1, 99, -9223372036854775808, 9223372036854775807);
            INSERT INTO crossing_event VALUES (9223372036854775807, 1, 1, -1, -1e308);
            INSERT INTO stop_event VALUES (5, 1, 1, -1, -9223372036854775808, 9e999, 0, 0, 0, 0, 0);
            """)
        _ = try? StoreReader(path: test.path).runs()
        _ = try? test.crossings()
    }
}
