package question_test

import (
	"testing"

	"quoth/retrieval/question"
)

func TestFollowUp(t *testing.T) {
	tests := []struct {
		name, before, text string
		names              []string
		want               string
	}{
		{"another time", "What did Crake say on Monday?", "and in December?", nil, "What did Crake say in December?"},
		{"a time where there was none", "What did Crake say about the dam?", "and last week?", nil, "What did Crake say about the dam last week?"},
		{"a time alone", "Who resigned this week?", "last month?", nil, "Who resigned last month?"},
		{"another person", "What did Crake say about the dam?", "what about Edda Thrupp?", nil, "What did Edda Thrupp say about the dam?"},
		{"another person, shorter", "What did Anselm Crake say?", "and Plover?", nil, "What did Plover say?"},
		{"something more", "how many people were evacuated?", "and in Quill?", nil, "how many people were evacuated in Quill?"},
		{"the person of the question", "Who is Edda Thrupp?", "what did she say about the leak?", nil, "what did Edda Thrupp say about the leak?"},
		{"the person of the answer", "who said the badgers are innocent?", "what else did he say?", []string{"Aurel Pimm"}, "what else did Aurel Pimm say?"},
		{"possessive", "Who is Edda Thrupp?", "what is her job?", nil, "what is Edda Thrupp’s job?"},
		{"object", "Who is Edda Thrupp?", "who interviewed her?", nil, "who interviewed Edda Thrupp?"},
		{"nobody to stand for", "what happened?", "what did he say?", nil, "what did he say?"},
		{"stands alone", "What did Crake say?", "How high is the Brack dam?", nil, "How high is the Brack dam?"},
		{"has its own name", "Who is Edda Thrupp?", "Did Marrow say she would resign?", nil, "Did Marrow say she would resign?"},
		{"a whole question after and", "Who is Edda Thrupp?", "and how many people live in the three villages?", nil, "how many people live in the three villages?"},
		{"nothing before", "", "and in December?", nil, "and in December?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := question.FollowUp(tt.before, tt.text, asked, func() []string { return tt.names })
			if got != tt.want {
				t.Errorf("FollowUp(%q, %q) = %q, want %q", tt.before, tt.text, got, tt.want)
			}
		})
	}
}

func FuzzFollowUp(f *testing.F) {
	f.Add("What did Crake say on Monday?", "and in December?")
	f.Add("Who’s İlse?", "what about her’s")
	f.Fuzz(func(t *testing.T, before, text string) {
		got := question.FollowUp(before, text, asked, func() []string { return []string{"Edda Thrupp"} })
		if again := question.FollowUp(before, text, asked, func() []string { return []string{"Edda Thrupp"} }); got != again {
			t.Errorf("FollowUp is not the same twice: %q, %q", got, again)
		}
	})
}
