// Command surface says of every documented operation of impact.com what this
// provider does with it: serves it, only probes it, or leaves it, and why.
//
//	go run ./internal/cmd/surface          a table of all operations
//	go run ./internal/cmd/surface -guide   the tables of the guide "What is not served"
//
// What is served stands in served.tsv, as the tests saw it sent; what is not, with
// the reason, in declined.go.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	guide := flag.Bool("guide", false, "print what the guide has between its marks")
	flag.Parse()
	rows, err := surface()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if *guide {
		fmt.Print(guideTable(rows))
		return
	}
	fmt.Print(table(rows))
}
