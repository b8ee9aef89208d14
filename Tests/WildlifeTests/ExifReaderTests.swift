import Civil
import Foundation
import TestSupport
import Testing
import Wildlife

struct ExifReaderTests {
    private func read(_ bytes: [UInt8]) -> MediaMetadata { bytes.withUnsafeBytes { ExifReader.read($0) } }

    private func times(_ original: String?, _ digitized: String?, _ changed: String?) -> [UInt8] {
        var exif: [(UInt16, TIFFBuilder.Value)] = []
        if let original { exif.append((0x9003, .text(original))) }
        if let digitized { exif.append((0x9004, .text(digitized))) }
        var main: [(UInt16, TIFFBuilder.Value)] = [(0x8769, .directory(exif))]
        if let changed { main.append((0x0132, .text(changed))) }
        return TIFFBuilder(main).jpeg
    }

    @Test func theTimesAreTakenInTheirOrder() {
        let (first, second, third) = ("2021:04:11 20:43:09", "2021:04:11 20:43:10", "2022:01:01 00:00:00")
        let original = read(times(first, second, third)).captureTime
        #expect(original?.text == "2021-04-11T20:43:09")
        #expect(original?.source == .dateTimeOriginal)
        let digitized = read(times("0000:00:00 00:00:00", second, third)).captureTime
        #expect(digitized?.text == "2021-04-11T20:43:10")
        #expect(digitized?.source == .dateTimeDigitized)
        let changed = read(times(nil, "    :  :     :  :  ", third)).captureTime
        #expect(changed?.text == "2022-01-01T00:00:00")
        #expect(changed?.source == .dateTime)
    }

