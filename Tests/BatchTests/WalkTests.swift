import Batch
import Foundation
import TestSupport
import Testing
import Wildlife

struct WalkTests {
    private func walk(
        _ folders: [String], shard: Shard? = nil, during: (String) throws -> Void = { _ in }
    ) throws -> (files: [String: MediaRecord.Kind], problems: [MediaWalk.Problem]) {
        var files: [String: MediaRecord.Kind] = [:]
        var problems: [MediaWalk.Problem] = []
        try MediaWalk(folders: BatchFolders(folders), shard: shard).run { path, kind in
            let text = MediaPath.text(of: path)
            #expect(files[text] == nil)
            files[text] = kind
            try during(text)
        } problem: {
            problems.append($0)
        }
        return (files, problems)
    }

    @Test func picturesAndVideosInAnyDepthAndCase() throws {
        let card = try Card()
        for name in [
            "a.jpg", "b.JPEG", "c/d/e/f.Jpg", "c/g.PNG", "c/h.MP4", "c/i.avi", "c/notes.txt", "c/jpg", "c/._a.jpg",
            ".hidden/x.jpg", "c/.x.jpg", "j.m2ts",
        ] {
            try card.write(Data(), to: name)
        }
        let found = try walk([card.root])
        #expect(found.problems.isEmpty)
        #expect(
            found.files == [
                "a.jpg": .picture, "b.JPEG": .picture, "c/d/e/f.Jpg": .picture, "c/g.PNG": .picture, "c/h.MP4": .video,
                "c/i.avi": .video, "j.m2ts": .video,
            ])
    }

    @Test func namesThatAreNoText() throws {
        let card = try Card()
        try card.write(Data(), bytes: [0x42, 0xE4, 0x72] + Array(".jpg".utf8))
        try card.write(Data(), to: "new\nline.jpg")
        #expect(try walk([card.root]).files.keys.sorted() == ["B%E4r.jpg", "new%0Aline.jpg"])
    }

    @Test func linksToFilesAreFollowedLinksToFoldersAreNot() throws {
        let card = try Card()
        try card.write(Data(), to: "real/a.jpg")
        let files = FileManager.default
        try files.createSymbolicLink(atPath: card.root + "/link.jpg", withDestinationPath: card.root + "/real/a.jpg")
        try files.createSymbolicLink(atPath: card.root + "/nowhere.jpg", withDestinationPath: card.root + "/gone.jpg")
        try files.createSymbolicLink(atPath: card.root + "/circle", withDestinationPath: card.root)
        try files.createSymbolicLink(atPath: card.root + "/folder.jpg", withDestinationPath: card.root + "/real")
        mkfifo(card.root + "/fifo.jpg", 0o600)
        // One that leads nowhere is told as unreadable later.
        #expect(try walk([card.root]).files.keys.sorted() == ["link.jpg", "nowhere.jpg", "real/a.jpg"])
    }

    @Test func aFolderThatVanishesIsToldAndTheWalkGoesOn() throws {
        let card = try Card()
        for folder in ["a", "b", "c", "d"] { try card.write(Data(), to: "\(folder)/1.jpg") }
        var first: String?
        let found = try walk([card.root]) { path in
            guard first == nil else { return }
            first = path
            for folder in ["a", "b", "c", "d"] where !path.hasPrefix(folder) {
                try FileManager.default.removeItem(atPath: card.root + "/" + folder)
            }
        }
        #expect(found.files.count == 1)
        #expect(found.problems.count == 3)
        #expect(found.problems.allSatisfy { $0.message.contains("gone") })
    }

    @Test func severalFoldersStayApart() throws {
        let card = try Card()
        for path in ["x/card1/DCIM/1.jpg", "x/card2/DCIM/1.jpg"] { try card.write(Data(), to: path) }
        let folders = [card.root + "/x/card1/DCIM", card.root + "/x/card2/"]
        #expect(try walk(folders).files.keys.sorted() == ["card1/DCIM/1.jpg", "card2/DCIM/1.jpg"])
        #expect(throws: BatchError.self) { try BatchFolders([card.root + "/nothing"]) }
        #expect(throws: BatchError.self) { try BatchFolders([card.root + "/x/card1/DCIM/1.jpg"]) }
    }

    @Test func shardsPartTheFilesEvenly() throws {
        let card = try Card()
        for number in 0..<300 { try card.write(Data(), to: "camera/IMG_\(number).jpg") }
        let all = Set(try walk([card.root]).files.keys)
        var together: Set<String> = []
        for number in 1...3 {
            let part = Set(try walk([card.root], shard: Shard(number: number, of: 3)).files.keys)
            #expect(part.count > 60)
            #expect(together.isDisjoint(with: part))
            together.formUnion(part)
        }
        #expect(together == all)
        #expect(Shard("0/3") == nil && Shard("4/3") == nil && Shard("1") == nil && Shard("1/2/3") == nil)
        #expect(Shard("2/3")?.text == "2/3")
    }
}
