package scope

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestFirstID(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ answer, field, want string }{
		{`{"@total":"1","Deals":[{"Id":"7","CampaignId":"9"},{"Id":"8"}]}`, "Id", "7"},
		{`{"Deals":[{"Id":7}]}`, "Id", "7"},
		{`{"Deals":[{"id":12345678901234567890}]}`, "Id", "12345678901234567890"},
		{`[{"Id":"adv_action_listing"}]`, "Id", "adv_action_listing"},
		{`{"Actions":[{"Id":"1000.4636.158133"}]}`, "Id", "1000.4636.158133"},
		{`{"Campaigns":[{"CampaignId":"7","AdvertiserId":"9"}]}`, "CampaignId", "7"},
		{`{"A":[],"Deals":[{"Id":"7"}],"Labels":["x"]}`, "Id", "7"},
		{`{"Deals":[]}`, "Id", ""},
		{`{"Deals":null}`, "Id", ""},
		{`{"Deals":[{"Name":"x"}]}`, "Id", ""},
		{`{"Deals":[{"Id":""}]}`, "Id", ""},
		{`{"Deals":[{"Id":null}]}`, "Id", ""},
		{`{"Deals":[{"Id":"0"}]}`, "Id", ""},
		{`{"Deals":[{"Id":0}]}`, "Id", ""},
		{`{"Deals":[{"Id":".."}]}`, "Id", ""},
		{`{"Deals":[{"Id":"a/b"}]}`, "Id", ""},
		{`{"Deals":[{"Id":{"x":1}}]}`, "Id", ""},
		{`null`, "Id", ""},
		{``, "Id", ""},
	} {
		if got := firstID(json.RawMessage(tt.answer), tt.field); got != tt.want {
			t.Errorf("%s of %s: %q, want %q", tt.field, tt.answer, got, tt.want)
		}
	}
}

func FuzzFirstID(f *testing.F) {
	f.Add(`{"Deals":[{"Id":"7"}]}`)
	f.Add(`[{"Id":1e3}]`)
	f.Fuzz(func(t *testing.T, answer string) {
		id := firstID(json.RawMessage(answer), "Id")
		if strings.ContainsAny(id, "/{}") || id == "." || id == ".." || id == "0" {
			t.Errorf("%q cannot be an id in a path", id)
		}
	})
}
