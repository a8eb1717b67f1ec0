action "impact_replay_job" "last_export" {
  config {
    job_id = "d8807a9f-a5ee-4e3f-ad2b-3dfd19d1915f"
  }
}
