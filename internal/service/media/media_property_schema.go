package media

import (
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

var (
	revenueModels   = []string{"PAY_PER_LEAD", "PAY_PER_INQUIRY", "PAY_PER_SALE", "PAY_PER_CLICK", "PAY_PER_INSTALL"}
	mobilePlatforms = []string{"IOS", "ANDROID"}
	socialPlatforms = []string{"INSTAGRAM", "YOUTUBE", "X/TWITTER", "FACEBOOK", "PINTEREST", "TWITCH", "TIKTOK", "LINKEDIN", "WECHAT", "WEIBO"}
	magnitudes      = []string{
		"HUNDRED_PLUS", "THOUSAND_PLUS", "TEN_THOUSAND_PLUS", "HUNDRED_THOUSAND_PLUS",
		"MILLION_PLUS", "TEN_MILLION_PLUS", "HUNDRED_MILLION_PLUS",
	}
	absoluteURL = regexp.MustCompile(`^https?://[^\s/]+`)
)

// unset says what leaving an attribute out does, the same for all of them.
const unset = " When not set, impact.com's value is left alone."

func (propertyResource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "media_property", Noun: "media property", Plural: "media properties", Key: []string{"id"},
		AccountTypes: []impact.AccountType{impact.Partner},
		Fields:       map[string]string{"Thumbnail": "thumbnail_file"},
	}
}

