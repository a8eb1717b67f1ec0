package batch

import (
	"context"
	"strconv"
	"sync"
	"time"
)

// life is how long the listings of these tests answer.
const life = time.Minute

// source is a collection of texts in pages, each of them "text ID".
type source struct {
	mu       sync.Mutex
	objects  map[string]string
	size     int // of a page
	latency  time.Duration
	pageErr  error
	noCount  bool // a page does not say how many there are
	ones     []string
	pageRead []int
}

func newSource(objects, size int) *source {
	s := &source{objects: map[string]string{}, size: size}
	for i := range objects {
		id := strconv.Itoa(i + 1)
		s.objects[id] = "text " + id
	}
	return s
}

func (s *source) reader() *Reader[string] {
	return New(Source[string]{One: s.one, Page: s.page, Life: life})
}

func (s *source) wait(ctx context.Context) error {
	s.mu.Lock()
	latency := s.latency
	s.mu.Unlock()
	select {
	case <-time.After(latency):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *source) one(ctx context.Context, id string) (string, error) {
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	s.mu.Lock()
	s.ones = append(s.ones, id)
	s.mu.Unlock()
	if err := s.wait(ctx); err != nil {
		return "", err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	object, ok := s.objects[id]
	if !ok {
		return "", errGone
	}
	return object, nil
}

func (s *source) page(ctx context.Context, number int) (Page[string], error) {
	s.mu.Lock()
	s.pageRead = append(s.pageRead, number)
	s.mu.Unlock()
	if err := s.wait(ctx); err != nil {
		return Page[string]{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pageErr != nil {
		return Page[string]{}, s.pageErr
	}
	count := (len(s.objects) + s.size - 1) / s.size
	p := Page[string]{Objects: map[string]string{}, Next: number < count, Pages: count}
	if s.noCount {
		p.Pages = 0
	}
	for i := (number-1)*s.size + 1; i <= min(number*s.size, len(s.objects)); i++ {
		p.Objects[strconv.Itoa(i)] = s.objects[strconv.Itoa(i)]
	}
	return p, nil
}
