package prose

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// snowball returns the stem of a folded word by Snowball's rules.
func snowball(w string) string {
	env := snowballstem.NewEnv(w)
	english.Stem(env)
	return strings.ReplaceAll(env.Current(), "'", "")
}
