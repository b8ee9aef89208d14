import ClassPolicy
import Foundation
import TestSupport
import Testing
import Wildlife

struct ScientificNameTests {
    @Test(arguments: [
        ("bird", "Aves", "class"), ("bear", "Ursidae", "family"), ("deer", "Cervidae", "family"),
        ("lion", "Panthera leo", "species"), ("Grus grus (Common Crane)", "Grus grus", "species"),
        ("Ardea herodias occidentalis (Great White Heron)", "Ardea herodias occidentalis", "subspecies"),
        ("Turdus migratorius", "Turdus migratorius", "species"), ("Sus scrofa", "Sus scrofa", "species"),
        ("Lynx lynx", "Lynx lynx", "species"), ("Panthera leo", "Panthera leo", "species"),
        ("Cervidae", "Cervidae", "family"),
    ])
    func aClassHasTheNameOfItsRank(label: String, name: String, rank: String) throws {
        let list = try ClassPolicy.current.admit([label], inputs: .animalCrop, task: .classify)
        let scientific = try #require(ScientificName(list[0]))
        #expect(scientific.name == name)
        #expect(scientific.rank == rank)
    }

    @Test(arguments: [
        "person", "car", "animal", "roe deer", "Wild boar", "bench", "Cattle egret",
        "Tasmanian devil", "Water vole", "giant otter",
    ])
    func whatHasNoneGetsNone(label: String) throws {
        let list = try ClassPolicy.current.admit([label], inputs: .picture, task: .detect)
        #expect(ScientificName(list[0]) == nil)
    }
}
