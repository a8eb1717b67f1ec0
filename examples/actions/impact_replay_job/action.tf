# terraform apply -invoke=action.impact_replay_job.last_export
action "impact_replay_job" "last_export" {
  config {
    job_id = "d8807a9f-a5ee-4e3f-ad2b-3dfd19d1915f"
  }
}

# One for every export that failed. The data source lists again in every run, and a
# replay leaves the failed job as it is: narrow the listing to what is to be repeated.
data "impact_jobs" "today" {
  created_after = "2026-06-01T00:00:00Z"
}

action "impact_replay_job" "failed" {
  for_each = toset([for job in data.impact_jobs.today.jobs : job.id if job.status == "FAILED" && job.replayable])

  config {
    job_id = each.key
  }
}
