import Kernels
import TestSupport
import Testing

/// Where files can share blocks, runs share what they have in common, and are as right as without.
struct SharedBlocksRunTests {
  @Test func `runs on XFS share the front of their files`() throws {
    let corpus = try NightlyCorpus(sentences: 200)
    let mounted = try corpus.shell(
      """
      truncate -s 400m image && mkfs.xfs -q image && mkdir shared && mount -o loop image shared
      """)
    guard mounted.status == 0 else {
      return print("skipped: no XFS can be made and mounted here: \(mounted.errors)")
    }
    defer { _ = try? corpus.shell("umount shared") }
    #expect(try corpus.run("--quiet", to: "shared/out").status == 0)
    try corpus.folder.write("in/z/last.txt", "Title\n\nA new article at the end.\n")
    #expect(try corpus.run("--quiet", to: "shared/out").status == 0)
    #expect(try corpus.files("shared/out") == corpus.freshFiles())
    let extents = try corpus.shell("filefrag -v shared/out/current/documents.csv.gz")
    #expect(extents.output.contains("shared"), "\(extents.output) \(extents.errors)")
    let changed = try corpus.shell(
      "rm -r shared/out/runs/000001 && \"$0\" verify shared/out && umount shared")
    #expect(changed.status == 0, "\(changed.errors)")
  }
}
