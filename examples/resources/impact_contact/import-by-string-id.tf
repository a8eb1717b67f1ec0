import {
  to = impact_contact.manager
  id = "1000/2750"
}
