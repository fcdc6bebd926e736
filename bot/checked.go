package bot

import (
	"slices"
	"strings"

	"quoth/retrieval"
	"quoth/retrieval/quote"
)

// Checked is the verdict on a claim that somebody said some words. It comes before what shows it.
type Checked struct {
	Verdict retrieval.Verdict
	// Claim is what was checked. Of one without a Speaker each Quotation says its own verdict.
	Claim retrieval.Claim
	Known bool                 // articles quote the Speaker of the Claim
	Found *retrieval.Quotation // the first that has the words; nil: the claim is absent
	// Described is set if the claim is absent, and what follows may be what its words describe.
	Described bool
}

// Words returns the verdict in words. It is empty where another block says it.
func (c Checked) Words() string {
	switch {
	case c.Described:
		return notQuoted(c.Claim.Speaker) + " Nearest:"
	case c.Claim.Speaker == "" || c.Found == nil:
		return ""
	case c.Verdict == retrieval.OtherSpeaker:
		return c.otherSpeaker()
	}
	name, isReported := c.Found.Speaker.Name, c.Found.Type == quote.Indirect
	quoted, saying := "quote "+name+" with these words", name+" is quoted as saying"
	if isReported {
		quoted, saying = "report that "+name+" said this", name+" is reported to have said"
	}
	switch c.Verdict {
	case retrieval.Verbatim:
		return "Yes: these articles " + quoted + "."
	case retrieval.Cut:
		return "Yes, but cut: these articles " + quoted + ", and with more between them."
	}
	return "Not in these words. This is what " + saying + ":"
}

// notQuoted says that a speaker, or nobody, is quoted with the words that were asked about.
func notQuoted(speaker string) string {
	if speaker == "" {
		return "Not in these articles: nobody is quoted with these words."
	}
	return "Not in these articles: " + Short(speaker) + " is not quoted with these words."
}

// otherSpeaker names who said the words instead. Somebody who is described by words that no article prints may
// still be the one who did.
func (c Checked) otherSpeaker() string {
	who, asked := c.Found.Speaker.Name, Short(c.Claim.Speaker)
	words := "Said by somebody else"
	if !c.Found.Match.Verbatim && !c.Found.Match.Cut {
		words += ", in nearly these words"
	}
	words += ": " + who + ", not " + asked + "."
	if c.Known {
		return words
	}
	if describes(c.Claim.Speaker) {
		words = "Said by " + who + "."
	}
	return words + " Nobody called “" + asked + "” is quoted in these articles."
}

// describes reports whether words describe somebody instead of naming them: "the company".
func describes(words string) bool {
	first, _, _ := strings.Cut(strings.ToLower(words), " ")
	return slices.Contains([]string{"the", "a", "an", "my", "our", "his", "her", "their"}, first)
}
