import Testing
import Wildlife

struct DeploymentTableTests {
    @Test(arguments: [
        ("site 4/DCIM/100RECNX/RCNX0001.JPG", "site 4"), ("site 4/2026-05/a.jpg", "site 4/2026-05"), ("a.jpg", "root"),
        ("DCIM/100RECNX/a.jpg", "root"), ("x/101_FUJI/a.jpg", "x"), ("x/100 RECN/a.jpg", "x/100 RECN"),
    ])
    func aDeploymentIsAFolderOfPictures(path: String, id: String) throws {
        #expect(try DeploymentTable().id(ofFile: path) == id)
    }
}
