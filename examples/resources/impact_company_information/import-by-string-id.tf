import {
  to = impact_company_information.this
  id = "IRq8mWJybvoQ1020978kbj7am8zzM2dBL1"
}
