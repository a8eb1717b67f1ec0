package mockimpact

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// readItems reads an uploaded file of items, or says what is wrong with it. The
// document says .CSV or .XLSX and leaves the columns open: they are taken to be
// the fields that a form has, named in a header line.
func readItems(u rule.Upload) (items []ExceptionItem, problem string) {
	if extension := path.Ext(u.Name); !strings.EqualFold(extension, ".csv") {
		return nil, fmt.Sprintf("This mock reads .csv files only, not %q", extension)
	}
	rows, err := csv.NewReader(bytes.NewReader(u.Data)).ReadAll()
	if err != nil {
		return nil, "Not a CSV file: " + err.Error()
	}
	if len(rows) < 2 {
		return nil, "The file has no items"
	}
	header := rows[0]
	valueAt, nameAt := slices.Index(header, "Value"), slices.Index(header, "Name")
	if valueAt < 0 {
		return nil, "The file has no column Value"
	}
	for _, column := range header {
		if column != "Value" && column != "Name" {
			return nil, fmt.Sprintf("Unknown column %q", column)
		}
	}
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		item := ExceptionItem{Value: row[valueAt]}
		if nameAt >= 0 {
			item.Name = row[nameAt]
		}
		if strings.TrimSpace(item.Value) == "" || seen[item.Value] {
			return nil, fmt.Sprintf("The value %q is empty or not the only one", item.Value)
		}
		seen[item.Value] = true
		items = append(items, item)
	}
	return items, ""
}
