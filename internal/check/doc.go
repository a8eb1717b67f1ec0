// Package check holds what a configuration may say, whatever it configures: types of
// numbers that refuse what they cannot hold, validators of texts, collections,
// durations, ranges and dates, and checks that wait for the plan. Each diagnostic
// says what is wrong, the value, the rule, and what to write instead.
package check
