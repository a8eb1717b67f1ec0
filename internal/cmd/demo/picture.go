package main

import (
	"regexp"
	"strings"
)

// portNumber has five digits on every system that picks it, so that the text
// around it is wrapped alike.
var portNumber = regexp.MustCompile(`127\.0\.0\.1:\d+`)

// pictured are the lines of the picture: what the demo printed, in a window, after
// it built the provider.
func pictured(printed string) []string {
	lines := []string{"$ make demo"}
	for line := range strings.Lines(portNumber.ReplaceAllString(printed, "127.0.0.1:49152")) {
		if !strings.HasPrefix(line, "Building the provider") {
			lines = append(lines, wrap(strings.TrimRight(line, "\n"))...)
		}
	}
	return lines
}

// wrap breaks a line between words where it would leave the window.
func wrap(line string) []string {
	var lines []string
	for len(plain(line)) > columns && !strings.HasPrefix(line, " ") {
		at := strings.LastIndex(line[:columns+1], " ")
		if at < 0 {
			break
		}
		lines, line = append(lines, line[:at]), line[at+1:]
	}
	return append(lines, line)
}
