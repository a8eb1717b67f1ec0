package provider_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// A 404 to the items of a list does not say that the list is gone: the state keeps
// it, and the next run converges.
func TestFaultMatrix_child404(t *testing.T) {
	t.Parallel()
	children := map[string]string{
		"impact_exception_list":            "/ExceptionLists/*/Items/**",
		"impact_promo_code_exception_list": "/PromoCodeExceptionLists/*/Items/**",
	}
	for typeName, path := range children {
		for _, life := range lives() {
			life = slices.DeleteFunc(life, func(s stage) bool { return s.name == "destroy/read" }) // sends none
			for name, times := range map[string]int{"lasting": 0, "once": 1} {
				t.Run(typeName+"/"+name, func(t *testing.T) {
					t.Parallel()
					live(t, typeName, fixtures()[typeName], life, disaster{name: "child's 404", fault: mockimpact.Fault{
						Path: path, Times: times, Status: http.StatusNotFound,
						ContentType: "application/json", Body: `{"Status":"ERROR","Message":"Not found"}`,
					}})
				})
			}
		}
	}
}
