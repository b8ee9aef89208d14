import TestSupport
import Testing
import Tracking

struct AssignmentSolverTests {
    typealias Candidate = AssignmentSolver.Candidate

    @Test func gainsAsMuchAsTheBestOfAllAssignments() {
        var random = SeededGenerator(seed: 1)
        var solver = AssignmentSolver()
        for _ in 0..<500 {
            let rows = Int.random(in: 1...5, using: &random)
            let columns = Int.random(in: 1...5, using: &random)
            let density = Double.random(in: 0.1...1, using: &random)
            var candidates: [Candidate] = []
            for row in 0..<rows {
                for column in 0..<columns where Double.random(in: 0...1, using: &random) < density {
                    // Few different values, so that there are ties.
                    candidates.append(
                        Candidate(row: row, column: column, gain: Double(Int.random(in: 1...8, using: &random))))
                }
            }
            candidates.shuffle(using: &random)
            solver.solve(rows: rows, columns: columns, candidates: candidates)
            #expect(total(solver, candidates) == bestTotal(candidates, rows: rows))
        }
    }

    @Test func eachRowAndColumnIsInOnePairAtMost() {
        var random = SeededGenerator(seed: 2)
        var candidates: [Candidate] = []
        for row in 0..<120 {
            for column in 0..<90 where Bool.random(using: &random) {
                candidates.append(Candidate(row: row, column: column, gain: .random(in: 0.1...1, using: &random)))
            }
        }
        var solver = AssignmentSolver()
        solver.solve(rows: 120, columns: 90, candidates: candidates)
        let columns = solver.columnOfRow.filter { $0 >= 0 }
        #expect(Set(columns).count == columns.count)
        #expect(columns.count == 90)
        for (column, row) in solver.rowOfColumn.enumerated() where row >= 0 {
            #expect(solver.columnOfRow[row] == column)
        }
    }

    @Test func givesUpAGoodPairForTwoThatAreBetterTogether() {
        var solver = AssignmentSolver()
        solver.solve(
            rows: 2, columns: 2,
            candidates: [
                .init(row: 0, column: 0, gain: 10), .init(row: 0, column: 1, gain: 9),
                .init(row: 1, column: 0, gain: 9),
            ])
        #expect(solver.columnOfRow == [1, 0])
    }

    @Test func nothingToAssign() {
        var solver = AssignmentSolver()
        solver.solve(rows: 3, columns: 0, candidates: [])
        #expect(solver.columnOfRow == [-1, -1, -1])
        solver.solve(
            rows: 1, columns: 1, candidates: [.init(row: 4, column: 0, gain: 1), .init(row: 0, column: 0, gain: -1)])
        #expect(solver.columnOfRow == [-1])
    }

    private func total(_ solver: AssignmentSolver, _ candidates: [Candidate]) -> Double {
        candidates.filter { solver.columnOfRow[$0.row] == $0.column }.map(\.gain).reduce(0, +)
    }

    /// Tries every column for every row.
    private func bestTotal(_ candidates: [Candidate], rows: Int, row: Int = 0, taken: Set<Int> = []) -> Double {
        guard row < rows else { return 0 }
        var best = bestTotal(candidates, rows: rows, row: row + 1, taken: taken)
        for candidate in candidates where candidate.row == row && !taken.contains(candidate.column) {
            let rest = bestTotal(candidates, rows: rows, row: row + 1, taken: taken.union([candidate.column]))
            best = max(best, candidate.gain + rest)
        }
        return best
    }
}
