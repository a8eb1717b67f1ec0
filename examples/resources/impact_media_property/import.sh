# The import id is the id of the media property.
terraform import impact_media_property.blog 4622773
