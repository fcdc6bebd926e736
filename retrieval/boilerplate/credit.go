package boilerplate

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// maxCaption is the length of the longest caption, in bytes.
const maxCaption = 600

// Parts of the patterns of credits. A holder is the one who has the rights to a picture: names, in
// capitals, and the small words between them.
const (
	pictureNames = `(?:[Pp]hotos?|PHOTOS?|[Pp]hotographs?|PHOTOGRAPHS?|[Pp]ictures?|PICTURES?|[Pp]ics?|` +
		`[Ii]mages?|IMAGES?|` +
		`[Ii]llustrations?|[Gg]raphics?|GRAPHICS?|[Cc]redits?|CREDITS?|[Vv]ideo|[Ss]creenshot|[Ss]creengrab|` +
		`[Ss]till|` +
		`[Ff]ootage|[Aa]rtwork|[Pp]hoto [Cc]redits?|[Ii]mage [Cc]redits?|[Pp]icture [Cc]redits?|` +
		`[Vv]ideo [Cc]redits?|` +
		`[Pp]hoto [Ii]llustration|[Ff]ile [Pp]hotos?|[Ff]ile [Pp]ictures?|[Ff]ile [Ii]mages?|` +
		`[Hh]andout [Pp]hoto|[Mm]ain [Ii]mage|` +
		`[Tt]op [Pp]hoto|[Ll]ead [Ii]mage|[Cc]over [Pp]hoto|[Hh]eader [Ii]mage)`
	holder = `(?:(?:[\p{Lu}@][\p{L}\p{M}\d.'’&@_-]*|for|via|of|the|and|de|da|van|von|file|handout|by|courtesy|` +
		`supplied|provided|` +
		`\d{2,4}|[/|,&·+–-])[ ,]*)+`
	closing = `[)\]]?\.?$`
	agency  = `(?:Getty(?: Images)?|AFP|Reuters|REUTERS|Alamy(?: Stock Photo)?|Shutterstock|iStock(?:photo)?|AP|` +
		`AP Photo|` +
		`Associated Press|EPA(?:-EFE)?|PA(?: Wire| Images| Media)?|Unsplash|Pexels|Pixabay|Flickr|` +
		`Wikimedia Commons|` +
		`Handout|Supplied|Bloomberg|NurPhoto|Zuma Press|Anadolu|Xinhua|Pool|Rex(?: Features)?|Press Association)`
)

// The patterns of credits, in capitals and small letters as printed.
var (
	// Photo: Ines Quill/Coast Agency
	namedCredit = regexp.MustCompile(`^` + pictureNames + `\s*(?:[:|©]|[Bb]y\b|BY\b|[Cc]ourtesy(?: of)?\b|` +
		`[Ss]upplied by\b|` +
		`[Vv]ia\b|[Ss]ource\b:?)\s*©?\s*` + holder + closing)
	// © Ines Quill
	heldCredit = regexp.MustCompile(`^(?:©|\(?c\)|[Cc]ourtesy(?: of)?[: ])\s*` + holder + closing)
	// Ines Quill/Coast Agency
	agencyCredit = regexp.MustCompile(`^(?:\p{Lu}[\p{L}\p{M}.'’-]*\s?){1,5}(?:/|` +
		`\svia\s)\s?(?:[\p{Lu}@][\p{L}&.'’@_-]*\s?){1,5}` +
		`(?:(?:/|\svia\s|,\s)\s?(?:\p{Lu}[\p{L}&.'’-]*\s?){1,5}|,\s[Ff]ile)*` + closing)
	// Coast Agency, by the names that the agencies of the world have
	bareCredit = regexp.MustCompile(`^` + agency + `(?:(?:/|\s?\|\s?|, )` + agency + `)*` + closing)
	// hide caption
	captionControl = regexp.MustCompile(`(?:[Hh]ide|[Tt]oggle) [Cc]aption\.?$|^(?:Enlarge|Expand) this image\.?`)
)

