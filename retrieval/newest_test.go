package retrieval

import (
	"testing"

	"quoth/retrieval/news"
)

// A dam breaks, and the toll grows; the chamber of a country chooses another speaker.
func growing() []*news.Article {
	out := []*news.Article{
		dated("toll-1", "2026-03-10", "Dam breaks above Quill",
			"At least 14 people have died after the Orle dam broke above Quill, the relief service "+
				"said on Tuesday.\n\nRoads into the valley are cut, and boats are on their way."),
		dated("toll-2", "2026-03-12", "Toll of the Orle dam rises",
			"The relief service said that 31 people have died since the Orle dam broke, most of "+
				"them in the lower town of Quill.\n\nSoldiers were searching the cellars with dogs."),
		dated("toll-3", "2026-03-16", "Quill buries its dead",
			"As bells rang in Quill on Monday, the mayor said 47 people have died after the Orle "+
				"dam broke.\n\nSchools remain closed until Easter."),
		dated("later", "2026-03-18", "Orle dam to be rebuilt",
			"The Orle dam will be rebuilt in stone, the rivers minister said.\n\n"+
				"She gave no date for the works, which a firm from Marlhaven hopes to get."),
		dated("speaker-old", "2025-01-08", "Chamber elects Hanne Orme",
			"Hanne Orme is the new speaker of the Veldry chamber, after a vote that went on until "+
				"midnight.\n\nShe was a judge before."),
		dated("speaker-new", "2026-03-03", "Bask takes the chair",
			"Teodor Bask is the speaker of the Veldry chamber from Tuesday on, members agreed after "+
				"a short debate.\n\nHe keeps bees."),
		dated("speaker-deputy", "2026-03-10", "Deputy chosen",
			"Ines Varga is the deputy speaker of the Veldry chamber, members agreed.\n\nShe rows."),
		dated("hurt", "2026-03-17", "Nurses for Quill",
			"A nurse said 90 people were injured after the Orle dam broke above Quill.\n\nTents were put up."),
		dated("price-old", "2025-02-11", "Ferry fares fixed",
			"A ticket for the Skellan ferry costs 9 florins from Tuesday on, the harbour office said.\n\n"+
				"Children pay half of it."),
		dated("price-new", "2026-03-09", "Dearer crossings to Skellan",
			"A ticket for the Skellan ferry costs 12 florins from Monday, said the harbour office, "+
				"which blamed the price of oil.\n\nNobody was glad of it."),
	}
	return append(out, council()...)
}

// What is told several times as it changes is answered by the newest telling; those before it are marked.
func TestNewestTellingLeads(t *testing.T) {
	l := bundled(t, growing()...)
	for text, c := range map[string]struct{ first, before string }{
		"How many have died after the Orle dam broke?":            {"toll-3", "toll-2"},
		"how many people died when the orle dam broke":            {"toll-3", "toll-1"},
		"how many people were killed after the Orle dam broke":    {"toll-3", "toll-2"},
		"How many people were injured after the Orle dam broke?":  {"hurt", ""},
		"Who is the deputy speaker of the Veldry chamber?":        {"speaker-deputy", ""},
		"Who is the speaker of the Veldry chamber?":               {"speaker-new", "speaker-old"},
		"How much does a ticket for the Skellan ferry cost?":      {"price-new", "price-old"},
		"How much did a ticket for the ferry cost in March 2025?": {"price-old", ""},
	} {
		a := put(t, l, Query{Text: text})
		keys := keysOf(a)
		if len(keys) == 0 || keys[0] != c.first || a.Results[0].Earlier {
			t.Errorf("%s: results %v, silence %+v, want %s first and not marked", text, keys, a.Silence, c.first)
			continue
		}
		for i, r := range a.Results[1:] {
			if want := c.before != ""; r.Earlier != want && (keys[i+1] == c.before || !want) {
				t.Errorf("%s: %s is marked as earlier: %v, want %v", text, keys[i+1], r.Earlier, want)
			}
		}
	}
}
