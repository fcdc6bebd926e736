package index

import (
	"strings"
	"time"
)

// Form is how an article names somebody who speaks in it.
type Form struct{ Name, Role string }

// formBreak stands between the parts of a form's term. No printed text has it.
const formBreak = "\x1f"

// Term returns the form as an index keeps it.
func (f Form) Term() string { return f.Name + formBreak + f.Role }

// ParseForm reads what Term returned.
func ParseForm(term string) Form {
	name, role, _ := strings.Cut(term, formBreak)
	return Form{name, role}
}

// PrintedForm is a form and where it is printed.
type PrintedForm struct {
	Form
	Articles []int32   // numbers of the articles that have it, ascending; valid among the forms of one call of Forms
	Newest   time.Time // the day on which the newest of them was published
}
