package question

// FormExample is an example of a rule.
type FormExample struct{ Rule, Text string }

// FormExamples lists the examples of all rules.
func FormExamples() (out []FormExample) {
	for _, rules := range [][]formRule{dayRules, topicRules} {
		for _, r := range rules {
			for _, e := range r.examples {
				out = append(out, FormExample{r.name, e})
			}
		}
	}
	return out
}
