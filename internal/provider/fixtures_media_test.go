package provider_test

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

// mediaProperty declares a social media account.
func mediaProperty(name, followers string) func(*acctest.World) map[string]tftypes.Value {
	return func(*acctest.World) map[string]tftypes.Value {
		return map[string]tftypes.Value{
			"name": acctest.String(name), "type": acctest.String("SOCIAL"), "url": acctest.String("https://social.example.com/acme"),
			"followers": acctest.String(followers),
			"tags":      tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String("music")}),
		}
	}
}

func mediaPropertyFixture() fixture {
	return fixture{
		world:   acctest.NewPartner,
		config:  mediaProperty("Channel", "HUNDRED_PLUS"),
		changed: mediaProperty("Channel 2", "THOUSAND_PLUS"),
		live: func(w *acctest.World) []string {
			rendered := []string{}
			for _, p := range w.Account.MediaProperties() {
				rendered = append(rendered, fmt.Sprintf("%s: %s %s", p.Fields["Name"], p.Fields["Followers"], p.Fields["Tags"]))
			}
			return rendered
		},
		want: []string{"Channel: HUNDRED_PLUS music"}, wantChanged: []string{"Channel 2: THOUSAND_PLUS music"}, wantDestroyed: []string{},
	}
}
