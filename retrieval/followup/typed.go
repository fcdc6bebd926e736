package followup

import "quoth/retrieval/input"

// typed is a text that is read for what it leans on.
type typed struct{ input.Text }

func read(text string) typed { return typed{input.Read(text, input.Known{})} }
