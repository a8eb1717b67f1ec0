import {
  to = impact_media_property.blog
  id = "4622773"
}
