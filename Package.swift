// swift-tools-version: 6.2
import Foundation
import PackageDescription

// OpenVINO: the folder that `make setup` fills, or an installation that OPENVINO_DIR names. SwiftPM drops the run path of a
// pkg-config file, so the paths are given here.
let openVINO = OpenVINOLocation(
    root: Context.environment["OPENVINO_DIR"] ?? Context.packageDirectory + "/.deps/openvino")

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
let openVINOSettings: [SwiftSetting] = swiftSettings + [.unsafeFlags(["-Xcc", "-I\(openVINO.include)"])]
// $ORIGIN/../lib/wayside is where `make install` puts the libraries.
let openVINOLinking: [LinkerSetting] = [
    .unsafeFlags([
        "-L\(openVINO.library)", "-Xlinker", "-rpath", "-Xlinker", "$ORIGIN/../lib/wayside",
        "-Xlinker", "-rpath", "-Xlinker", openVINO.library,
    ]),
    .linkedLibrary("openvino_c"),
]
let cSettings: [CSetting] = [.unsafeFlags(["-Wall", "-Wextra", "-Werror", "-O2"])]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "wayside",
    products: [.executable(name: "wayside", targets: ["wayside"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // What may be recognised at all. Imports nothing, so that nothing can reach in.
        .target(name: "ClassPolicy", swiftSettings: swiftSettings),
        // The values that stages hand on: detection, track, crossing, time.
        .target(name: "Values", dependencies: ["ClassPolicy"], swiftSettings: swiftSettings),

        .target(name: "CJPEG", cSettings: cSettings, linkerSettings: [.linkedLibrary("jpeg")]),
        .target(name: "CVideo4Linux", cSettings: cSettings, linkerSettings: [.linkedLibrary("v4lconvert")]),
        .target(name: "CSystem", cSettings: cSettings),
        .systemLibrary(name: "COpenVINO"),
        .systemLibrary(name: "CCrypto"),

        .target(name: "Imaging", dependencies: ["Values", "CJPEG"], swiftSettings: swiftSettings),
        // Is anything moving in front of the camera?
        .target(name: "Motion", dependencies: ["Values", "Imaging"], swiftSettings: swiftSettings),
        .target(
            name: "Capture", dependencies: ["Formats", "Values", "Imaging", "CVideo4Linux", "CSystem"],
            swiftSettings: swiftSettings),
        .target(
            name: "Detection", dependencies: ["ClassPolicy", "Values", "Imaging", "COpenVINO", "CCrypto", yams],
            swiftSettings: openVINOSettings, linkerSettings: openVINOLinking),
        .target(name: "Tracking", dependencies: ["Values"], swiftSettings: swiftSettings),
        .target(name: "Counting", dependencies: ["ClassPolicy", "Values", yams], swiftSettings: swiftSettings),
        // How good a detector is: annotated pictures, average precision.
        .target(name: "Evaluation", dependencies: ["Values"], swiftSettings: swiftSettings),
        .target(name: "Recording", dependencies: ["Formats", "Values", "Imaging"], swiftSettings: swiftSettings),
        // Camera traps: when a picture was taken, events, repeats, the formats of that field. Values and text, no pictures.
        .target(
            name: "Wildlife", dependencies: ["Civil", "Formats", "ClassPolicy", "Values"], swiftSettings: swiftSettings),
        // A card's pictures through the detector, into a journal that survives a power cut.
        .target(
            name: "Batch",
            dependencies: [
                "Wildlife", "Civil", "Formats", "ClassPolicy", "Values", "Imaging", "Capture", "Detection",
                "Recording", grdb,
            ], swiftSettings: openVINOSettings),
        // JSON, CSV, and the directories of TIFF in which EXIF stands.
        .target(name: "Formats", swiftSettings: swiftSettings),
        // Times on a site's clock.
        .target(name: "Civil", swiftSettings: swiftSettings),
        // Results over time: one SQLite file for many runs and cameras.
        .target(name: "Store", dependencies: ["Civil", "ClassPolicy", "Values", grdb], swiftSettings: swiftSettings),
        // What is made of stored results: bins of civil time, the field's formats, validation.
        .target(
            name: "Reports", dependencies: ["Civil", "Formats", "Store", "ClassPolicy", "Values"],
            swiftSettings: swiftSettings),
        .target(
            name: "Pipeline",
            dependencies: [
                "Values", "Civil", "Imaging", "Motion", "Capture", "Detection", "Tracking", "Counting", "Recording",
            ],
            swiftSettings: openVINOSettings),
        .executableTarget(
            name: "wayside",
            dependencies: [
                "ClassPolicy", "Values", "Imaging", "Capture", "Detection", "Tracking", "Counting", "Recording",
                "Civil", "Formats", "Evaluation", "Pipeline", "Store", "Reports", "Wildlife", "Batch",
                argumentParser,
            ],
            swiftSettings: openVINOSettings,
            linkerSettings: [
                .unsafeFlags([
                    "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims",
                    "-l_FoundationCollections",
                ])
            ]),

        // `make bench`.
        .executableTarget(
            name: "wayside-bench",
            dependencies: [
                "ClassPolicy", "Values", "Imaging", "Motion", "Capture", "Detection", "Tracking", "Counting",
                "Formats", "Recording", "Pipeline", "CSystem", argumentParser,
            ],
            swiftSettings: openVINOSettings),
        // Renders the sample clip in models/sample.
        .executableTarget(name: "sample-clip", swiftSettings: swiftSettings),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
        .testTarget(
            name: "ClassPolicyTests", dependencies: ["ClassPolicy", "TestSupport"], swiftSettings: swiftSettings),
        .testTarget(name: "ValuesTests", dependencies: ["Values"], swiftSettings: swiftSettings),
        .testTarget(
            name: "ImagingTests", dependencies: ["Imaging", "Values", "TestSupport"], swiftSettings: swiftSettings),
        .testTarget(
            name: "MotionTests", dependencies: ["Motion", "Imaging", "Values", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "CaptureTests", dependencies: ["Capture", "Imaging", "Values", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "DetectionTests", dependencies: ["Detection", "ClassPolicy", "Imaging", "Values", "TestSupport"],
            swiftSettings: openVINOSettings),
        .testTarget(
            name: "TrackingTests", dependencies: ["Tracking", "Values", "TestSupport"], swiftSettings: swiftSettings),
        .testTarget(
            name: "CountingTests", dependencies: ["Counting", "ClassPolicy", "Tracking", "Values", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "EvaluationTests", dependencies: ["Evaluation", "Values", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "RecordingTests",
            dependencies: ["Recording", "Formats", "ClassPolicy", "Imaging", "Values", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "StoreTests", dependencies: ["Store", "ClassPolicy", "Values", "TestSupport", grdb],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "WildlifeTests",
            dependencies: ["Wildlife", "Civil", "Formats", "ClassPolicy", "Values", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "BatchTests",
            dependencies: [
                "Batch", "Wildlife", "Civil", "ClassPolicy", "Values", "Imaging", "Capture", "Detection", "TestSupport",
            ], swiftSettings: openVINOSettings),
        .testTarget(name: "FormatsTests", dependencies: ["Formats"], swiftSettings: swiftSettings),
        .testTarget(name: "CivilTests", dependencies: ["Civil"], swiftSettings: swiftSettings),
        .testTarget(
            name: "ReportsTests",
            dependencies: ["Civil", "Reports", "Store", "ClassPolicy", "Values", "TestSupport", grdb],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "Pipeline", "Capture", "Civil", "ClassPolicy", "Counting", "Detection", "Imaging", "Recording",
                "Tracking",
                "Values",
                "TestSupport",
            ], swiftSettings: openVINOSettings),
        // Runs the built program as its users do.
        .testTarget(name: "waysideTests", dependencies: ["TestSupport"], swiftSettings: openVINOSettings),
    ],
    swiftLanguageModes: [.v6]
)

/// Where the headers and libraries of an OpenVINO installation lie: the wheel's layout (`include`, `libs`), an archive's
/// (`runtime/include`, `runtime/lib/<arch>`), or a distribution's (`include`, `lib/<triplet>`).
struct OpenVINOLocation {
    let include: String
    let library: String

    init(root: String) {
        func first(_ folders: [String], holding file: String) -> String {
            let paths = folders.map { root + "/" + $0 }
            return paths.first { FileManager.default.fileExists(atPath: $0 + "/" + file) } ?? paths[0]
        }
        include = first(["include", "runtime/include"], holding: "openvino/c/openvino.h")
        library = first(
            [
                "libs", "lib", "lib64", "lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu", "runtime/lib/intel64",
                "runtime/lib/aarch64", "runtime/lib/arm64",
            ], holding: "libopenvino_c.so")
    }
}
