package input_test

import (
	"testing"

	"quoth/retrieval/input"
)

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"https://x.example/2026/03/04/ferry-strike-ends.html?x=1":   "ferry strike ends",
		"https://x.example/2026/03/04/ferry-strike-ends/":           "ferry strike ends",
		"http://x.example/news/Edda_Thrupp_resigns#top":             "Edda Thrupp resigns",
		"<https://x.example/news/dam-leaks.php>":                    "dam leaks",
		"  https://x.example/dam%20leaks \n":                        "dam leaks",
		"www.x.example/a/night-keeper":                              "night keeper",
		"https://x.example/dam-leaks/12345":                         "dam leaks",
		"https://x.example/":                                        "",
		"https://x.example":                                         "",
		"https://x.example/12345":                                   "",
		"https://x.example/%zz-dam":                                 "zz dam",
		"https://":                                                  "",
		"see https://x.example/ferry-strike-ends":                   "",
		"ferry-strike-ends.html":                                    "",
		"":                                                          "",
		"https://x.example/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC":          "паром",
		"https://x.example/ferry.strike/live?url=https://y.example": "live",
	} {
		if got := input.Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
	}
}
