data "impact_reports" "all" {}

# Ids of the reports that a program can run, by category. Nothing is run here.
output "reports" {
  value = {
    for report in data.impact_reports.all.reports :
    coalesce(report.category, "none") => report.id... if report.api_accessible
  }
}
