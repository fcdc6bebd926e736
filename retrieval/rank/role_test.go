package rank

import (
	"testing"

	"quoth/retrieval/boilerplate"
	"quoth/retrieval/prose"
)

func TestRole(t *testing.T) {
	for _, tc := range []struct {
		name, line string
		want       role
	}{
		{"a sentence", "The lock is shut.", statement},
		{"a question", "Is the lock shut?", asking},
		{"a question in marks", "“Is the lock shut?”", asking},
		{"who asked what", "A pilot asked, “Is the lock shut?”", statement},
		{"asked, she said", "“Is the lock shut?” a pilot asked.", statement},
		{"a question with marks in it", "Is the “old” lock shut?", asking},
		{"editor's note", "Editor’s note: The lock was built in 1911.", ofPage},
		{"update", "This story has been updated to say when the lock was built.", ofPage},
		{"clarification",
			"Clarification: an earlier version of this report had the lock built in 1912.", ofPage},
		{"a correction of fact",
			"The figure was wrong because two clerks counted the same boats.", statement},
		{"sign-up", "Sign up for our letter on the lock.", ofPage},
		{"podcast", "Hear more on the lock in our podcast.", ofPage},
		{"a pointer", "►Related: The lock is shut", ofPage},
		{"follow", "Follow our reporter at the lock.", ofPage},
		{"photograph", "Photo: the shut lock.", ofPage},
		{"agency", "The shut lock on Monday. Ines Quill/Getty Images", ofPage},
		{"a stamp", "Lock news, updated March 3 at 9", ofPage},
		{"updated things", "The updated plan shuts 3 locks.", statement},
		{"who subscribes", "Subscribers heard that the lock is shut.", statement},
		{"quoted", "“Follow us to the lock,” said the pilot.", statement},
		{"asked about", "The newsletter is written by Odile Farrant.", statement},
	} {
		t.Run(tc.name, func(t *testing.T) {
			text := "The board met.\n\n" + tc.line
			s := prose.Span{Start: len(text) - len(tc.line), End: len(text)}
			if got := roleIn(text, s, boilerplate.Find("", text)); got != tc.want {
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
