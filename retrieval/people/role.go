package people

import (
	"cmp"
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
	known := map[string]int32{} // by how it is printed, and by its words
	for id, p := range people {
		for _, printed := range p.Roles {
			i, ok := known[printed]
			if !ok {
				i = t.add(names.Split(printed), known)
				known[printed] = i
			}
			if !slices.Contains(p.roleIDs, i) {
				p.roleIDs = append(p.roleIDs, i)
				t.roles[i].people = append(t.roles[i].people, int32(id))
			}
		}
	}
	return t
}

// add is the index of the role that was printed, which is new unless known has its words.
func (t *roleTable) add(printed []names.Token, known map[string]int32) int32 {
	words := roleWords(printed)
	key := "\x00" + strings.Join(words, " ")
	if i, ok := known[key]; ok {
		return i
	}
	i := int32(len(t.roles))
	known[key] = i
	t.roles = append(t.roles, role{words: words, head: roleHead(printed)})
	for _, w := range words {
		t.byWord[w] = append(t.byWord[w], i)
	}
	return i
}

// knows reports whether word is of some role.
func (t *roleTable) knows(word string) bool {
	return names.Of(word).Is(names.Head) || t.byWord[word] != nil
}

// holders are the ids of the people with a role that has all of words, the office among
// them, ascending: "Moreau" is not his spokesman.
func (t *roleTable) holders(words []string) []int32 {
	if len(words) == 0 {
		return nil
	}
	rarest := words[0]
	for _, w := range words {
		if len(t.byWord[w]) < len(t.byWord[rarest]) {
			rarest = w
		}
	}
	var ids []int32
	for _, i := range t.byWord[rarest] {
		if r := t.roles[i]; r.fits(words) && slices.Contains(words, r.head) {
			ids = append(ids, t.roles[i].people...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// fits reports whether r has all of words, and is no other office of the same name, such
// as the former one's.
func (r role) fits(words []string) bool {
	for _, w := range words {
		if !slices.Contains(r.words, w) {
			return false
		}
	}
	return !slices.ContainsFunc(r.words, func(w string) bool {
		return names.Of(w).Is(names.Modifier) &&
			!slices.Contains(words, w)
	})
}

// shares reports whether r has one of words.
func (r role) shares(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(r.words, w) })
}

// roleWords are what counts of a role, sorted: function words out, short forms written
// out, plural endings off, and countries for their people ("French" is "France").
func roleWords(words []names.Token) []string {
	var out []string
	for i, w := range words {
		text := singular(w.Text)
		switch {
		case w.Is(names.Function):
		case i > 0 && words[i-1].Text == "united" && united[text] != "":
			out[len(out)-1] = united[text]
		default:
			out = append(out, strings.Fields(cmp.Or(same[text], text))...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// roleHead is the word of a role that names the office, in one form for all its holders.
func roleHead(words []names.Token) string {
	head := singular(names.RoleHead(words).Text)
	head = cmp.Or(same[head], head)
	return head[strings.LastIndexByte(head, ' ')+1:]
}

// singular is word without the ending of a plural or possessive.
func singular(word string) string {
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return word[:len(word)-1]
	}
	return word
}
