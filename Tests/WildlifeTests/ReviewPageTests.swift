import Foundation
import TestSupport
import Testing
import Wildlife

/// The page as text, and as a browser shows it where there is one (Debian's package chromium).
struct ReviewPageTests {
    static let chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// A grey JPEG of 8 x 6 pixels.
    static let jpeg = Array(
        Data(
            base64Encoded:
                "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////"
                + "////////////////////wAALCAAGAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAFBABAAAAAAAAAAAAAAAAAAAA"
                + "AP/aAAgBAQAAPwBH/9k=") ?? Data())

    private func page(
        _ records: [MediaRecord], repeats: RepeatedPlaces = .none, change: (inout ReviewOptions) -> Void = { _ in }
    ) throws -> (text: String, written: ReviewPage.Written) {
        var options = ReviewOptions()
        options.title = "Cards <of> \"May\""
        change(&options)
        let pieces = Pieces()
        let written = try ReviewPage(options: options, repeats: repeats).write(ListCatalogue(records)) { _, _ in
            Self.jpeg
        } to: {
            pieces.bytes += $0
        }
        return (String(decoding: pieces.bytes, as: UTF8.self), written)
    }

    private static let hostile =
        "</script><script>document.title='taken'</script><img src=x onerror=alert(1)>&amp;'\".jpg"

    private func sixtyEvents() -> [MediaRecord] {
        var pictures: [MediaRecord] = []
        for number in 0..<600 {
            let (event, place) = (number / 10, number % 10)
            let animal = seen(event % 3 == 0 ? "fox" : "deer", 0.5 + Double(place) / 100)
            pictures.append(
                picture(
                    "IMG_\(event)_\(place).jpg", at: event * 4000 + place, site: event < 30 ? "north" : "south",
                    [animal]))
        }
        return pictures + [
            picture(Self.hostile, at: 1_000_000, site: Self.hostile, [seen("deer")]), picture("blank.jpg", at: 900_000),
            failure("broken.jpg", at: nil, site: "north"),
            picture("p.jpg", at: 2_000_000, site: "north", [seen("person"), seen("person", x: 0.6)]),
        ]
    }

    @Test func thePageHoldsAChoiceOfPicturesAndSaysWhatIsMissing() throws {
        let (text, written) = try page(sixtyEvents()) { $0.mostPictures = 100 }
        #expect(written.events == 64)
        #expect(written.pictures == 100)
        #expect(written.missingPictures == 60 * 6 + 3 - 100)
        #expect(written.failures == 1)
        // The surest of each ten.
        #expect(text.contains("IMG_0_9.jpg"))
        #expect(!text.contains("IMG_0_0.jpg"))
    }

    @Test func nothingFromOutsideIsReadAsHTMLAndNothingIsFetched() throws {
        let (text, _) = try page(sixtyEvents())
        #expect(!text.contains("<img"))
        #expect(!text.contains("taken'</script>"))
        #expect(text.contains("<title>Cards &lt;of&gt; &quot;May&quot;</title>"))
        #expect(text.components(separatedBy: "</script>").count == text.components(separatedBy: "<script").count)
        let fetched = text.matches(of: /(?:src|href)\s*=\s*["']?(?:https?:)?\/\//)
        #expect(fetched.isEmpty)
        #expect(text.contains("default-src 'none'"))
    }

    @Test func blanksHaveALimitOfTheirOwn() throws {
        let blanks = (0..<20).map { (number: Int) in picture("\(number).jpg", at: number * 1000) }
        let (_, written) = try page(blanks + [picture("deer.jpg", at: 90_000, [seen("deer")])]) {
            $0.mostBlankPictures = 5
        }
        #expect(written.pictures == 6)
        #expect(written.missingPictures == 15)
    }

    @Test func failuresAreCountedBeyondTheListed() throws {
        let broken = (0..<50).map { (number: Int) in failure("x\(number).jpg", at: nil) }
        let (text, written) = try page(broken) { $0.mostFailures = 10 }
        #expect(written.failures == 50)
        #expect(text.components(separatedBy: "the file is empty").count == 11)
    }

    @Test func ofPersonsThePageHasBoxesAndCounts() throws {
        let (text, _) = try page([picture("p.jpg", at: 0, [seen("person", 0.87), seen("person", 0.5, x: 0.6)])])
        #expect(text.contains(#"{"kind":"person","name":"person","count":2}"#))
        #expect(text.contains(#""kind":"person","label":"person"}"#))
        #expect(!text.contains("0.87"))
    }

    @Test func sameCatalogueSamePage() throws {
        let records = sixtyEvents()
        let first = try page(records).text
        #expect(try page(records).text == first)
    }

    // MARK: In a browser

    /// What the browser has made of the page.
    private func shown(_ text: String, address: String = "") throws -> String {
        let folder = try ScratchFolder()
        let file = try folder.write(text, to: "review.html")
        let browser = Process()
        browser.executableURL = URL(fileURLWithPath: try #require(Self.chromium))
        browser.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile",
            "--virtual-time-budget=5000", "--dump-dom", "file://\(file)#\(address)",
        ]
        let output = Pipe()
        browser.standardOutput = output
        browser.standardError = FileHandle.nullDevice
        try browser.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        browser.waitUntilExit()
        // The scripts' JSON holds every name; what is shown comes before them.
        let dom = String(decoding: data, as: UTF8.self)
        return String(dom[..<(dom.range(of: "<script")?.lowerBound ?? dom.endIndex)])
            + (dom.range(of: "<footer>").map { String(dom[$0.lowerBound...].prefix(400)) } ?? "")
    }

    @Test(.enabled(if: chromium != nil)) func theBrowserShowsEventsAndPages() throws {
        let (text, _) = try page(sixtyEvents())
        let first = try shown(text)
        #expect(first.contains("data-shown=\"events\""))
        #expect(first.components(separatedBy: "<article").count == 21)
        #expect(first.contains("Page 1 of 4"))
        #expect(first.contains("data:image/jpeg;base64,"))
        #expect(first.contains("class=\"mark animal"))
        #expect(first.contains("<title>Cards &lt;of&gt; \"May\"</title>"), "a name was run as a script")
        #expect(!first.contains("<img src=\"x\""))
        let last = try shown(text, address: "view=events&page=4")
        #expect(last.components(separatedBy: "<article").count == 3)
        let foxes = try shown(text, address: "view=events&species=animal%3Afox&deployment=north")
        #expect(foxes.contains("10 events"))
        #expect(!foxes.contains("deer (") && foxes.contains("fox ("))
    }

    @Test(.enabled(if: chromium != nil)) func theBrowserShowsTheOtherViews() throws {
        let stump = seen("cow", x: 0.7)
        let stumps = (0..<8).map { (number: Int) in
            picture("stump\(number).jpg", at: 3_000_000 + number * 86_400, site: "south", [stump])
        }
        let records = sixtyEvents() + stumps
        let places = try RepeatedPlaces(in: ListCatalogue(stumps))
        #expect(places.all.count == 1)
        let (text, _) = try page(records, repeats: places)
        let repeats = try shown(text, address: "view=repeats")
        #expect(repeats.contains("8 occasions"))
        #expect(repeats.components(separatedBy: "<figure").count == 9)
        #expect(repeats.contains("mark repeat"))
        #expect(try shown(text, address: "view=failures").contains("the file is empty"))
        #expect(try shown(text, address: "view=species").contains("<td class=\"number\">"))
        let activity = try shown(text, address: "view=activity")
        #expect(activity.components(separatedBy: "<svg").count == 3)
        #expect(activity.contains("61 independent events"))
    }
}
