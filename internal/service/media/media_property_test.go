package media_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

var propertySubject = acctest.Resource("impact_media_property")

// blog, app and channel are a property of each type with everything set.
const (
	blog = `
  name                    = "Blog"
  type                    = "WEBSITE"
  url                     = "https://blog.example.com"
  description             = "About music"
  tags                    = ["music", "travel"]
  revenue_model           = ["PAY_PER_SALE", "PAY_PER_LEAD"]
  monthly_unique_visitors = 25000
  alexa_rating            = 120000
  quantcast_rating        = 0`
	app = `
  name             = "Player"
  type             = "MOBILE"
  url              = "https://apps.example.com/player"
  mobile_platform  = "IOS"
  app_store_rating = 4
  installs         = "TEN_THOUSAND_PLUS"
  price            = 3`
	channel = `
  name            = "Channel"
  type            = "SOCIAL"
  url             = "https://social.example.com/channel"
  social_platform = "X/TWITTER"
  followers       = "HUNDRED_THOUSAND_PLUS"
  handle          = "@channel"`
)

func config(attributes string) string {
	return "resource \"impact_media_property\" \"test\" {\n" + attributes + "\n}\n"
}

// replaced changes attributes of a configuration: old, new, old, new, and so on.
func replaced(attributes string, pairs ...string) string {
	return config(strings.NewReplacer(pairs...).Replace(attributes))
}

func TestAccMediaProperty_website(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.Run(
		resource.TestStep{
			Config: config(blog),
			ConfigStateChecks: []statecheck.StateCheck{
				propertySubject.Has("tags", acctest.StringSet("music", "travel")),
				propertySubject.Has("revenue_model", acctest.StringSet("PAY_PER_LEAD", "PAY_PER_SALE")),
				propertySubject.Has("monthly_unique_visitors", knownvalue.Int64Exact(25000)),
				propertySubject.Has("quantcast_rating", knownvalue.Int64Exact(0)),
				propertySubject.Has("ownership_verified", knownvalue.Bool(false)),
				propertySubject.Has("thumbnail", knownvalue.Null()),
				propertySubject.Has("handle", knownvalue.Null()),
			},
		},
		resource.TestStep{ResourceName: propertySubject.Address, ImportState: true, ImportStateVerify: true},
		resource.TestStep{ // everything that can change does, in place
			Config: replaced(blog, `"Blog"`, `"Blog 2"`, "//blog", "//blog2", "About music", "About", `"travel"`, `"food"`, "PAY_PER_LEAD", "PAY_PER_CLICK",
				"25000", "30000", "120000", "110000", "= 0", "= 7"),
			ConfigPlanChecks: propertySubject.Planned(plancheck.ResourceActionUpdate),
			ConfigStateChecks: []statecheck.StateCheck{
				propertySubject.Has("name", knownvalue.StringExact("Blog 2")),
				propertySubject.Has("url", knownvalue.StringExact("https://blog2.example.com")),
				propertySubject.Has("description", knownvalue.StringExact("About")),
				propertySubject.Has("tags", acctest.StringSet("food", "music")),
				propertySubject.Has("revenue_model", acctest.StringSet("PAY_PER_CLICK", "PAY_PER_SALE")),
				propertySubject.Has("monthly_unique_visitors", knownvalue.Int64Exact(30000)),
				propertySubject.Has("alexa_rating", knownvalue.Int64Exact(110000)),
				propertySubject.Has("quantcast_rating", knownvalue.Int64Exact(7)),
			},
		},
		resource.TestStep{ // what is not declared any more is left alone; text can be cleared
			Config: config(`
  name        = "Blog 2"
  type        = "WEBSITE"
  url         = "https://blog2.example.com"
  description = ""
  tags        = []`),
			ConfigStateChecks: []statecheck.StateCheck{
				propertySubject.Has("description", knownvalue.StringExact("")),
				propertySubject.Has("tags", acctest.StringSet()),
				propertySubject.Has("revenue_model", acctest.StringSet("PAY_PER_CLICK", "PAY_PER_SALE")),
				propertySubject.Has("alexa_rating", knownvalue.Int64Exact(110000)),
			},
		},
	)
}

func TestAccMediaProperty_app(t *testing.T) {
	t.Parallel()
	acctest.NewPartner(t).RunAtProtocol(
		resource.TestStep{Config: config(app)},
		resource.TestStep{ResourceName: propertySubject.Address, ImportState: true, ImportStateVerify: true},
		resource.TestStep{
			Config:           replaced(app, "IOS", "ANDROID", "= 4", "= 5", "TEN_THOUSAND", "MILLION", "= 3", "= 0"),
			ConfigPlanChecks: propertySubject.Planned(plancheck.ResourceActionUpdate),
			ConfigStateChecks: []statecheck.StateCheck{
				propertySubject.Has("mobile_platform", knownvalue.StringExact("ANDROID")),
				propertySubject.Has("app_store_rating", knownvalue.Int64Exact(5)),
				propertySubject.Has("installs", knownvalue.StringExact("MILLION_PLUS")),
				propertySubject.Has("price", knownvalue.Int64Exact(0)),
			},
		},
	)
}

