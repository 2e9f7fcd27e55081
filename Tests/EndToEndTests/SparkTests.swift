import Kernels
import TestSupport
import Testing

/// The recipe for Apache Spark, run as it stands in `Documentation/recipes`.
@Suite(.enabled(if: isSparkThere, "Spark is not installed: set BROADSHEET_SPARK to a Python"))
struct SparkTests {
  private let corpus: NightlyCorpus

  init() throws { corpus = try NightlyCorpus(sentences: 40) }

  /// Stands for the program on the workers; the fifth time that it is to make parts, it makes one,
  /// then kills its worker and the processes between.
  private static func wrapper(turns: String) -> String {
    """
    #!/bin/sh
    PROGRAM='\(Program.path)' TURNS='\(turns)'
    if [ "$1" = parts ]; then
      for turn in 1 2 3 4 5; do mkdir "$TURNS/$turn" 2>/dev/null && break; turn=none; done
      if [ $turn = 5 ]; then
        head -n 1 | "$PROGRAM" "$@"
        victims= process=$$
        while process=$(awk '/^PPid/ { print $2 }' /proc/$process/status); do
          victims="$victims $process"
          tr '\\0' ' ' < /proc/$process/cmdline | grep -q 'deploy[.]worker[.]Worker' && break
          [ "$process" -gt 1 ] || exit 9
        done
        kill -9 $victims $$
      fi
    fi
    exec "$PROGRAM" "$@"

    """
  }

  /// A master and two workers, each a process of its own, and the recipe on them.
  private static let script = """
    export PYSPARK_PYTHON="$SPARK_PYTHON" SPARK_LOCAL_IP=127.0.0.1
    home=$("$SPARK_PYTHON" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
    trap 'kill $processes 2>/dev/null' EXIT
    start() {
      log=$1; shift
      "$home/bin/spark-class" "$@" --host 127.0.0.1 --port 0 --webui-port 0 > $log 2>&1 &
      processes="$processes $!"
    }
    wait_for() {
      for try in $(seq 300); do [ "$(grep -c "$1" master.log)" -ge $2 ] && return; sleep 0.2; done
      echo "no '$1' in:" >&2; cat master.log >&2; exit 9
    }
    mkdir turns
    start master.log org.apache.spark.deploy.master.Master
    wait_for 'Starting Spark master at' 1
    master=$(grep -o 'spark://[0-9.:]*' master.log | head -n 1)
    for worker in 1 2; do
      start worker$worker.log org.apache.spark.deploy.worker.Worker \\
        --cores 1 --memory 1g --work-dir "$PWD/work$worker" "$master"
    done
    wait_for 'Registering worker' 2
    timeout 200 "$home/bin/spark-submit" --master "$master" --executor-memory 512m \\
      "$RECIPE" "$PWD/wrapper" "$PWD/pipeline.json" --batches 4
    status=$?
    grep -q 'Removing worker' master.log || { echo "no worker was lost" >&2; exit 9; }
    exit $status
    """

  @Test func `two workers, one killed in the middle, publish what one run does`() throws {
    try corpus.folder.write("wrapper", Self.wrapper(turns: "\(corpus.folder.path)/turns"))
    let done = try corpus.shell(
      """
      chmod +x wrapper
      export SPARK_PYTHON='\(sparkPython)'
      export RECIPE='\(projectFolder)/Documentation/recipes/spark_parts.py'
      \(Self.script)
      """)
    #expect(done.status == 0, "\(done.errors)")
    let said = try #require(done.output.split(separator: "\n").first { $0.hasPrefix("{\"parts\"") })
    let made = said.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0
    #expect(made >= 64, "\(said)")
    #expect(try corpus.files() == corpus.freshFiles())
  }
}

/// A Python with `pyspark`: that of `BROADSHEET_SPARK`, or the one of the search path.
private let sparkPython = environmentVariable("BROADSHEET_SPARK") ?? "python3"

private let isSparkThere =
  (try? Program.start(
    "sh", ["-c", "java -version && \"$0\" -c 'import pyspark'", sparkPython], in: ScratchFolder()
  )
  .status) == 0
