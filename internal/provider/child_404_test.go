package provider_test

import (
	"net/http"
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
		for _, s := range stages() {
			if s.name == "destroy/read" { // sends none
				continue
			}
			for name, times := range map[string]int{"lasting": 0, "once": 1} {
				t.Run(typeName+"/"+s.name+"/"+name, func(t *testing.T) {
					t.Parallel()
					runCell(t, typeName, fixtures()[typeName], s, disaster{name: "child's 404", fault: mockimpact.Fault{
						Path: path, Times: times, Status: http.StatusNotFound,
						ContentType: "application/json", Body: `{"Status":"ERROR","Message":"Not found"}`,
					}})
				})
			}
		}
	}
}
