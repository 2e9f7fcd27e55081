import Kernels

/// The project's folder, found from where this file was compiled.
package let projectFolder: String = {
  let parts = #filePath.split(separator: "/")
  return "/" + parts.dropLast(3).joined(separator: "/")
}()

/// Development data beside the project, or `nil` on a machine that has none; tests that use it
/// say that they are skipped then.
package let sharedFolder: String? = {
  let path = projectFolder + "/../shared"
  return FileSystem.isFolder(path) ? path : nil
}()

/// Whether the tests that take long are asked for.
package let isLongRun = environmentVariable("BROADSHEET_LONG_TESTS") == "1"
