import {
  to = impact_media_property.blog
  identity = {
    id = "4622773"
  }
}
