package people_test

import (
	"testing"

	"quoth/retrieval/people"
)

// The surname is in one spelling, without middle names, roles, suffixes and the Arabic article.
func TestFamily(t *testing.T) {
	for printed, want := range map[string]string{
		"Oksana Tarenskyy": "tarensky", "Tarenskiy": "tarensky", "President Rosa Vane Jr.": "vane",
		"Omar al-Haddad": "haddad", "Ilse von der Mark": "von der mark", "the Grey House Council": "grey house council",
		"": "",
	} {
		if got := people.Family(printed); got != want {
			t.Errorf("Family(%q) = %q, want %q", printed, got, want)
		}
	}
}

// Each case is a printing, and another whose key must be the same or not.
func TestKey(t *testing.T) {
	for _, tc := range []struct{ name, printed, want string }{
		{"a full name", "Rosa Vane", "rosa vane"},
		{"capitals", "ROSA VANE", "rosa vane"},
		{"accents", "Sélim Erdağ", "selim erdag"},
		{"accents of two characters", "Se\u0301lim Erdağ", "selim erdag"},
		{"letters that lose no accent", "Łukasz Bjørk-Đilas Æsıß", "lukasz bjork dilas aesiss"},
		{"another script", "Роза Вейн", "роза веин"},
		{"curly apostrophe", "Una O’Dell", "una odell"},
		{"straight apostrophe", "Una O'Dell", "una odell"},
		{"possessive", "Rosa Vane’s", "rosa vane"},
		{"possessive inside is another name", "Vane’s office", "vanes office"},
		{"possessive of an initial", "T. J’s", "tj"},
		{"a possessive ending of nothing", "’s", ""},
		{"hyphens", "Jean-Marc Ash-Thrupp", "jean marc ash thrupp"},
		{"particles stay", "Ilse von der Mark", "ilse von der mark"},
		{"an Arabic article stays", "Omar al-Haddad", "omar al haddad"},
		{"a title", "Sir Tom Vane", "tom vane"},
		{"titles in a row", "the Rt. Hon. Dr. Tom Vane", "tom vane"},
		{"a title alone", "Sir", "sir"},
		{"letters after the name", "Tom Vane KC MP", "tom vane"},
		{"letters that are the name", "Vane MP", "vane mp"},
		{"a suffix stays", "Tom Vane, Jr.", "tom vane jr"},
		{"a suffix before letters", "Tom Vane III, PhD", "tom vane iii"},
		{"a king", "Edmund IV", "edmund iv"},
		{"initials with blanks", "Tom H. W. Vane", "tom hw vane"},
		{"initials with points", "Tom H.W. Vane", "tom hw vane"},
		{"initials first", "T. J. Vane", "tj vane"},
		{"a role before a full name", "Westren Prime Minister Rosa Vane", "rosa vane"},
		{"a role and a title", "Justice Minister Dr Rosa Vane", "rosa vane"},
		{"a role with a hyphen", "President-elect Rosa Vane", "rosa vane"},
		{"a role that a hyphen joins to the name", "Minister-Rosa Vane", "rosa vane"},
		{"a role before one word", "President Vane", "president vane"},
		{"a body of an office", "Ellery’s Office of Chief Ferry Examiner", "ellerys office of chief ferry examiner"},
		{"a role of a body", "Prime Minister Vane Foundation", "prime minister vane foundation"},
		{"a role after a full name is none", "Rosa Vane Secretary", "rosa vane secretary"},
		{"somebody who speaks for another", "a spokesman for Rosa Vane", "a spokesman for rosa vane"},
		{"somebody who speaks for one with a role", "a spokesman for President Rosa Vane",
			"a spokesman for president rosa vane"},
		{"somebody without a name", "An officer behind him", "an officer behind him"},
		{"an acronym", "NWTO", "nwto"},
		{"an acronym with points", "N.W.T.O.", "nwto"},
		{"an acronym with blanks", "N. W. T. O.", "nwto"},
		{"a possessive acronym", "N.W.T.O.’s", "nwto"},
		{"an office", "the Grey House", "grey house"},
		{"the alone", "The", "the"},
		{"quotation marks", "“Rosa Vane”", "rosa vane"},
		{"nothing", "", ""},
		{"marks only", "“—”", ""},
		{"bytes that are no text", "\xff\xfe", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := people.Key(tc.printed); got != tc.want {
				t.Errorf("Key(%q) = %q, want %q", tc.printed, got, tc.want)
			}
		})
	}
}
