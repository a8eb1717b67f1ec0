package reading

import "fmt"

// pick is one answer to one question, by their places in what is covered.
type pick struct{ question, answer int }

// Covering returns sets of answers that between them hold every combination of
// answers to any strength different questions: every pair for 2. It covers the named
// questions, or all; no fewer than strength. The sets are the same in every run, and
// the first one holds the defaults.
func Covering(strength int, of ...Name) []Set {
	questions := make([]Reading, 0, len(table))
	for _, name := range of {
		r, known := Lookup(name)
		if !known {
			panic(fmt.Sprintf("mockimpact: no reading %q", name))
		}
		questions = append(questions, r)
	}
	if len(of) == 0 {
		questions = All()
	}
	if strength < 1 || strength > len(questions) {
		panic(fmt.Sprintf("mockimpact: %d readings have no combinations of %d", len(questions), strength))
	}
	c := newCover(questions, strength)
	sets := []Set{c.take(make([]int, len(questions)))}
	for c.left > 0 {
		sets = append(sets, c.take(c.next()))
	}
	return sets
}

// cover keeps which combinations are still to be covered.
type cover struct {
	questions []Reading
	groups    [][]int  // strength questions each
	covered   [][]bool // by group, then by the combination of answers
	left      int
}

func newCover(questions []Reading, strength int) *cover {
	c := &cover{questions: questions, groups: choose(len(questions), strength)}
	for _, group := range c.groups {
		combinations := 1
		for _, q := range group {
			combinations *= len(questions[q].Answers)
		}
		c.covered = append(c.covered, make([]bool, combinations))
		c.left += combinations
	}
	return c
}

// choose returns every set of size numbers below n, each ascending.
func choose(n, size int) (sets [][]int) {
	var grow func(from int, taken []int)
	grow = func(from int, taken []int) {
		if len(taken) == size {
			sets = append(sets, append([]int(nil), taken...))
			return
		}
		for i := from; i < n; i++ {
			grow(i+1, append(taken, i))
		}
	}
	grow(0, nil)
	return sets
}

const open = -1 // a question that has no answer yet

// next answers every question, beginning with the first combination that is not
// covered; each further answer is the one that covers the most.
func (c *cover) next() []int {
	answers := make([]int, len(c.questions))
	for q := range answers {
		answers[q] = open
	}
	c.begin(answers)
	for q := range answers {
		if answers[q] != open {
			continue
		}
		best, gain := 0, -1
		for a := range c.questions[q].Answers {
			answers[q] = a
			if covers := c.gain(answers, q); covers > gain {
				best, gain = a, covers
			}
		}
		answers[q] = best
	}
	return answers
}

func (c *cover) begin(answers []int) {
	for g, group := range c.groups {
		for index, done := range c.covered[g] {
			if done {
				continue
			}
			for _, p := range c.picks(group, index) {
				answers[p.question] = p.answer
			}
			return
		}
	}
}

// gain counts the combinations with question q that answers would newly cover.
func (c *cover) gain(answers []int, q int) (count int) {
	for g, group := range c.groups {
		involved := false
		for _, each := range group {
			involved = involved || each == q
		}
		if index, complete := c.index(group, answers); involved && complete && !c.covered[g][index] {
			count++
		}
	}
	return count
}

// take marks what the answers cover and returns them as a set.
func (c *cover) take(answers []int) Set {
	for g, group := range c.groups {
		if index, complete := c.index(group, answers); complete && !c.covered[g][index] {
			c.covered[g][index] = true
			c.left--
		}
	}
	set := Set{}
	for q, a := range answers {
		set[c.questions[q].Name] = c.questions[q].Answers[a].Value
	}
	return set
}

// index numbers the combination of answers to a group; picks is its inverse.
func (c *cover) index(group, answers []int) (index int, complete bool) {
	for _, q := range group {
		if answers[q] == open {
			return 0, false
		}
		index = index*len(c.questions[q].Answers) + answers[q]
	}
	return index, true
}

func (c *cover) picks(group []int, index int) []pick {
	picks := make([]pick, len(group))
	for i := len(group) - 1; i >= 0; i-- {
		size := len(c.questions[group[i]].Answers)
		picks[i] = pick{group[i], index % size}
		index /= size
	}
	return picks
}
