package people

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"quoth/retrieval/names"
)

// roleTable finds people by the words of their roles.
type roleTable struct {
	roles  []role
	byWord map[string][]int32 // indexes of roles, ascending
}

// role is all printed roles of the same words, and who has them.
type role struct {
	words  []string // sorted
	head   string   // the word that names the office
	people []int32  // ids, ascending
}

func newRoleTable(people []*Person) roleTable {
	t := roleTable{byWord: map[string][]int32{}}
	byPrint, byWords := map[string]int32{}, map[string]int32{}
	for id, p := range people {
		for _, printed := range p.Roles {
			i, ok := byPrint[printed]
			if !ok {
				i = t.add(names.Split(printed), byWords)
				byPrint[printed] = i
			}
			if !slices.Contains(p.roleIDs, i) {
				p.roleIDs = append(p.roleIDs, i)
				t.roles[i].people = append(t.roles[i].people, int32(id))
			}
		}
	}
	return t
}

// add returns the index of the role that was printed, which is new unless known has its words.
func (t *roleTable) add(printed names.Sentence, known map[string]int32) int32 {
	words := roleWords(printed)
	key := strings.Join(words, " ")
	i, ok := known[key]
	if !ok {
		i = int32(len(t.roles))
		known[key] = i
		t.roles = append(t.roles, role{words: words, head: roleHead(printed)})
		for _, w := range words {
			t.byWord[w] = append(t.byWord[w], i)
		}
	}
	return i
}

// holders returns the ids, ascending, of the people with a role that has all of words and whose office is one of
// them: "Moreau" does not find his spokesman.
func (t *roleTable) holders(words []string) []int32 {
	if len(words) == 0 {
		return nil
	}
	rarest := slices.MinFunc(words, func(a, b string) int { return cmp.Compare(len(t.byWord[a]), len(t.byWord[b])) })
	var ids []int32
	for _, i := range t.byWord[rarest] {
		if r := t.roles[i]; r.fits(words) && slices.Contains(words, r.head) {
			ids = append(ids, r.people...)
		}
	}
	return distinct(ids)
}

// fits reports whether r has all of words and nothing that makes another office of it: "former president" does not
// fit "president".
func (r role) fits(words []string) bool {
	for _, w := range words {
		if !slices.Contains(r.words, w) {
			return false
		}
	}
	return !slices.ContainsFunc(r.words, func(w string) bool {
		return names.Of(w).Is(names.Modifier) && !slices.Contains(words, w)
	})
}

// shares reports whether r has one of words.
func (r role) shares(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(r.words, w) })
}

// roleWords returns the words by which roles are compared, sorted: without function words and plural endings, with
// short forms written out, and with a country for each adjective of it ("France" for "French").
func roleWords(words names.Sentence) []string {
	var out []string
	for i, w := range words {
		text := singular(w.Text)
		switch {
		case w.Is(names.Function):
		case words.At(i-1).Text == "united" && united[text] != "":
			out[len(out)-1] = united[text]
		default:
			out = append(out, strings.Fields(cmp.Or(same[text], text))...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// roleHead returns the word of a role that names the office, as roleWords writes it.
func roleHead(words names.Sentence) string {
	head := singular(names.RoleHead(words).Text)
	head = cmp.Or(same[head], head)
	return head[strings.LastIndexByte(head, ' ')+1:]
}

// singular returns word without the ending of a plural or possessive.
func singular(word string) string {
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return word[:len(word)-1]
	}
	return word
}

//go:embed same.txt
var sameLists string

// same holds for some words of roles the words that stand for them: "governor" for "gov".
var same = func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(sameLists) {
		written, others, _ := strings.Cut(line, " = ")
		for w := range strings.FieldsSeq(others) {
			m[w] = written
		}
	}
	return m
}()

// united holds the short names of countries by the word after "united".
var united = map[string]string{"state": "us", "kingdom": "uk"}
