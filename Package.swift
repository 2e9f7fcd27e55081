// swift-tools-version: 6.2
import PackageDescription

/// Every module is checked for data races, for memory safety, and for missing imports.
let checked: [SwiftSetting] = [
  .strictMemorySafety(),  // an unsafe call must be marked `unsafe`
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func module(_ name: String, uses dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: checked)
}

func tests(of name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    swiftSettings: checked)
}

let package = Package(
  name: "broadsheet",
  products: [
    .executable(name: "broadsheet", targets: ["broadsheet"]),
    .library(name: "broadsheet_arrow", type: .dynamic, targets: ["ArrowBridge"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // From the bottom up: a module names only modules above its own line.
    .systemLibrary(
      name: "CZlib", providers: [.apt(["libz-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CFiles"),
    .systemLibrary(name: "CVectors"),
    module("Kernels", uses: ["CZlib", "CMalloc", "CFiles", "CVectors"]),
    module("Corpus", uses: ["Kernels"]),
    module("Configuration", uses: ["Kernels"]),
    module("Linguistics", uses: ["Kernels", "Corpus"]),
    module("Tables", uses: ["Kernels"]),
    // Not under anything: a library of its own, for other languages.
    module("ArrowBridge", uses: ["Kernels", "Tables"]),
    // What stands behind a row of the tables: reads them, knows nothing of how they came about.
    module("Evidence", uses: ["Kernels", "Tables"]),
    module("Stages", uses: ["Kernels", "Corpus", "Configuration", "Linguistics", "Tables"]),
    module(
      "Pipeline", uses: ["Kernels", "Corpus", "Configuration", "Linguistics", "Tables", "Stages"]),
    .executableTarget(
      name: "broadsheet",
      dependencies: [
        "Pipeline", "Configuration", "Evidence", "Linguistics", "Tables", "Stages", "Kernels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: checked),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Kernels", "Corpus", "Configuration", "Linguistics", "Tables", "Stages",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/Kernels", swiftSettings: checked),

    // Tests
    .target(
      name: "TestSupport", dependencies: ["Kernels", "Corpus"], path: "Tests/TestSupport",
      swiftSettings: checked),
    tests(of: "Kernels"),
    tests(of: "Corpus"),
    tests(of: "Configuration"),
    tests(of: "Linguistics", uses: ["Corpus", "Kernels"]),
    tests(of: "Tables", uses: ["Kernels"]),
    tests(of: "Evidence", uses: ["Tables", "Kernels"]),
    tests(of: "Stages", uses: ["Corpus", "Configuration", "Linguistics", "Tables", "Kernels"]),
    tests(
      of: "Pipeline",
      uses: ["Corpus", "Configuration", "Linguistics", "Tables", "Stages", "Kernels"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["broadsheet", "TestSupport", "Kernels", "Tables"],
      exclude: ["Snapshots"],
      swiftSettings: checked),
  ],
  swiftLanguageModes: [.v6]
)
