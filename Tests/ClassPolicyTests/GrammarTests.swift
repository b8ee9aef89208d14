import ClassPolicy
import Testing

/// The kinds of labels that the grammar tells apart by rule rather than by a list.
@Suite struct GrammarTests {
    @Test(arguments: [
        // by their maker
        "Hyundai Azera Sedan 2012", "Ford Ranger SuperCab 2011", "Boeing 737-800", "Rolls-Royce Ghost Sedan 2012",
        // scientific names of no list, by their letters
        "Catocala ultronia", "Euphyia intermediata", "Hemileuca eglanterina", "Battus philenor (Pipevine Swallowtail)",
        // signs by their family
        "regulatory--keep-left--g1", "warning--pedestrians-crossing--g4", "danger--roundabout-ahead--de",
        // named after somebody
        "Swainsons Thrush", "Heermann_Gull", "thomas's langur",
        // what parentheses and slashes say
        "pitcher_(vessel_for_liquid)", "straw_(for_drinking)", "temple/east_asia", "Corn_(maize)___healthy",
        "TLS8plus1_delivery_van", "pair of socks", "Pepper Yellow", "coffee grinder", "oil tanker", "Irish setter",
    ])
    func isGeneric(_ label: String) {
        #expect(
            ClassPolicy.current.verdict(for: label).verdict == .generic, "\(ClassPolicy.current.verdict(for: label))")
    }

    @Test(arguments: [
        // trades whose head is also a thing's name
        "tile setter", "insurance sales agent", "pulp grader", "glass polisher", "vehicle cleaner",
        "public speaking coach",
        "Grader, stone", "Builder, house: non-traditional materials", "Agent, clearing", "ski patrol",
        // persons' names of words that name things
        "Nick Frost", "Mike Fisher", "John Ray", "Maria", "Sally_Ride",
        // foreign trades that look like scientific names
        "Camarera joven", "Técnico agrícola", "Általános orvos", "Köpek eğiticisi", "Camarera joven ()",
        // persons behind a maker, a sign's family or parentheses
        "Ford woman", "Toyota Muslim SUV", "warning--old-women--g1", "regulatory--asian--g1", "human--asian--g1",
        "warning--fat-person--g1", "warning--armed-person--g1", "regulatory--tall-pedestrians--g1",
        "warning--person-with-gun--g1",
        "driver (of a car)", "driver (for a truck)", "pilot (of an aircraft)", "conductor (of a train)",
        "guard (of a building)",
        "soldier (toy)", "Mini Nigerian driver taxi", "woman (vessel)", "asian (for decoration)", "left shoe",
        "native Yoke speaker", "bowl cut",
        "Orthodox Church of Ruritania",
    ])
    func isRefused(_ label: String) {
        #expect(!ClassPolicy.current.verdict(for: label).isAllowed, "\(ClassPolicy.current.verdict(for: label))")
    }
}
