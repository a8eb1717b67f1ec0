package media

import (
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// changedThumbnail is the image as a part of a request, none when it is the one
// that was sent last. It fills a hash that could not be planned.
func (m *propertyModel) changedThumbnail(sent types.String) ([]impact.File, error) {
	planned := m.ThumbnailFileSHA256
	if !planned.IsUnknown() && (planned.IsNull() || planned.Equal(sent)) {
		return nil, nil
	}
	problem := func(err error) error { return &tfimpact.FieldError{Field: "Thumbnail", Problem: err.Error()} }
	hash, err := tfimpact.FileHash(m.ThumbnailFile)
	if err != nil {
		return nil, problem(err)
	}
	if !planned.IsUnknown() && !hash.Equal(planned) {
		return nil, problem(errors.New("the file has changed since the plan was made; plan again"))
	}
	m.ThumbnailFileSHA256 = hash
	if hash.IsNull() || hash.Equal(sent) {
		return nil, nil
	}
	image, err := tfimpact.Upload("Thumbnail", m.ThumbnailFile.ValueString())
	if err != nil {
		return nil, problem(err)
	}
	return []impact.File{image}, nil
}
