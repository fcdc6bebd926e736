package form

import "testing"

func TestIsAnecdote(t *testing.T) {
	for _, s := range []string{
		"When Odo Brack was nine, his father gave him a boat.",
		"As Mara Dillow locked the bakery that evening, she saw a light on the quay.",
		"Ilse Corran still remembers the smell of tar in the sheds below the mole.",
		"For as long as anyone in Pellery can remember, the clock has been wrong.",
		"Growing up on the quay, Bram Oke never saw a ship sink in the harbour.",
		"Every Tuesday, Hanna Slate puts on her boots and walks to the first ferry.",
		"Tears ran down the face of Edda Thrupp as she closed the shop for good.",
		"Imagine a town without a bridge, a bakery or a single working clock.",
		"Rafe Undry was having breakfast with his sister when the wall fell.",
		"Like most people in the valley, Perpetua Twill had never heard of the pipe.",
		"Standing in the kitchen of her flat, Zusanna Plover points at a chart of the bay.",
		"Katrin Plover never thought that a whale would make her sister rich.",
		"One of the most common refrains on the islands is that nobody listens.",
		"Nestled between two hills, the village has one street and eleven dogs.",
		"Each morning Joss Wendry counts the badgers from his bathroom window.",
	} {
		if !IsAnecdote(s) {
			t.Errorf("a report: %q, want an anecdote", s)
		}
	}
	for _, s := range []string{
		"When the council votes on Monday, the bridge will have been closed for a year.",
		"After nine days without ferries, crews and owners agreed on higher pay.",
		"As water rose in the lower town, 4,300 people left their homes.",
		"When the wall broke, police said, he was on the other bank.",
		"While officials deny it, she was told of the leak in April, according to two letters.",
		"Mayor Anselm Crake was visiting the dam on Tuesday when the alarm went off.",
		"A lorry driver was killed when the bridge at Tarn Edge gave way.",
		"Two men were sleeping in the shed when a fire broke out, police said.",
		"The Assembly approved a ban on heavy lorries in the old town.",
		"Every house in Lower Pellery has been checked twice, the mayor said.",
		"Years of drought have emptied the reservoir above Marling.",
		"Growing numbers of families are leaving the islands.",
		"Before the vote, the minister withdrew her bill.",
	} {
		if IsAnecdote(s) {
			t.Errorf("an anecdote: %q, want a report", s)
		}
	}
}
