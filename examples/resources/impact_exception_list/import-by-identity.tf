import {
  to = impact_exception_list.clearance
  identity = {
    id = "10001"
  }
}
