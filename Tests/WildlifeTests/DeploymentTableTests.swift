import Testing
import Wildlife

struct DeploymentTableTests {
    @Test(arguments: [
        ("site 4/DCIM/100RECNX/RCNX0001.JPG", "site 4"), ("site 4/2026-05/a.jpg", "site 4/2026-05"), ("a.jpg", "root"),
        ("DCIM/100RECNX/a.jpg", "root"), ("x/101_FUJI/a.jpg", "x"), ("x/100 RECN/a.jpg", "x/100 RECN"),
        ("x/000RECNX/a.jpg", "x/000RECNX"),
    ])
    func aDeploymentIsAFolderOfPictures(path: String, id: String) throws {
        #expect(try DeploymentTable().id(ofFile: path) == id)
    }

    private let table = """
        deploymentID,folder,zone,clockOffset,latitude,longitude,cameraModel
        north,card 1/ | ./card 2/DCIM,Europe/Berlin,1:00:00,51.496,4.774,Reconyx-HF2X
        north-2,card 1/later,Etc/GMT-1,,,,
        card 7,,,-86400,-1,2,
        """

    @Test func aTableSaysWhatBelongsWhere() throws {
        let table = try DeploymentTable(csv: table, file: "d.csv", zone: "Asia/Kathmandu")
        #expect(table.id(ofFile: "card 1/a.jpg") == "north")
        #expect(table.id(ofFile: "card 1/DCIM/100RECNX/a.jpg") == "north")
        #expect(table.id(ofFile: "card 2/DCIM/100RECNX/a.jpg") == "north")
        #expect(table.id(ofFile: "card 2/other/a.jpg") == "card 2/other")
        #expect(table.id(ofFile: "card 1/later/x/a.jpg") == "north-2")
        #expect(table.id(ofFile: "card 7/a.jpg") == "card 7")
        #expect(table.id(ofFile: "card 77/a.jpg") == "card 77")
        #expect(table["north"]?.place == MediaMetadata.Place(latitude: 51.496, longitude: 4.774))
        #expect(table["north"]?.columns == ["cameraModel": "Reconyx-HF2X"])
        #expect(table["card 9"] == nil)
    }

    private func moment(_ table: DeploymentTable, _ seconds: Int, _ deployment: String) -> CaptureMoment {
        table.moment(of: CaptureTime(localSeconds: seconds, source: .dateTimeOriginal), in: deployment)
    }

    @Test func aCamerasTimeIsCorrectedAndPutOnTheSitesClock() throws {
        let table = try DeploymentTable(csv: table, file: "d.csv", zone: "Asia/Kathmandu")
        // 2026-05-04T07:15:00 by the camera.
        let time = 1_777_878_900
        #expect(moment(table, time, "north").text == "2026-05-04T08:15:00+0200")
        #expect(moment(table, time, "north-2").text == "2026-05-04T07:15:00+0100")
        #expect(moment(table, time, "card 7").text == "2026-05-03T07:15:00+0545")
        #expect(moment(table, time, "elsewhere").text == "2026-05-04T07:15:00+0545")
        #expect(moment(try DeploymentTable(clockOffset: 60), time, "x").text == "2026-05-04T07:16:00")
    }

    /// Where the clock is set, a camera's time can mean two moments or none. It is never lost, and it is marked.
    @Test func doubtfulTimesAreTakenAndMarked() throws {
        let table = try DeploymentTable(zone: "Europe/Berlin")
        // 2026-10-25T02:30:00 comes twice, 2026-03-29T02:30:00 doesn't exist; an hour before and after both are plain.
        let (twice, never) = (1_792_895_400, 1_774_751_400)
        #expect(moment(table, twice, "x").text == "2026-10-25T02:30:00+0200")
        #expect(moment(table, twice, "x").isDoubtful)
        #expect(moment(table, twice - 3600, "x").text == "2026-10-25T01:30:00+0200")
        #expect(moment(table, twice + 3600, "x").text == "2026-10-25T03:30:00+0100")
        #expect(moment(table, never, "x").isDoubtful)
        #expect(moment(table, never, "x").seconds == never - 3600)
        #expect(moment(table, never - 3600, "x").text == "2026-03-29T01:30:00+0100")
        #expect(moment(table, never + 3600, "x").text == "2026-03-29T03:30:00+0200")
        for seconds in [twice - 3600, twice + 3600, never - 3600, never + 3600] {
            #expect(!moment(table, seconds, "x").isDoubtful)
        }
    }

    @Test func timesGoOnRising() throws {
        for zone in ["Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca", "Etc/GMT+5"] {
            let table = try DeploymentTable(zone: zone)
            // A year in half hours; where the hour comes twice the camera's clock alone can't tell.
            var last = Int.min
            for seconds in stride(from: 1_767_225_600, to: 1_798_761_600, by: 1800) {
                let moment = moment(table, seconds, "x")
                #expect(abs(moment.seconds - seconds) <= 86_400)
                if !moment.isDoubtful { #expect(moment.seconds > last) }
                if !moment.isDoubtful { last = moment.seconds }
            }
        }
    }

    @Test(arguments: [
        ("3600", 3600), ("-3600", -3600), ("+1:00:00", 3600), ("-0:30", -1800), ("2d", 172_800),
        ("-2d 03:30:00", -185_400), ("0", 0),
    ])
    func clockOffsetsAreRead(text: String, seconds: Int) { #expect(DeploymentTable.clockOffset(text) == seconds) }

    @Test(arguments: [
        "", "-", "1h", "1:60", "1:00:60", "d", "2d3d", "99999999999999999999", "1:2:3:4", "1 2", "2d -1:00", "١",
    ])
    func whatIsNoClockOffsetIsNot(text: String) { #expect(DeploymentTable.clockOffset(text) == nil) }

    @Test(arguments: [
        ("name\nx", "no column \"name\""), ("folder\nx", "deploymentID is missing"),
        ("deploymentID,zone\nx,CEST", "d.csv:2: column zone"),
        ("deploymentID\nx\nx", "stands in line 2"), ("deploymentID,folder\nx,a\ny,a/", "belongs to the deployment"),
        ("deploymentID,folder\nx,../b", "leads out"), ("deploymentID,latitude,longitude\nx,91,0", "column latitude"),
        ("deploymentID,latitude,longitude\nx,51,", "both latitude and longitude"),
        ("deploymentID,clockOffset\nx,soon", "column clockOffset"), ("deploymentID,zone\n,UTC", "give each row one"),
        ("deploymentID,zone\nx", "has 1 columns"), ("", "is empty"),
    ])
    func mistakesAreNamed(csv: String, message: String) {
        let error = #expect(throws: WildlifeError.self) { try DeploymentTable(csv: csv, file: "d.csv") }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
}
