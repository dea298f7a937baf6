// swift-tools-version: 6.2
// One section per layer, lowest first; a target depends on lower layers only
// (Tests/ArchitectureTests holds that against the import lines).
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "extract",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Extraction", targets: ["Extraction"]),
    .executable(name: "extract", targets: ["extract"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // 0
    .target(name: "Text", swiftSettings: settings),
    .target(name: "Storage", swiftSettings: settings),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .target(name: "CProcessor"),
    // 1
    .target(name: "RuleSyntax", dependencies: ["Text"], swiftSettings: settings),
    .target(
      name: "Tokens", dependencies: ["Text", "Storage", "CPCRE2", "CProcessor"],
      swiftSettings: settings),
    .target(name: "Automata", dependencies: ["Storage", "CProcessor"], swiftSettings: settings),
    // 2
    .target(
      name: "RuleCompiler", dependencies: ["Text", "Storage", "RuleSyntax", "Tokens", "Automata"],
      swiftSettings: settings),
    .executableTarget(
      name: "EmbedRules", dependencies: ["Text", "Storage", "RuleSyntax", "RuleCompiler"],
      swiftSettings: settings),
    .plugin(
      name: "EmbedRulesPlugin", capability: .buildTool(), dependencies: ["EmbedRules"],
      path: "Sources/EmbedRulesPlugin"),
    // Its `rules` is a link to the top-level folder: so a build sees that a file was added there.
    .target(
      name: "BundledRules", exclude: ["rules"], swiftSettings: settings,
      plugins: ["EmbedRulesPlugin"]),
    // 3
    .target(
      name: "Extraction",
      dependencies: [
        "Text", "Storage", "RuleSyntax", "Tokens", "Automata", "RuleCompiler", "BundledRules",
      ],
      exclude: ["extract-1.schema.json"],
      swiftSettings: settings),
    // 4
    .target(
      name: "Golden",
      dependencies: ["Extraction", "RuleCompiler", "Storage", "Text", "CZlib", "CZstd"],
      swiftSettings: settings),
    // 6
    .executableTarget(
      name: "extract",
      dependencies: [
        "Extraction", "Golden",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Extraction", "Golden",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["compare", "results"], swiftSettings: settings),
    // Tests
    .target(name: "ProcessorTime", path: "Tests/ProcessorTime", swiftSettings: settings),
    .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    .testTarget(name: "StorageTests", dependencies: ["Storage"], swiftSettings: settings),
    .testTarget(
      name: "RuleSyntaxTests", dependencies: ["RuleSyntax", "Text"], swiftSettings: settings),
    .testTarget(
      name: "TokensTests", dependencies: ["Tokens", "Text", "CProcessor", "ProcessorTime"],
      swiftSettings: settings),
    .testTarget(
      name: "AutomataTests", dependencies: ["Automata", "ProcessorTime"], swiftSettings: settings),
    .testTarget(
      name: "RuleCompilerTests",
      dependencies: ["RuleCompiler", "RuleSyntax", "Text", "ProcessorTime"],
      swiftSettings: settings),
    .testTarget(
      name: "ExtractionTests",
      dependencies: ["Extraction", "RuleCompiler", "Storage", "ProcessorTime"],
      swiftSettings: settings),
    .testTarget(
      name: "GoldenTests", dependencies: ["Golden", "Extraction", "Text"], swiftSettings: settings),
    // They run the program, so it must have been built.
    .testTarget(name: "CommandLineTests", dependencies: ["extract"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
