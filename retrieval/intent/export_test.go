package intent

// RuleExample is an example of a rule.
type RuleExample struct{ Rule, Text string }

// RuleExamples lists the examples of all rules.
func RuleExamples() (out []RuleExample) {
	for _, rules := range [][]rule{dayRules, topicRules} {
		for _, r := range rules {
			for _, e := range r.examples {
				out = append(out, RuleExample{r.name, e})
			}
		}
	}
	return out
}
