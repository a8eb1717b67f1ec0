package main

import (
	"fmt"
	"html"
	"math"
	"regexp"
	"strings"
	"unicode/utf8"
)

// The window: its width in characters, and its measures in pixels.
const (
	columns    = 88
	cellWidth  = 8.43 // of common monospaced fonts at this size
	fontSize   = 14
	lineHeight = 20
	margin     = 20
	titleBar   = 36
)

// colours are those of the terminal's palette that Terraform uses, by SGR code.
var colours = map[string]string{
	"31": "#ff7b72", "32": "#7ee787", "33": "#f2cc60", "34": "#79c0ff", "35": "#d2a8ff", "36": "#76e3ea", "90": "#8b949e",
}

// sgr is what a program prints to change colours.
var sgr = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// plain is a text without colours.
func plain(text string) string { return sgr.ReplaceAllString(text, "") }

// style is how text looks from some place on.
type style struct {
	colour string
	bold   bool
}

// after is the style that the codes of one SGR sequence change s to.
func (s style) after(codes string) style {
	for code := range strings.SplitSeq(codes, ";") {
		switch code {
		case "", "0":
			s = style{}
		case "1":
			s.bold = true
		default:
			if colour, known := colours[code]; known {
				s.colour = colour
			}
		}
	}
	return s
}

// draw is a terminal window with the lines, as SVG. Every stretch of text has its
// own place, so that columns stay aligned whatever font the reader has.
func draw(title string, lines []string) string {
	width := int(math.Ceil(2*margin + columns*cellWidth))
	height := titleBar + len(lines)*lineHeight + margin
	var svg strings.Builder
	fmt.Fprintf(&svg, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(&svg, "<title>%s</title>\n", html.EscapeString(title))
	fmt.Fprintf(&svg, `<rect width="%d" height="%d" rx="8" fill="#0d1117" stroke="#30363d"/>`+"\n", width, height)
	for i, fill := range []string{"#ff5f56", "#ffbd2e", "#27c93f"} {
		fmt.Fprintf(&svg, `<circle cx="%d" cy="%d" r="6" fill="%s"/>`+"\n", margin+i*20, titleBar/2, fill)
	}
	fmt.Fprintf(&svg, `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="%d" fill="#e6edf3" xml:space="preserve">`+"\n", fontSize)
	var now style
	for i, line := range lines {
		now = drawLine(&svg, line, titleBar+i*lineHeight+fontSize, now)
	}
	svg.WriteString("</g>\n</svg>\n")
	return svg.String()
}

// drawLine writes one line, and returns the style that the next begins with.
func drawLine(svg *strings.Builder, line string, y int, now style) style {
	if strings.HasPrefix(line, "$ ") {
		line = "\x1b[32m$\x1b[0m \x1b[1m" + line[2:] + "\x1b[0m"
	}
	column := 0
	for line != "" {
		text, next := line, now
		if at := sgr.FindStringSubmatchIndex(line); at != nil {
			text, next, line = line[:at[0]], now.after(line[at[2]:at[3]]), line[at[1]:]
		} else {
			line = ""
		}
		drawText(svg, text, column, y, now)
		column += utf8.RuneCountInString(text)
		now = next
	}
	return now
}

func drawText(svg *strings.Builder, text string, column, y int, s style) {
	shown := strings.TrimLeft(text, " ")
	column += len(text) - len(shown)
	shown = strings.TrimRight(shown, " ")
	if shown == "" {
		return
	}
	fmt.Fprintf(svg, `<text x="%.1f" y="%d"`, margin+float64(column)*cellWidth, y)
	if s.colour != "" {
		fmt.Fprintf(svg, ` fill="%s"`, s.colour)
	}
	if s.bold {
		svg.WriteString(` font-weight="bold"`)
	}
	fmt.Fprintf(svg, ">%s</text>\n", html.EscapeString(shown))
}
