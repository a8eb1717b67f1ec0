package main

import (
	"regexp"
	"strings"
)

// Of everything that the demo prints, the picture shows what it says itself, what
// the plans find about the three credentials, and the warning.

// highlights picks the lines for the picture, colours included.
func highlights(printed string) []string {
	lines := []string{"$ make demo"}
	applying := false
	var block *cut
	for line := range strings.Lines(portNumber.ReplaceAllString(printed, "127.0.0.1:49152")) {
		line = strings.TrimRight(line, "\n")
		inside, indented := strings.CutPrefix(line, "    ")
		text := plain(inside)
		switch {
		case strings.TrimSpace(plain(line)) == "":
			lines = append(lines, "")
			continue
		case !indented:
			command, isCommand := strings.CutPrefix(line, "$ ")
			applying = isCommand && strings.Contains(command, " apply ")
			if isCommand && !applying {
				line, _, _ = strings.Cut(line, " -")
			}
			if !applying && !strings.HasPrefix(line, "Building the provider") {
				lines = append(lines, wrap(line)...)
			}
			continue
		case applying:
			continue
		case block == nil:
			block = beginsCut(text)
		}
		if block == nil {
			lines = append(lines, inside)
			continue
		}
		block.lines = append(block.lines, inside)
		if !strings.HasPrefix(text, block.end) {
			continue
		}
		if block.keep != "" && strings.Contains(plain(strings.Join(block.lines, "\n")), block.keep) {
			lines = append(lines, block.lines...)
		}
		block = nil
	}
	return squeeze(lines)
}

// portNumber has five digits on every system that picks it, so that the text
// around it is wrapped alike.
var portNumber = regexp.MustCompile(`127\.0\.0\.1:\d+`)

// cut is a run of lines to leave out, unless it has the text to keep it for.
type cut struct {
	end   string // how the plain text of its last line begins
	keep  string
	lines []string
}

// beginsCut says whether a line is the first of a run to leave out.
func beginsCut(text string) *cut {
	switch {
	case text == "╷": // a warning: the one about the credential is kept
		return &cut{end: "╵", keep: "staging"}
	case strings.HasSuffix(text, " companies    = {"):
		return &cut{end: "    }"}
	case strings.HasPrefix(text, "You can apply this plan"):
		return &cut{end: "state, without"}
	case strings.HasPrefix(text, "data."): // how reading goes on
		return &cut{}
	default:
		return nil
	}
}

// squeeze leaves one empty line where there are several, and none at the end.
func squeeze(lines []string) []string {
	var squeezed []string
	for _, line := range lines {
		if line != "" || (len(squeezed) > 0 && squeezed[len(squeezed)-1] != "") {
			squeezed = append(squeezed, line)
		}
	}
	for len(squeezed) > 0 && squeezed[len(squeezed)-1] == "" {
		squeezed = squeezed[:len(squeezed)-1]
	}
	return squeezed
}

// wrap breaks a line between words where it would leave the window.
func wrap(line string) []string {
	var lines []string
	for len(line) > columns {
		at := strings.LastIndex(line[:columns+1], " ")
		if at < 0 {
			break
		}
		lines, line = append(lines, line[:at]), line[at+1:]
	}
	return append(lines, line)
}
