import Formats
import Foundation
import TestSupport

/// Checks tables against Camtrap DP's own table schemas, as frictionless does: columns and their order, required, unique, types, lists
/// of values, patterns, bounds.
struct CamtrapTableCheck {
    private struct Schema: Decodable {
        struct Field: Decodable {
            struct Constraints: Decodable {
                var required: Bool?
                var unique: Bool?
                var minimum: Double?
                var maximum: Double?
                var `enum`: [String]?
                var pattern: String?
            }
            var name: String
            var type: String
            var constraints: Constraints?
        }
        var fields: [Field]
    }

    static var isPossible: Bool {
        FileManager.default.fileExists(atPath: SharedFiles.path("schemas/camtrap-dp/media-table-schema.json"))
    }

    /// - Parameter name: `media`.
    /// - Returns: What is wrong, a line each.
    static func problems(of csv: String, name: String) throws -> [String] {
        let data = try SharedFiles.data("schemas/camtrap-dp/\(name)-table-schema.json")
        let schema = try JSONDecoder().decode(Schema.self, from: data)
        guard csv.prefix(while: { $0 != "\n" }) == schema.fields.map(\.name).joined(separator: ",") else {
            return ["\(name): the header differs from the schema's"]
        }
        let table = try CSVTable(csv, file: name)
        var problems: [String] = []
        for (column, field) in schema.fields.enumerated() {
            var seen: Set<String> = []
            for row in table.rows {
                let cell = row.cells[column]
                func wrong(_ what: String) { problems.append("\(name):\(row.line): \(field.name) \"\(cell)\" \(what)") }
                let isMissing = ["", "NA", "NaN", "nan"].contains(cell)
                if field.constraints?.unique == true, !seen.insert(cell).inserted { wrong("comes twice") }
                if isMissing {
                    if field.constraints?.required == true { wrong("is missing") }
                    continue
                }
                if !isValid(cell, type: field.type) { wrong("is no \(field.type)") }
                if let values = field.constraints?.enum, !values.contains(cell) { wrong("is not in the list") }
                if let least = field.constraints?.minimum, Double(cell).map({ $0 < least }) ?? true { wrong("is low") }
                if let most = field.constraints?.maximum, Double(cell).map({ $0 > most }) ?? true { wrong("is high") }
                if let pattern = field.constraints?.pattern {
                    let whole = NSRange(cell.startIndex..., in: cell)
                    let match = try NSRegularExpression(pattern: pattern).firstMatch(in: cell, range: whole)
                    if match?.range != whole { wrong("breaks the pattern") }
                }
            }
        }
        return problems
    }

    private static func isValid(_ cell: String, type: String) -> Bool {
        switch type {
        case "integer": Int(cell) != nil
        case "number": Double(cell)?.isFinite == true
        case "boolean": ["true", "false"].contains(cell)
        case "datetime":
            cell.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}/) != nil
        default: true
        }
    }
}
