import Kernels

extension NightlyRun {
  /// A file for Airflow's folder of DAGs, for versions 2 and 3.
  var airflowDAG: ScheduleFile {
    let arguments = command.map { "    \(JSONOutput.string($0).line),\n" }.joined()
    return ScheduleFile(
      name: "\(identifier.map { $0 == "-" ? "_" : String($0) }.joined()).py",
      text: """
        # Broadsheet: \(title). For Airflow's folder of DAGs.
        import subprocess
        from datetime import datetime, timedelta, timezone

        try:
            from airflow.sdk import dag, task
        except ImportError:  # Airflow 2
            from airflow.decorators import dag, task
        from airflow.exceptions import AirflowFailException, AirflowSkipException

        COMMAND = [
        \(arguments)]


        @dag(
            dag_id="\(identifier)",
            schedule="\(time.minute) \(time.hour) * * *",
            start_date=datetime(2024, 1, 1, tzinfo=timezone.utc),
            catchup=False,  # One run reads all that changed, however many nights were missed.
            max_active_runs=1,
            default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
            tags=["broadsheet"],
        )
        def nightly():
            @task
            def run():
                with subprocess.Popen(
                    COMMAND, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
                ) as process:
                    try:
                        for line in process.stdout:
                            print(line, end="")
                    except BaseException:  # The task is being ended: so is the run.
                        process.terminate()
                        raise
                status = process.returncode
                if status == 75:
                    raise AirflowSkipException("another run is at work")
                if status in (2, 3):  # Trying again does not help.
                    raise AirflowFailException(f"exit status {status}")
                if status not in (0, 1):
                    raise RuntimeError(f"exit status {status}: the next try goes on from here")

            run()


        nightly()

        """)
  }
}