func (propertyResource) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "A place where a partner promotes: a website, a mobile app or a social media account. " +
			"impact.com verifies new properties some time after they were created; Terraform does not wait for it, and `ownership_verified` tells. " +
			"Each type has attributes of its own, and those of another type are refused when planning.",
		Attributes: map[string]schema.Attribute{
			"id": tfimpact.ID("media property"),
			"name": schema.StringAttribute{
				Required: true, MarkdownDescription: "Name of the property, as brands see it.",
				PlanModifiers: []planmodifier.String{check.TextUnlessHeld(check.NotBlank())},
			},
			"type": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "`WEBSITE`, `MOBILE` (an app) or `SOCIAL` (a social media account). The API cannot change it: another type makes a new property.",
				PlanModifiers:       []planmodifier.String{check.TextUnlessHeld(stringvalidator.OneOf(website, mobile, social)), stringplanmodifier.RequiresReplace()},
			},
			"url": schema.StringAttribute{
				Required: true, MarkdownDescription: "Public address of the property, with `https://` or `http://`.",
				PlanModifiers: []planmodifier.String{check.TextUnlessHeld(check.NotBlank(), stringvalidator.RegexMatches(absoluteURL, "must be an address that starts with https:// or http://"))},
			},
			"description": optionalText("The property and its audience in a few words; `\"\"` clears it."),
			"tags": schema.SetAttribute{
				ElementType: types.StringType, Optional: true, Computed: true,
				MarkdownDescription: "Tags by which brands find the property. When set, it has exactly these; `[]` removes them all. The API joins tags by commas, so a tag cannot hold one." + unset,
				Validators:          []validator.Set{check.Members(check.NoSurroundingSpace(), tfimpact.NoComma())},
				PlanModifiers:       []planmodifier.Set{setplanmodifier.UseStateForUnknown()},
			},
			"revenue_model": schema.SetAttribute{
				ElementType: types.StringType, Optional: true, Computed: true,
				MarkdownDescription: "How the property earns: any of `PAY_PER_LEAD`, `PAY_PER_INQUIRY`, `PAY_PER_SALE`, `PAY_PER_CLICK`, `PAY_PER_INSTALL`, at least one. When set, it has exactly these." + unset,
				Validators:          []validator.Set{check.Members()},
				PlanModifiers: []planmodifier.Set{
					setplanmodifier.UseStateForUnknown(),
					check.SetUnlessHeld(setvalidator.SizeAtLeast(1), check.Members(stringvalidator.OneOf(revenueModels...))),
				},
			},
			"monthly_unique_visitors": optionalInteger("Estimated unique visitors a month. Websites only.", int64validator.AtLeast(0)),
			"alexa_rating":            optionalInteger("Global traffic rank by Alexa. Websites only.", int64validator.AtLeast(0)),
			"quantcast_rating":        optionalInteger("Audience rating by Quantcast. Websites only.", int64validator.AtLeast(0)),
			"mobile_platform":         optionalText("System the app runs on: `IOS` or `ANDROID`. Mobile apps only.", mobilePlatforms...),
			"app_store_rating":        appStoreRating(),
			"installs":                optionalText("Order of magnitude of the app's installs, `HUNDRED_PLUS` to `HUNDRED_MILLION_PLUS` in steps of ten. Mobile apps only.", magnitudes...),
			"price":                   optionalInteger("Price in the app store, a whole number; the API does not say in which currency. Mobile apps only.", int64validator.AtLeast(0)),
			"social_platform":         optionalText("The network: `INSTAGRAM`, `YOUTUBE`, `X/TWITTER`, `FACEBOOK`, `PINTEREST`, `TWITCH`, `TIKTOK`, `LINKEDIN`, `WECHAT` or `WEIBO`. Social media accounts only.", socialPlatforms...),
			"followers":               optionalText("Order of magnitude of the followers, `HUNDRED_PLUS` to `HUNDRED_MILLION_PLUS` in steps of ten. Social media accounts only.", magnitudes...),
			"handle":                  optionalText("Handle or user name. Social media accounts only; `\"\"` clears it."),
			"thumbnail_file": schema.StringAttribute{
				Optional: true, Validators: []validator.String{check.NotBlank()},
				MarkdownDescription: "Path of an image file to upload as the property's thumbnail, for example `\"${path.module}/logo.png\"`. It is uploaded when the file's content changes (see `thumbnail_file_sha256`). " +
					"The API cannot remove a thumbnail: without the attribute the last one stays. A thumbnail that was changed in the web app is not noticed, because the API does not show its content.",
			},
			"thumbnail_file_sha256": schema.StringAttribute{
				Computed: true, MarkdownDescription: "SHA-256, in hexadecimal, of the file at `thumbnail_file` when it was uploaded last; null without `thumbnail_file`.",
			},
			"thumbnail":          schema.StringAttribute{Computed: true, MarkdownDescription: "Path of the thumbnail in the API, below the account root; null when there is none."},
			"ownership_verified": schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether impact.com has verified that the property is the partner's. False for a new one, until impact.com has looked at it."},
			"uri":                tfimpact.URI("media property"),
		},
	}
}

// optionalText is a text that the user may set, one of the values if there are any.
func optionalText(description string, values ...string) schema.StringAttribute {
	rule := check.NotWhiteSpace()
	if len(values) > 0 {
		rule = stringvalidator.OneOf(values...)
	}
	return schema.StringAttribute{
		Optional: true, Computed: true, MarkdownDescription: description + unset,
		PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), check.TextUnlessHeld(rule)},
	}
}

// optionalInteger is a whole number that the user may set.
func optionalInteger(description string, bounds validator.Int64) schema.Int64Attribute {
	return schema.Int64Attribute{
		Optional: true, Computed: true, CustomType: check.WholeNumberType{}, MarkdownDescription: description + unset,
		PlanModifiers: []planmodifier.Int64{int64planmodifier.UseStateForUnknown(), check.IntegerUnlessHeld(bounds)},
	}
}

// appStoreRating is wanted by a create, but an app from the web app may lack it.
func appStoreRating() schema.Int64Attribute {
	attribute := optionalInteger("Rating in the app store, 1 to 5. Mobile apps only, and required for new ones.", int64validator.Between(1, 5))
	attribute.PlanModifiers = append(attribute.PlanModifiers, tfimpact.RequiredOfNew("type", mobile))
	return attribute
}
