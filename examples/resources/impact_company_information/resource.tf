# Only what is set here is managed; everything else follows impact.com.
resource "impact_company_information" "this" {
  company_name                 = "Acme Corporation"
  website                      = "https://www.example.com"
  primary_phone_number         = "2065550100"
  primary_phone_number_country = "US"

  billing_address = {
    address_line1 = "12 Harbor Way"
    address_line2 = "Floor 3"
    city          = "Seattle"
    postal_code   = "98101"
    country       = "US"
  }
}