// creditLabels find what opens the line of a caption or a credit.
var creditLabels = []*regexp.Regexp{
	regexp.MustCompile(`^[\[(]?` + pictureNames + `\s*(?:\|\s*|[:©])`),
	regexp.MustCompile(`^[\[(]?(?:Image|Photo|Video|Picture) (?:source|caption|credit)[,:]`),
	regexp.MustCompile(`^(?:FILE|FILES|FILE PHOTO|File|File photo|HANDOUT)\s?(?:[-–—:]|PHOTO\b)\s?`),
	regexp.MustCompile(`^(?:Pictured|PICTURED|In pictures|Above|Below|Left|Right|From left|` +
		`Clockwise from (?:top|top left|left)|` +
		`Main picture|Inset|Caption|CAPTION)(?: (?:above|below|left|right))?:`),
	regexp.MustCompile(`^(?:Photograph|Photo|Picture|Image|Illustration)s? (?:by|courtesy of) ` + holder + closing),
	regexp.MustCompile(`^[(\[]?(?:Reporting|Additional reporting|Additional Reporting|Editing|Writing|Written|` +
		`Compiled|` +
		`Translated|Translation|Edited|Produced|Photography|Graphics?|Research|Words|Video|` +
		`Audio)(?: and (?:writing|editing|graphics))? by ` +
		`(?:(?:[\p{Lu}][\p{L}\p{M}.'’-]*|[;,&]|and|in|from|the|of|for|with|additional|Additional|reporting|` +
		`editing|writing|by)[ ,;]*)+` + closing),
}

// tail is the number of bytes at the end of a line in which a credit is looked for.
const tail = 160

// isCredit reports whether a line is the caption of a picture or its credit, or names those who worked on
// the story.
func isCredit(line string) bool {
	if len(line) > maxCaption || inQuotation(line, 0, len(line)) {
		return false
	}
	return mayOpenCredit(line) && isLike(line, creditLabels) && !endsReport(line) || hasCredit(line)
}

func isLike(s string, patterns []*regexp.Regexp) bool {
	return slices.ContainsFunc(patterns, func(p *regexp.Regexp) bool { return p.MatchString(s) })
}

// hasCredit reports whether a line ends with the credit of a picture: after a full stop or another mark,
// or alone.
func hasCredit(line string) bool {
	if strings.HasSuffix(line, "aption") && captionControl.MatchString(line) {
		return true
	}
	if !endsInName(line) {
		return false
	}
	tries := 0
	for i := len(line) - 1; i >= max(0, len(line)-tail) && tries < maxTries; i-- {
		if c := line[i]; c == '(' || c == '[' || c == ' ' && isBreak(line[:i]) {
			if tries++; isCreditPiece(line[i+1:]) {
				return true
			}
		}
	}
	return len(line) <= tail && isCreditPiece(line)
}

// endsInName reports whether a line ends with a name or one of the small words that end a credit.
func endsInName(line string) bool {
	last := strings.TrimRight(line, ".)] ")
	last = last[strings.LastIndexAny(last, " /([")+1:]
	first, _ := utf8.DecodeRuneInString(last)
	return !unicode.IsLower(first) || creditEnds[last]
}

var creditEnds = prose.Set(`file handout courtesy supplied provided`)

// maxTries is the number of places in a line from which a credit is looked for.
const maxTries = 6

// isBreak reports whether a credit may start behind what stands before it.
func isBreak(before string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?…)]”’\"»|–—•·-,", last)
}

// isCreditPiece reports whether a piece of a line is a credit.
func isCreditPiece(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case first == '©' || first == 'c' || first == 'C':
		if heldCredit.MatchString(s) {
			return true
		}
	case first == '(' || !unicode.IsLetter(first):
		return false
	}
	w := prose.NewWords(s)
	w.Next()
	if creditOpenings[prose.Fold(w.Span().Of(s))] && namedCredit.MatchString(s) {
		return true
	}
	if !unicode.IsUpper(first) {
		return false
	}
	if (strings.Contains(s, "/") || strings.Contains(s, " via ")) && agencyCredit.MatchString(s) {
		return true
	}
	return bareCredit.MatchString(s)
}

// endsReport reports whether a line is a sentence that reports speech, which a caption does not.
func endsReport(line string) bool {
	return prose.EndsSentence(line) && strings.ContainsAny(line, "“\"") && readSentence(line).reports
}

// mayOpenCredit reports whether a line starts as one of creditLabels does.
func mayOpenCredit(line string) bool {
	w := prose.NewWords(line)
	return w.Next() && w.Span().Start < 3 && creditOpenings[prose.Fold(w.Span().Of(line))]
}

var creditOpenings = prose.Set(`photo photos photograph photographs picture pictures pic pics image images
	illustration
	illustrations graphic graphics credit credits video screenshot screengrab still footage artwork file files handout
	main top lead cover header pictured in above below left right from clockwise inset caption reporting additional
	editing writing written compiled translated translation edited produced photography research words audio`)

// captionSentences is the number of sentences that a caption has at most, with its credit.
const captionSentences = 3

// creditSpan returns what of a line with a credit is the caption: all of it, or only the credit and the
// sentence before it if the line goes on about more.
func creditSpan(text string, p prose.Span) prose.Span {
	all := prose.SentencesIn(text, p)
	if len(all) > captionSentences && hasCredit(p.Of(text)) {
		p.Start = all[len(all)-2].Start
	}
	return p
}
