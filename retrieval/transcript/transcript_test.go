package transcript_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
	"quoth/retrieval/transcript"
)

// turnsOf returns the turns of text, each as "name | words". A question, an answer and what goes on with a
// turn have a sign in place of the name.
func turnsOf(text string) []string {
	var out []string
	paragraphs := prose.Paragraphs(text)
	turns := transcript.Turns(text, paragraphs)
	for i := range paragraphs {
		if t, ok := turns[i]; ok {
			who := map[transcript.Kind]string{
				transcript.Named: t.Name.Of(text), transcript.Role: "the " + t.Name.Of(text),
				transcript.Question: "?", transcript.Answer: "!", transcript.Continued: "+",
			}[t.Kind]
			out = append(out, who+" | "+t.Words.Of(text))
		}
	}
	return out
}

func TestTurns(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       []string
	}{
		{"names in capitals", "ROSA VANE: We shut the pier.\n\nTOM ASH: Who pays for it?\n\nROSA VANE: The town does.",
			[]string{"ROSA VANE | We shut the pier.", "TOM ASH | Who pays for it?", "ROSA VANE | The town does."}},
		{"surnames alone", "VANE: We shut the pier.\nASH: Who pays?\nVANE: The town does.",
			[]string{"VANE | We shut the pier.", "ASH | Who pays?", "VANE | The town does."}},
		{"in bold", "**Rosa Vane:** We shut the pier.\n**Tom Ash**: Who pays?",
			[]string{"Rosa Vane | We shut the pier.", "Tom Ash | Who pays?"}},
		{"titles, initials and roles",
			"Dr R. J. Vane: I shut it.\nMayor Ash: Who pays?\nMARY OF ELLERY: Not you.\nTOM PYKE, SKIPPER: You do.",
			[]string{"Dr R. J. Vane | I shut it.", "Mayor Ash | Who pays?", "MARY OF ELLERY | Not you.",
				"TOM PYKE | You do."}},
		{"asides in brackets", "VANE (laughs): I shut it.\nASH [by phone]: Did you?\nVANE: Yes.",
			[]string{"VANE | I shut it.", "ASH | Did you?", "VANE | Yes."}},
		{"questions and answers", "Rosa Vane spoke to us.\nQ: Is it shut?\nA: It is.\nQ. For good?\nA. Until May.",
			[]string{"? | Is it shut?", "! | It is.", "? | For good?", "! | Until May."}},
		{"questions only", "Q: Is it shut?\nQ: Who pays?", []string{"? | Is it shut?", "? | Who pays?"}},
		{"an interviewer", "Interviewer: Is it shut?\nRosa Vane: I shut it.",
			[]string{"the Interviewer | Is it shut?", "Rosa Vane | I shut it."}},
		{"a label on a line of its own", "Rosa Vane:\nWe shut the pier.\nTom Ash:\nWho pays for it?",
			[]string{"Rosa Vane | ", "+ | We shut the pier.", "Tom Ash | ", "+ | Who pays for it?"}},
		{"a turn of two paragraphs",
			"Rosa Vane: We shut it.\nAnd I would do it again.\nShe pours tea.\nTom Ash: Who pays?\nThe sun set.",
			[]string{"Rosa Vane | We shut it.", "+ | And I would do it again.", "Tom Ash | Who pays?"}},
		{"speakers called May, Pope and Will", "May: I shut it.\nPope: Did you?\nWill: You did.\nMay: Yes.\nPope: Oh.",
			[]string{"May | I shut it.", "the Pope | Did you?", "Will | You did.", "May | Yes.", "the Pope | Oh."}},
		{"titles of people and of offices", "THE SPEAKER: Order, I say.\nMR. TARN: Who told you?\nSPEAKER 2: We did.",
			[]string{"the THE SPEAKER | Order, I say.", "MR. TARN | Who told you?", "the SPEAKER 2 | We did."}},
		{"times before labels", "[10:02] Rosa Vane: Is it shut?\n00:10:03 Tom Ash: I hope so.",
			[]string{"Rosa Vane | Is it shut?", "Tom Ash | I hope so."}},
		{"other letters", "Žofie Novák: My pier is shut.\nÉmile Roux: Is it?",
			[]string{"Žofie Novák | My pier is shut.", "Émile Roux | Is it?"}},
		{"one label", "Rosa Vane: We shut the pier.", nil},
		{"works on bridges", "Ellery County Bridge Repair Description: The old bridge will be repaired.\n" +
			"Lower Ellery Road Bridge Works Description: Lights will be put up.", nil},
		{"a guest of a podcast", "Rosa Vane: Who pays for the pier?\nGuest: The town pays.\nRosa Vane: Thank you.",
			[]string{"Rosa Vane | Who pays for the pier?", "the Guest | The town pays.", "Rosa Vane | Thank you."}},
		{"a fact box", "When: Saturday at noon.\nWhere: The old pier.\nTickets: Call us for yours.", nil},
		{"links", "Read more: What you need to know\nRelated: Why we care\nRead more: Who are you?", nil},
		{"line-ups", "Ellery Town: Vane, Ash, Pyke.\nWestren Rovers: Marrow, Delk, Heyle.", nil},
		{"results", "Rosa Vane: 1,769 votes.\nTom Ash: 1,501 votes.\nIlse Marrow: 3 votes.", nil},
		{"a newspaper answers itself",
			"Q: Why is the pier shut?\nA: It is rotten.\nQ: Until when?\nA: Until May.", nil},
		{"numbered questions", "Question 1: Is it shut?\nQuestion 2: Who pays?",
			[]string{"? | Is it shut?", "? | Who pays?"}},
		{"marks of players", "Rosa Vane: 7. You cannot fault her.\nTom Ash: 8. Our man of the match.", nil},
		{"headlines of columns", "Rosa Vane: Why we love the sea\nTom Ash: What you need to know", nil},
		{"datelines",
			"PORT ELLERY: Tom Ash said “we are sorry”.\nWESTREN: It rained.\nPORT ELLERY: “I am,” he said.", nil},
		{"letters to a column", "Dear Rosa: I am sad.\nDear Tom: You are not.", nil},
		{"times", "10:15 We came.\n10:20 You left.", nil},
		{"words in marks", "Rosa Vane: “We shut it.”\nTom Ash: “Who pays?”", nil},
		{"prose", "It rained.\nNobody came: the pier was shut.", nil},
		{"no text", "", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, turnsOf(tc.text)); diff != "" {
				t.Errorf("turns (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzTurns(f *testing.F) {
	f.Add("ROSA VANE: We shut it.\nQ: \nA:\n**B:** you?")
	f.Fuzz(func(t *testing.T, text string) {
		paragraphs := prose.Paragraphs(text)
		for i, turn := range transcript.Turns(text, paragraphs) {
			if !paragraphs[i].Contains(turn.Words) || strings.Contains(turn.Words.Of(text), "\n") {
				t.Errorf("paragraph %d, %v: the words are at %v", i, paragraphs[i], turn.Words)
			}
			if turn.Kind == transcript.Named && (turn.Name.Len() == 0 || !paragraphs[i].Contains(turn.Name)) {
				t.Errorf("paragraph %d, %v: the name is at %v", i, paragraphs[i], turn.Name)
			}
		}
	})
}
