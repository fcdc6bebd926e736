// Package input reads a text as people type it: its words in their common spelling, and which of
// them only name a time or an outlet, or are only polite. What the text asks is left to
// retrieval/question, retrieval/intent and retrieval/followup, which all read it through this
// package. It is pure; the time of asking comes in.
//
//	t := input.Read("whats new on the dam, in the Courier?", known)
//	fmt.Println(t.Words[0].Norm, t.Outlets) // what is [Harbour Courier]
package input
