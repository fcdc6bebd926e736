package rank

import "testing"

func TestRole(t *testing.T) {
	for _, tc := range []struct {
		name, question, line string
		want                 role
	}{
		{"a sentence", "is the lock shut", "The lock is shut.", statement},
		{"a question", "is the lock shut", "Is the lock shut?", asking},
		{"a question in marks", "is the lock shut", "“Is the lock shut?”", asking},
		{"who asked what", "is the lock shut", "A pilot asked, “Is the lock shut?”", statement},
		{"asked, she said", "is the lock shut", "“Is the lock shut?” a pilot asked.", statement},
		{"a question with marks in it", "is the lock shut", "Is the “old” lock shut?", asking},
		{"editor's note", "when was the lock built", "Editor’s note: The lock was built in 1911.", ofPage},
		{"update", "when was the lock built", "This story has been updated to say when the lock was built.", ofPage},
		{"clarification", "when was the lock built",
			"Clarification: an earlier version of this report had the lock built in 1912.", ofPage},
		{"a correction of fact", "why was the figure wrong",
			"The figure was wrong because two clerks counted the same boats.", statement},
		{"a note that is asked about", "what is the editor's note on the lock",
			"Editor’s note: The lock was built in 1911.", statement},
		{"sign-up", "is the lock shut", "Sign up for our letter on the lock.", ofPage},
		{"podcast", "is the lock shut", "Hear more on the lock in our podcast.", ofPage},
		{"a pointer", "is the lock shut", "►Related: The lock is shut", ofPage},
		{"follow", "is the lock shut", "Follow our reporter at the lock.", ofPage},
		{"photograph", "is the lock shut", "Photo: the shut lock.", ofPage},
		{"agency", "is the lock shut", "The shut lock on Monday. Ines Quill/Getty Images", ofPage},
		{"a stamp", "is the lock shut", "Lock news, updated March 3 at 9", ofPage},
		{"updated things", "is the lock shut", "The updated plan shuts 3 locks.", statement},
		{"who subscribes", "is the lock shut", "Subscribers heard that the lock is shut.", statement},
		{"quoted", "is the lock shut", "“Follow us to the lock,” said the pilot.", statement},
		{"asked about", "who writes the newsletter", "The newsletter is written by Odile Farrant.", statement},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := ranking(tc.question).role(tc.line); got != tc.want {
				t.Errorf("role of %q = %v, want %v", tc.line, got, tc.want)
			}
		})
	}
}

func TestNeverShown(t *testing.T) {
	for _, tc := range []struct{ name, question, text, shown, answer string }{
		{"a question leads to its answer", "Is the bridge at Quenby shut?",
			"Is the bridge at Quenby shut? It opened again on Monday.",
			"Is the bridge at Quenby shut? It opened again on Monday.", "It opened again on Monday."},
		{"a question without one", "Is the bridge at Quenby shut?", "The bridge has a crack. Is the bridge at Quenby shut?",
			"The bridge has a crack.", "The bridge has a crack."},
		{"a sign-up", "When does the ferry sail?", "Sign up to hear when the ferry sails. The ferry sails at noon.",
			"The ferry sails at noon.", "The ferry sails at noon."},
		{"only boilerplate has the words", "When does the ferry sail?",
			"Sign up to hear when the ferry sails. The crew is ill.",
			"The crew is ill.", "The crew is ill."},
		{"nothing but boilerplate", "When does the ferry sail?", "Sign up to hear when the ferry sails.",
			"Sign up to hear when the ferry sails.", "Sign up to hear when the ferry sails."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := ranking(tc.question)
			r.Add(Candidate{Article: article("a", tc.text)})
			got := r.Show(r.Passages(1)[0])
			if shown, answer := got.Span.Of(tc.text), got.Answer.Of(tc.text); shown != tc.shown || answer != tc.answer {
				t.Errorf("shown %q, answer %q; want %q, %q", shown, answer, tc.shown, tc.answer)
			}
		})
	}
}