func TestAccMediaProperty_social(t *testing.T) {
	t.Parallel()
	acctest.NewPartner(t).RunAtProtocol(
		resource.TestStep{Config: config(channel)},
		resource.TestStep{ResourceName: propertySubject.Address, ImportState: true, ImportStateVerify: true},
		resource.TestStep{
			Config:           replaced(channel, "X/TWITTER", "YOUTUBE", "HUNDRED_THOUSAND", "MILLION", "@channel", ""),
			ConfigPlanChecks: propertySubject.Planned(plancheck.ResourceActionUpdate),
			ConfigStateChecks: []statecheck.StateCheck{
				propertySubject.Has("social_platform", knownvalue.StringExact("YOUTUBE")),
				propertySubject.Has("followers", knownvalue.StringExact("MILLION_PLUS")),
				propertySubject.Has("handle", knownvalue.StringExact("")),
			},
		},
		resource.TestStep{ // another type is another property
			Config:           config(app),
			ConfigPlanChecks: propertySubject.Planned(plancheck.ResourceActionReplace),
		},
	)
}

func TestAccMediaProperty_onlyRequired(t *testing.T) {
	t.Parallel()
	acctest.NewPartner(t).RunAtProtocol(
		resource.TestStep{Config: config(`
  name = "Blog"
  type = "WEBSITE"
  url  = "https://blog.example.com"`)},
		resource.TestStep{
			Config: " ", ResourceName: propertySubject.Address, ImportState: true,
			ImportStateKind: resource.ImportBlockWithID, GenerateConfig: true,
		},
	)
}

func TestAccMediaProperty_import(t *testing.T) {
	t.Parallel()
	acctest.NewPartner(t).Run(
		resource.TestStep{Config: config(blog)},
		propertySubject.ImportByIdentity(),
		resource.TestStep{Config: " ", ResourceName: propertySubject.Address, ImportState: true, ImportStateKind: resource.ImportBlockWithID, GenerateConfig: true},
	)
}

func TestAccMediaProperty_thumbnail(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	image := filepath.Join(t.TempDir(), "logo.png")
	draw := func(content string) {
		if err := os.WriteFile(image, []byte("\x89PNG\r\n\x1a\n"+content), 0o600); err != nil {
			t.Error(err)
		}
	}
	draw("one")
	withImage := config(channel + fmt.Sprintf("\n  thumbnail_file = %q", image))
	var requests []string
	w.RunAtProtocol(
		resource.TestStep{
			Config: withImage,
			ConfigStateChecks: []statecheck.StateCheck{
				propertySubject.Has("thumbnail", knownvalue.NotNull()), propertySubject.Has("thumbnail_file_sha256", knownvalue.NotNull()),
			},
		},
		resource.TestStep{
			ResourceName: propertySubject.Address, ImportState: true, ImportStateVerify: true,
			ImportStateVerifyIgnore: []string{"thumbnail_file", "thumbnail_file_sha256"},
		},
		resource.TestStep{ // another content, under the same name
			PreConfig:        func() { draw("two"); w.Requests() },
			Config:           withImage,
			ConfigPlanChecks: propertySubject.Planned(plancheck.ResourceActionUpdate),
		},
		resource.TestStep{ // without the attribute the image stays
			PreConfig: func() {
				for _, call := range w.Requests() {
					if strings.HasPrefix(call, "PUT") {
						requests = append(requests, call)
					}
				}
				if stored := string(w.Account.MediaProperties()[0].Thumbnail); !strings.HasSuffix(stored, "two") {
					t.Errorf("the API has the image %q", stored)
				}
			},
			Config: config(channel),
			ConfigStateChecks: []statecheck.StateCheck{
				propertySubject.Has("thumbnail", knownvalue.NotNull()), propertySubject.Has("thumbnail_file_sha256", knownvalue.Null()),
			},
		},
		resource.TestStep{
			Config:      config(channel + "\n  thumbnail_file = \"missing.png\""),
			PlanOnly:    true,
			ExpectError: acctest.Text(`Cannot read the thumbnail…missing.png: no such file`),
		},
	)
	if diff := cmp.Diff([]string{"PUT /MediaProperties/{Id}"}, requests); diff != "" {
		t.Errorf("writes for a changed image: %s", diff)
	}
}

