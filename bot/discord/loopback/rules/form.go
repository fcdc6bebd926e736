package rules

import "fmt"

// The limits of forms, which Discord calls modals (docs: interactions/receiving-and-responding and
// components/reference). Lengths are in characters.
const (
	maxTitle       = 45
	maxInputs      = 5
	maxInputLabel  = 45
	maxInputHint   = 100
	maxInputLength = 4000
)

// checkForm checks a form with one input in each of its rows.
func checkForm(r *report, at string, form object) {
	if n := length(form["title"]); n == 0 || n > maxTitle {
		r.refuse(at+"/title", "%d characters, it takes 1 to %d", n, maxTitle)
	}
	if n := length(form["custom_id"]); n == 0 || n > maxCustomID {
		r.refuse(at+"/custom_id", "%d characters, it takes 1 to %d", n, maxCustomID)
	}
	rows := list(form["components"])
	if n := len(rows); n == 0 || n > maxInputs {
		r.refuse(at+"/components", "%d inputs, it takes 1 to %d", n, maxInputs)
	}
	for i, row := range rows {
		row, _ := row.(object)
		for j, input := range list(row["components"]) {
			input, _ := input.(object)
			checkInput(r, fmt.Sprintf("%s/components/%d/components/%d", at, i, j), input)
		}
	}
}

// checkInput checks an input of a form.
func checkInput(r *report, at string, input object) {
	if n := length(input["label"]); n == 0 || n > maxInputLabel {
		r.refuse(at+"/label", "%d characters, it takes 1 to %d", n, maxInputLabel)
	}
	if n := length(input["placeholder"]); n > maxInputHint {
		r.refuse(at+"/placeholder", "%d characters, %d are the most", n, maxInputHint)
	}
	if n := int(number(input["max_length"])); n > maxInputLength {
		r.refuse(at+"/max_length", "%d, %d is the most", n, maxInputLength)
	}
}
