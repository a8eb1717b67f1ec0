package mockimpact

import (
	"fmt"
	"time"
)

// view is what the handler under way is for; it decides what reads of the data show.
type view int

const (
	viewNow     view = iota // everything as it is: no API request is under way
	viewWriting             // a write, which sees everything as it is
	viewItem                // a read of one object
	viewList                // a read of a list
)

// lag lets reads of the API show the time before a write; Server.mu guards it.
type lag struct {
	view       view
	request    int // the number of the request under way
	now        time.Time
	item, list delay // how far such reads lag
}

// delay is a number of reads or a time; zero is none.
type delay struct {
	reads int
	time  time.Duration
}

// parseDelay reads "none", "3-reads" or "10s".
func parseDelay(text string) delay {
	var d delay
	if text == "none" {
		return d
	}
	if n, err := fmt.Sscanf(text, "%d-read", &d.reads); n == 1 && err == nil {
		return d
	}
	after, err := time.ParseDuration(text)
	if err != nil {
		misuse("%q is no lag", text)
	}
	return delay{time: after}
}

// delays are what is left of the lag of one written object.
type delays struct {
	writer     int // the number of the request that wrote it
	item, list countdown
}

// countdown counts down one delay; each request counts once.
type countdown struct {
	delay
	until    time.Time
	reader   int // the last request that read the object
	answered bool
}

// begins reports whether a write has to be remembered; first is whether this request
// has not written the object before.
func (l *lag) begins(first bool) bool {
	return l.view == viewWriting && first && (l.item != delay{} || l.list != delay{})
}

// delays begins the countdown for an object that is written now.
func (l *lag) delays() delays {
	start := func(d delay) countdown { return countdown{delay: d, until: l.now.Add(d.time)} }
	return delays{writer: l.request, item: start(l.item), list: start(l.list)}
}

// shows reports whether the read under way sees an object as it was before.
func (l *lag) shows(d *delays) bool {
	switch l.view {
	case viewItem:
		return l.item != delay{} && d.item.shows(l)
	case viewList:
		return l.list != delay{} && d.list.shows(l)
	default:
		return false
	}
}

func (p *countdown) shows(l *lag) bool {
	if p.reader == l.request {
		return p.answered
	}
	p.reader = l.request
	if p.answered = p.reads > 0 || l.now.Before(p.until); p.reads > 0 {
		p.reads--
	}
	return p.answered
}

// during runs a handler for a request; reads in it see the data as view has it.
func (l *lag) during(v view, request int, now time.Time, handle func() answer) answer {
	l.view, l.request, l.now = v, request, now
	defer func() { l.view = viewNow }()
	return handle()
}
