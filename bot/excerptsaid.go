package bot

// SaidBy tells whose words the answering sentence is, and how that is known; empty when it is
// nobody's.
func (e Excerpt) SaidBy() string {
	if e.Said == nil {
		return ""
	}
	q := Quotation{}
	q.Said = *e.Said
	return "said by " + q.Saying() + "; " + q.Proof()
}
