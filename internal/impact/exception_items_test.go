package impact

import (
	"bytes"
	"encoding/csv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func itemValues(items []ExceptionListItem) (values []string) {
	for _, item := range items {
		values = append(values, item.Value+"="+item.Name)
	}
	return values
}

func TestCompareItems(t *testing.T) {
	t.Parallel()
	live := []ExceptionListItem{{Value: "A", Name: "a"}, {Value: "B"}, {Value: "C", Name: "c"}, {Value: "C", Name: "double"}}
	for name, test := range map[string]struct {
		want                      map[string]string
		add, rename, remove, keep []string
	}{
		"the same":         {map[string]string{"A": "a", "B": "", "C": ""}, nil, nil, nil, []string{"A=a", "B=", "C=c", "C=double"}},
		"no name declared": {map[string]string{"A": "", "B": "", "C": ""}, nil, nil, nil, []string{"A=a", "B=", "C=c", "C=double"}},
		"another name":     {map[string]string{"A": "z", "B": "", "C": ""}, nil, []string{"A=z"}, nil, []string{"B=", "C=c", "C=double"}},
		"new ones":         {map[string]string{"A": "", "B": "", "C": "", "E": "", "D": "d"}, []string{"D=d", "E="}, nil, nil, []string{"A=a", "B=", "C=c", "C=double"}},
		"a double goes":    {map[string]string{"A": "", "B": ""}, nil, nil, []string{"C=c", "C=double"}, []string{"A=a", "B="}},
		"none":             {nil, nil, nil, []string{"A=a", "B=", "C=c", "C=double"}, nil},
	} {
		change := Change{Set: test.want}
		for _, value := range []string{"A", "B", "C"} {
			if _, stays := test.want[value]; !stays {
				change.Remove = append(change.Remove, value)
			}
		}
		d := compareItems(live, change)
		got := [][]string{itemValues(d.add), itemValues(d.rename), itemValues(d.remove), itemValues(d.keep)}
		if diff := cmp.Diff([][]string{test.add, test.rename, test.remove, test.keep}, got); diff != "" {
			t.Errorf("%s: add, rename, remove, keep (-want +got):\n%s", name, diff)
		}
	}
}

// Whatever a value or a name holds, it arrives in one field of one line.
func FuzzItemFile(f *testing.F) {
	for _, seed := range []string{"SKU-1", "a,b", `"quoted"`, "two\nlines", " space ", `\.`, "=1+1", "é", ";", "\t"} {
		f.Add(seed, seed)
		f.Add(seed, "")
	}
	f.Fuzz(func(t *testing.T, value, name string) {
		if bytes.ContainsRune([]byte(value+name), '\r') || value == "" {
			t.Skip("the reader makes one line break of \\r\\n; no item has an empty value")
		}
		file := itemFile([]ExceptionListItem{{Value: value, Name: name}, {Value: "last"}})
		rows, err := csv.NewReader(bytes.NewReader(file.Content)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([][]string{{"Value", "Name"}, {value, name}, {"last", ""}}, rows); diff != "" {
			t.Errorf("rows (-want +got):\n%s", diff)
		}
	})
}