func TestAccMediaProperty_drift(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	w.RunAtProtocol(
		resource.TestStep{Config: config(blog)},
		resource.TestStep{ // impact.com verifies it
			PreConfig: func() {
				p := w.Account.MediaProperties()[0]
				p.OwnershipVerified = true
				w.Account.SetMediaProperty(p)
			},
			Config:            config(blog),
			ConfigPlanChecks:  propertySubject.Planned(plancheck.ResourceActionNoop),
			ConfigStateChecks: []statecheck.StateCheck{propertySubject.Has("ownership_verified", knownvalue.Bool(true))},
		},
		propertySubject.Drift(func() { // somebody edits it in the web app
			p := w.Account.MediaProperties()[0]
			p.Fields["Tags"], p.Fields["AlexaRating"], p.RevenueModel = "sport", "", nil
			w.Account.SetMediaProperty(p)
		}, config(blog), plancheck.ResourceActionUpdate, propertySubject.Has("tags", acctest.StringSet("music", "travel"))),
		propertySubject.Drift( // somebody deletes it
			func() { w.Account.DeleteMediaProperty(w.Account.MediaProperties()[0].ID) }, config(blog), plancheck.ResourceActionCreate,
		),
	)
	acctest.Gone(t, w.Account.MediaProperties())
}

func TestAccMediaProperty_errors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status     int
		body, want string
	}{
		"401": {
			http.StatusUnauthorized, `{"Status":"ERROR","Message":"Unauthorized"}`,
			`Cannot create the media property "Blog"…401 Unauthorized…the Auth Token was reset or deleted`,
		},
		"403": {
			http.StatusForbidden, `{"Status":"ERROR","Message":"Forbidden"}`,
			`lacks the permission for POST /Mediapartners/<AccountSID>/MediaProperties (probably in the category "Media Properties"). Enable it at https://app.impact.com/secure/mediapartner`,
		},
		"404": {
			http.StatusNotFound, `{"Status":"ERROR","Message":"Not found"}`,
			`Cannot create the media property "Blog"…404 Not Found.…Check the ids that are declared`,
		},
		"400 with fields": {
			http.StatusBadRequest,
			`{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"MonthlyUniqueVisitors","Message":"Too many"}]}`,
			`with impact_media_property.test…monthly_unique_visitors =…impact.com refused MonthlyUniqueVisitors: Too many.`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewPartner(t)
			w.NeedsMock()
			w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, Status: test.status, ContentType: "application/json", Body: test.body})
			w.RunAtProtocol(resource.TestStep{Config: config(blog), ExpectError: acctest.Text(test.want)})
		})
	}
}

func TestAccMediaProperty_waitsFor429(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	w.Mock.Fault(mockimpact.Fault{
		Method: http.MethodPost, Status: http.StatusTooManyRequests, Times: 1, Header: http.Header{"Retry-After": {"0"}},
	})
	w.RunAtProtocol(resource.TestStep{Config: config(app)})
}

// A create whose answer is lost is looked for, not repeated.
func TestAccMediaProperty_lostAnswer(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, AfterEffect: true, Drop: true, Times: 1})
	w.RunAtProtocol(
		resource.TestStep{Config: config(blog)},
		resource.TestStep{
			PreConfig: func() {
				if all := w.Account.MediaProperties(); len(all) != 1 {
					t.Errorf("want one property, got %v", all)
				}
			},
			Config: config(blog), PlanOnly: true,
		},
	)
}

func TestAccMediaProperty_wrongAccountType(t *testing.T) {
	t.Parallel()
	acctest.NewBrand(t).RunAtProtocol(resource.TestStep{
		Config: config(blog), PlanOnly: true,
		ExpectError: acctest.Text(`impact_media_property needs a partner account, but the provider acts on a brand account.`),
	})
}

func TestAccMediaProperty_badConfig(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	var steps []resource.TestStep
	for attributes, want := range map[string]string{
		blog + "\n  handle = \"@x\"":                                             `Unexpected attribute…handle can be set only when type is "SOCIAL", but type is "WEBSITE". Remove handle or change type.`,
		channel + "\n  price = 1":                                                `price can be set only when type is "MOBILE", but type is "SOCIAL".`,
		strings.ReplaceAll(app, "app_store_rating = 4", ""):                      `Missing attribute…app_store_rating is required when type is "MOBILE".`,
		strings.ReplaceAll(app, "= 4", "= 6"):                                    `app_store_rating value must be between 1 and 5`,
		strings.ReplaceAll(blog, `"travel"`, `"a,b"`):                            `the API sends these values joined by commas`,
		strings.ReplaceAll(blog, "PAY_PER_LEAD", "PAY_PER_VIEW"):                 `value must be one of`,
		strings.ReplaceAll(blog, `["PAY_PER_SALE", "PAY_PER_LEAD"]`, `[]`):       `set must contain at least 1 elements`,
		strings.ReplaceAll(blog, "https://blog.example.com", "blog.example.com"): `must be an address that starts with https:// or http://`,
	} {
		steps = append(steps, resource.TestStep{Config: config(attributes), PlanOnly: true, ExpectError: acctest.Text(want)})
	}
	w.Run(steps...)
}
