package form

import "testing"

func TestStandsAlone(t *testing.T) {
	for _, tc := range []struct {
		sentence string
		want     bool
	}{
		{"The harbour board of Quenby closed the old lock on Tuesday.", true},
		{"Former chairman Lorcan Prewett resigned over the lock.", true},
		{"This week, skippers blocked the Sarn canal in protest.", true},
		{"Earlier this year, divers found cracks in both gates.", true},
		{"Although divers warned of cracks, the lock stayed open.", true},
		{"The board said that it would close the lock.", true},
		{"In a letter to the board, Odile Farrant asked for help.", true},
		{"14 barges waited below the lock on Wednesday.", true},

		{"He said the lock was old.", false},
		{"They’ll close the lock in June, the board said.", false},
		{"It was the worst day of the year for the yards.", false},
		{"That’s when the divers came up.", false},
		{"However, the lock stayed open.", false},
		{"But the lock stayed open.", false},
		{"And then the gates gave way.", false},
		{"For example, tolls were halved on the canal.", false},
		{"At the same time, tolls were halved.", false},
		{"The board also closed the weir on Tuesday.", false},
		{"Prewett, meanwhile, went to see the weir.", false},
		{"After he left, the gates gave way.", false},
		{"In her letter, Farrant asked for help.", false},
		{"Despite that, the lock stayed open.", false},
		{"Under these rules, barges wait for a day.", false},
		{"Another barge sank on Tuesday below the weir.", false},
		{"The move angered the skippers of Quenby.", false},
		{"“We heard it on the radio,” Farrant said.", false},
		{"Ten years later, divers found the keel of the barge.", false},
		{"Three days later the gates gave way.", false},
		{"Hours later, the board opened the weir.", false},
		{"Two weeks later than planned, the lock opened.", true},
		{"The board opened the lock two hours later than it had said.", true},
		{"and the lock stayed open for a week.", false},
		{"We asked the board for its view.", false},
		{"Barges you can hire wait below the lock.", false},
		{"", false},
		{"— … !", false},
	} {
		if got := StandsAlone(tc.sentence); got != tc.want {
			t.Errorf("StandsAlone(%q) = %v, want %v", tc.sentence, got, tc.want)
		}
	}
}

func TestFits(t *testing.T) {
	for _, tc := range []struct {
		name, sentence string
		want           bool
	}{
		{"a report", "The harbour board of Quenby closed the old lock on Tuesday.", true},
		{"seven words", "The board closed the lock on Tuesday.", false},
		{"a question", "Who will pay for the new gates of the old lock?", false},
		{"half a quotation", "“The gates are old, and nobody has looked at them for years.", false},
		{"half a bracket", "The gates (made in 1911 are to be replaced within the year.", false},
		{"an invitation", "Sign up for the letter that tells you all about locks.", false},
		{"a credit", "Barges wait below the old lock at Quenby (Photo: Ines Quill).", false},
		{"no end", "The harbour board of Quenby closed the old lock on Tuesday", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Fits(tc.sentence); got != tc.want {
				t.Errorf("Fits(%q) = %v, want %v", tc.sentence, got, tc.want)
			}
		})
	}
}
