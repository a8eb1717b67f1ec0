# Partners and agencies give a date instead: "2026-01-31".
data "impact_jobs" "recent" {
  created_after = "2026-01-31T00:00:00Z"
}

# Which exports failed and can be run again.
output "failed_exports" {
  value = [for job in data.impact_jobs.recent.jobs : job.id if job.status == "FAILED" && job.replayable]
}
