#!/usr/bin/env python3
"""Makes the parts of a corpus on the workers of Apache Spark, then publishes.

    spark-submit --master spark://HOST:7077 spark_parts.py PROGRAM PIPELINE [--batches 16]

PROGRAM and PIPELINE are absolute paths, and they, the corpus, the lexicons and the output folder
lie on a file system that all workers share. Spark gives the names of batches to the workers, and
what a lost worker had not made to others; the tables are the same, byte for byte, as those of
`PROGRAM run PIPELINE`. The exit status is that of `PROGRAM assemble`, or of `PROGRAM batches` where
that fails.
"""
import argparse
import json
import os
import shlex
import subprocess
import sys

from pyspark import SparkContext


def listed(program: str, pipeline: str) -> list[str]:
    """Names of the batches whose parts are still to be made."""
    done = subprocess.run([program, "batches", "--missing", pipeline], stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(done.returncode)
    return done.stdout.decode().split()


def made(names: list[str], program: str, pipeline: str, batches: int) -> dict[str, int]:
    """Makes the parts, and adds up what the workers say of them."""
    # A pipe has no variables but these.
    kept = ("PATH", "BROADSHEET_DATA")
    variables = {name: os.environ[name] for name in kept if name in os.environ}
    with SparkContext(appName="broadsheet") as spark:
        lines = (
            spark.parallelize(names, -(-len(names) // batches))
            .pipe(shlex.join([program, "parts", pipeline]), variables, checkCode=True)
            .collect()
        )
    parts = [json.loads(line) for line in lines]
    keys = ("documents", "bytes", "rejected")
    return {"parts": len(parts)} | {key: sum(part[key] for part in parts) for key in keys}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("pipeline")
    parser.add_argument(
        "--batches", type=int, default=16, help="how many a process makes, 16 unless given")
    arguments = parser.parse_args()
    names = listed(arguments.program, arguments.pipeline)
    if names:
        print(json.dumps(made(names, arguments.program, arguments.pipeline, arguments.batches)))
    return subprocess.run([arguments.program, "assemble", arguments.pipeline]).returncode


if __name__ == "__main__":
    sys.exit(main())
