/// Finds the pairs of rows and columns that gain most in total, each row and each column in one pair at most.
///
/// Takes only the pairs that are worth considering (the gate). They fall apart into independent groups, which are solved one by one
/// by the Hungarian method with shortest augmenting paths (Jonker and Volgenant 1987), at most `n` rows by `m` columns in
/// O(n² m). The buffers are kept from call to call.
package struct AssignmentSolver: Sendable {
    /// A pair that may be chosen, and what it gains: more than 0.
    package struct Candidate: Sendable {
        package var row: Int
        package var column: Int
        package var gain: Double

        package init(row: Int, column: Int, gain: Double) {
            self.row = row
            self.column = column
            self.gain = gain
        }
    }

    /// The column of each row after ``solve(rows:columns:candidates:)``, -1 where it has none.
    package private(set) var columnOfRow: [Int] = []
    /// The row of each column, -1 where it has none.
    package private(set) var rowOfColumn: [Int] = []

    /// Rows and columns as nodes of one graph: the parent of each in its group's tree.
    private var parent: [Int] = []
    private var order: [Int] = []
    private var groupRows: [Int] = []
    private var groupColumns: [Int] = []
    /// A node's place within its group's matrix.
    private var place: [Int] = []
    private var costs: [Double] = []
    private var rowPotential: [Double] = []
    private var columnPotential: [Double] = []
    private var distance: [Double] = []
    private var previous: [Int] = []
    private var rowAt: [Int] = []
    private var isDone: [Bool] = []

    package init() {}

    /// - Parameter candidates: Each pair once; rows in `0..<rows`, columns in `0..<columns`. Others are passed over.
    package mutating func solve(rows: Int, columns: Int, candidates: [Candidate]) {
        columnOfRow.refill(rows, with: -1)
        rowOfColumn.refill(columns, with: -1)
        place.refill(rows + columns, with: -1)
        parent.removeAll(keepingCapacity: true)
        parent.append(contentsOf: 0..<(rows + columns))
        order.removeAll(keepingCapacity: true)
        for (index, candidate) in candidates.enumerated() {
            guard (0..<rows).contains(candidate.row), (0..<columns).contains(candidate.column), candidate.gain > 0
            else { continue }
            order.append(index)
            let a = root(of: candidate.row)
            let b = root(of: rows + candidate.column)
            if a != b { parent[max(a, b)] = min(a, b) }
        }
        for node in parent.indices { parent[node] = root(of: node) }
        // Candidates of one group side by side, groups in the order of their first row.
        let groupOf = parent
        order.sort { left, right in
            let a = groupOf[candidates[left].row]
            let b = groupOf[candidates[right].row]
            return a != b ? a < b : left < right
        }
        var start = 0
        while start < order.count {
            let group = groupOf[candidates[order[start]].row]
            var end = start + 1
            while end < order.count, groupOf[candidates[order[end]].row] == group { end += 1 }
            solveGroup(start..<end, rows: rows, candidates: candidates)
            start = end
        }
    }

    private mutating func root(of node: Int) -> Int {
        var node = node
        while parent[node] != node {
            parent[node] = parent[parent[node]]
            node = parent[node]
        }
        return node
    }

    private mutating func solveGroup(_ range: Range<Int>, rows: Int, candidates: [Candidate]) {
        if range.count == 1 {
            let only = candidates[order[range.lowerBound]]
            columnOfRow[only.row] = only.column
            rowOfColumn[only.column] = only.row
            return
        }
        groupRows.removeAll(keepingCapacity: true)
        groupColumns.removeAll(keepingCapacity: true)
        for index in range {
            let candidate = candidates[order[index]]
            if place[candidate.row] < 0 {
                place[candidate.row] = groupRows.count
                groupRows.append(candidate.row)
            }
            if place[rows + candidate.column] < 0 {
                place[rows + candidate.column] = groupColumns.count
                groupColumns.append(candidate.column)
            }
        }
        // The method wants no more rows than columns, so a tall group is turned on its side.
        let isTurned = groupRows.count > groupColumns.count
        let height = min(groupRows.count, groupColumns.count)
        let width = max(groupRows.count, groupColumns.count)
        // A pair that is not a candidate costs 0, which is what leaving both out costs.
        costs.refill(height * width, with: 0)
        for index in range {
            let candidate = candidates[order[index]]
            let row = place[candidate.row]
            let column = place[rows + candidate.column]
            costs[isTurned ? column * width + row : row * width + column] = -candidate.gain
        }
        solveMatrix(height: height, width: width)
        for column in 1...width {
            let row = rowAt[column]
            guard row > 0, costs[(row - 1) * width + column - 1] < 0 else { continue }
            let candidateRow = groupRows[isTurned ? column - 1 : row - 1]
            let candidateColumn = groupColumns[isTurned ? row - 1 : column - 1]
            columnOfRow[candidateRow] = candidateColumn
            rowOfColumn[candidateColumn] = candidateRow
        }
    }

    /// Leaves in `rowAt` the row (from 1) of each column (from 1); place 0 is the row that is being added.
    private mutating func solveMatrix(height: Int, width: Int) {
        rowPotential.refill(height + 1, with: 0)
        columnPotential.refill(width + 1, with: 0)
        rowAt.refill(width + 1, with: 0)
        previous.refill(width + 1, with: 0)
        for row in 1...height {
            rowAt[0] = row
            distance.refill(width + 1, with: .infinity)
            isDone.refill(width + 1, with: false)
            var column = 0
            repeat {
                isDone[column] = true
                let current = rowAt[column]
                var step = Double.infinity
                var next = 0
                for other in 1...width where !isDone[other] {
                    let reduced =
                        costs[(current - 1) * width + other - 1] - rowPotential[current] - columnPotential[other]
                    if reduced < distance[other] {
                        distance[other] = reduced
                        previous[other] = column
                    }
                    if distance[other] < step {
                        step = distance[other]
                        next = other
                    }
                }
                for other in 0...width {
                    if isDone[other] {
                        rowPotential[rowAt[other]] += step
                        columnPotential[other] -= step
                    } else {
                        distance[other] -= step
                    }
                }
                column = next
            } while rowAt[column] != 0
            repeat {
                let before = previous[column]
                rowAt[column] = rowAt[before]
                column = before
            } while column != 0
        }
    }
}

extension Array {
    /// The same value `count` times, in the memory that is already there.
    fileprivate mutating func refill(_ count: Int, with value: Element) {
        removeAll(keepingCapacity: true)
        append(contentsOf: repeatElement(value, count: count))
    }
}
