package credential_test

import (
	"os"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

func TestMain(m *testing.M) { os.Exit(acctest.Main(m)) }
