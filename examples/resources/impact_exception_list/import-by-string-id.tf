import {
  to = impact_exception_list.clearance
  id = "10001"
}