    @Test(arguments: [
        "0000:00:00 00:00:00", "2021:02:30 10:00:00", "2021:04:11 24:00:00", "2021:04:11 20:60:00",
        "1969:12:31 23:59:59",
        "2021:04:11", "yesterday, at noon  ", "", "2021:04-11 20:43:09", "２０２１:04:11 20:43:09",
    ])
    func whatIsNoTimeIsMissing(text: String) { #expect(read(times(text, nil, nil)).captureTime == nil) }

    @Test(arguments: [
        "2021:04:11 20:43:09", "2021-04-11 20:43:09", "2021/04/11 20:43:09", "2021-04-11T20:43:09+02:00",
        "2021:04:11 20:43:09.123",
    ])
    func timesAreReadAsCamerasWriteThem(text: String) {
        #expect(read(times(text, nil, nil)).captureTime?.text == "2021-04-11T20:43:09")
    }

    @Test(arguments: [false, true])
    func whatAFileSaysOfItself(isBigEndian: Bool) throws {
        let jpeg = TIFFBuilder(
            isBigEndian: isBigEndian,
            [
                (0x010F, .text("CUDDEBACK  ")), (0x0110, .text("C3\u{1B}[2J")), (0x0112, .short(6)),
                (0x8769, .directory([(0x9003, .text("2018:06:01 12:48:28")), (0xA431, .text("0042"))])),
                (
                    0x8825,
                    .directory([
                        (1, .text("S")), (2, .rationals([(24, 1), (30, 1), (3600, 100)])), (3, .text("E")),
                        (4, .rationals([(31, 1), (15, 1), (0, 1)])),
                    ])
                ),
            ]
        ).jpeg
        let metadata = read(jpeg)
        #expect(metadata.cameraMake == "CUDDEBACK")
        // No control characters, which a terminal would obey.
        #expect(metadata.cameraModel == "C3[2J")
        #expect(metadata.cameraSerial == "0042")
        #expect(metadata.captureTime?.text == "2018-06-01T12:48:28")
        let place = try #require(metadata.place)
        #expect(abs(place.latitude + 24.51) < 1e-9)
        #expect(abs(place.longitude - 31.25) < 1e-9)
    }

    @Test func aReceiverWithoutAFixSaysNothing() {
        func place(_ latitude: [(UInt32, UInt32)], _ longitude: [(UInt32, UInt32)]) -> MediaMetadata.Place? {
            read(
                TIFFBuilder([
                    (
                        0x8825,
                        .directory([
                            (1, .text("N")), (2, .rationals(latitude)), (3, .text("E")), (4, .rationals(longitude)),
                        ])
                    )
                ]).jpeg
            ).place
        }
        let nothing: [(UInt32, UInt32)] = [(0, 1), (0, 1), (0, 1)]
        #expect(place(nothing, nothing) == nil)
        #expect(place([(1, 0), (0, 1), (0, 1)], [(5, 1), (0, 1), (0, 1)]) == nil)
        #expect(place([(91, 1), (0, 1), (0, 1)], [(5, 1), (0, 1), (0, 1)]) == nil)
        #expect(place([(51, 1), (0, 1), (0, 1)], [(5, 1), (0, 1), (0, 1)]) != nil)
    }

    @Test func whatIsWrittenIsRead() {
        let time = CivilTime(seconds: 1_777_878_900, offset: 7200)
        let jpeg = ExifWriter.adding(model: "gate \u{E9}", time: time, to: [0xFF, 0xD8, 0xFF, 0xDA, 0, 2])
        let metadata = read(jpeg)
        #expect(metadata.cameraMake == "Wayside")
        #expect(metadata.cameraModel == "gate")
        #expect(metadata.captureTime?.text == "2026-05-04T09:15:00")
        #expect(metadata.captureTime?.source == .dateTimeOriginal)
        #expect(jpeg.suffix(4) == [0xFF, 0xDA, 0, 2])
        #expect(ExifWriter.adding(model: "", time: time, to: [1, 2]) == [1, 2])
    }

    // MARK: Files that nobody should believe

    @Test func directoriesThatPointAtThemselvesEnd() {
        var bytes = TIFFBuilder([(0x8769, .long(8)), (0x8825, .long(8)), (0x0132, .text("2021:04:11 20:43:09"))]).bytes
        #expect(read(bytes).captureTime?.source == .dateTime)
        // The next directory is this one.
        bytes.replaceSubrange((10 + 36)..<(10 + 40), with: [8, 0, 0, 0])
        #expect(read(bytes).captureTime?.source == .dateTime)
    }

    @Test(arguments: [UInt32.max, UInt32.max - 7, 1 << 31, 0, 1, 7, 65_536])
    func offsetsThatLeadNowhere(offset: UInt32) {
        let count = [UInt8(offset & 0xFF), UInt8(offset >> 8 & 0xFF), UInt8(offset >> 16 & 0xFF), UInt8(offset >> 24)]
        let start: [UInt8] = [0x49, 0x49, 42, 0]
        #expect(read(start + count) == MediaMetadata())
        // A text of that length, a text at that place, a directory there.
        for entry in [[2, 0] + count + [26, 0, 0, 0], [2, 0, 20, 0, 0, 0] + count, [4, 0, 1, 0, 0, 0] + count] {
            for tag: [UInt8] in [[0x32, 0x01], [0x69, 0x87], [0x25, 0x88], [0x0F, 0x01]] {
                let file = start + [8, 0, 0, 0, 1, 0] + tag + entry + [0, 0, 0, 0]
                #expect(read(file).captureTime == nil)
            }
        }
    }

    @Test func anyBytesAreTaken() throws {
        var generator = SystemRandomNumberGenerator()
        var seeds = [
            TIFFBuilder([
                (0x010F, .text("RECONYX")), (0x0112, .short(1)),
                (
                    0x8769,
                    .directory([
                        (0x9003, .text("2021:04:11 20:43:09")),
                        (0x927C, .bytes(Array("RECONYXH2\0".utf8) + [UInt8](repeating: 7, count: 200))),
                    ])
                ), (0x8825, .directory([(1, .text("N")), (2, .rationals([(1, 1), (2, 1), (3, 1)]))])),
            ]).jpeg
        ]
        if SharedFiles.arePresent {
            seeds += try ["metaextract_Reconyx_HF2_Pro_Covert.jpg", "metaextract_Reconyx_HC500_firmware_3.3.0.jpg"].map
            {
                Array(try SharedFiles.data("exif/" + $0).prefix(4096))
            }
        }
        for seed in seeds {
            for round in 0..<4000 {
                var bytes = seed
                for _ in 0..<Int.random(in: 1...8, using: &generator) {
                    let place = Int.random(in: 0..<bytes.count, using: &generator)
                    bytes[place] = [0, 1, 0x7F, 0x80, 0xFF, .random(in: 0...255)].randomElement() ?? 0
                }
                if round % 4 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator)) }
                // On memory of exactly its size, so that a read past the end is found by a memory checker.
                let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
                defer { memory.deallocate() }
                memory.copyBytes(from: bytes)
                let metadata = ExifReader.read(UnsafeRawBufferPointer(memory))
                #expect(metadata.cameraMake?.utf8.count ?? 1 <= 4096)
            }
        }
    }

    // MARK: Real cameras

    /// Read with ExifTool 12.57.
    @Test(
        .enabled(if: SharedFiles.arePresent),
        arguments: [
            ("reconyx-sequence/20210531082538-RCNX0031.JPG", "2021-04-11T20:43:09", "H2RXEM06043616", 2.0),
            ("lila_idaho_camera_traps_loc_0044_loc_0044_im_005629.jpg", "2016-02-04T09:23:24", "P800EE08134297", -7),
            (
                "lila_channel_islands_camera_traps_loc-h500ee05127658_007_194.jpg", "2012-05-06T00:45:33",
                "H500EE05127658", 26
            ),
            ("metaextract_Reconyx_HC500_firmware_3.3.0.jpg", "2015-05-07T08:08:31", "H500DE01120343", -5),
            ("metaextract_Reconyx_HF2_Pro_Covert.jpg", "2019-04-04T10:04:12", "HLPXEL09018779", 5),
            ("lila_nacti_part3_sub308_CA-11_0001325.jpg", "2015-04-11T23:02:16", "H550HH12223383", 7),
            ("lila_wcs_camera_traps_animals_0245_1477.jpg", "2011-07-06T15:40:11", nil, nil),
            (
                "lila_snapshot_kruger_KRU_S1_3_3_R1_KRU_S1_3_R1_IMAG0713.JPG", "2018-06-01T12:48:28", nil, nil
            ),
            ("lila_wellington_camera_traps_121016192402044a1132.JPG", "2016-10-12T19:24:03", nil, nil),
            (
                "metaextract_Bushnell_Trophy_HD_Aggressor_119775C_firmware_BS685BWYx08237.jpg",
                "2015-08-03T04:30:58", nil, nil
            ), ("lila_ena24_7904.jpg", nil, nil, nil),
        ] as [(String, String?, String?, Double?)])
    func picturesOfRealCameras(file: String, time: String?, serial: String?, temperature: Double?) throws {
        let bytes = try SharedFiles.data("exif/" + file)
        let metadata = read(Array(bytes))
        #expect(metadata.captureTime?.text == time)
        #expect(metadata.cameraSerial == serial)
        #expect(metadata.temperature == temperature)
    }
}
