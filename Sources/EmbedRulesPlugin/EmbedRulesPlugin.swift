import Foundation
import PackagePlugin

/// Has `EmbedRules` run again whenever a rule or a list was edited, added or removed.
@main struct EmbedRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "rules").resolvingSymlinksInPath()
    let output = context.pluginWorkDirectoryURL.appending(path: "BundledRules+Sources.swift")
    let folder = rules.path(percentEncoded: false)
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let inputs =
      files
      .filter { !$0.hasPrefix(".") && !$0.contains("/.") }
      .filter { $0.hasSuffix(".rules") || $0.hasSuffix(".txt") || $0.hasSuffix(".tsv") }
      .sorted()
    if inputs.isEmpty { Diagnostics.error("no rules in \(folder)") }
    return [
      .buildCommand(
        displayName: "Embedding the rules",
        executable: try context.tool(named: "EmbedRules").url,
        // The names are arguments, so that a file's removal too is a change of the command.
        arguments: [output.path(percentEncoded: false), folder] + inputs,
        inputFiles: inputs.map { rules.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}
